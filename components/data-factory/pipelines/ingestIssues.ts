import { pipelineLimits } from "../../../azure/data-factory/pipelineLimits";
import { type Bounds, isWholeNumber, issuesWithin, repeated, type InputIssue } from "../../shared/validation";
import { type BronzeJob, bronzeJobDefaults } from "./daily";
import {
    type IncompatibleRows,
    type IngestTable,
    ingestTableDefaults,
    type SchemaChanges,
    tableFolder,
    tableName,
    type TablePartition,
    tablePartitionDefaults,
} from "./tables";

/** What is checked of an ingest: plain values alone. */
export interface IngestPlan {
    /** Name of the source. */
    source: { name: string };
    /** Zone that the files are written to. */
    landing: { zone: string; format: string };
    /** Tables. */
    tables: readonly IngestTable[];
    /** Tables at the same time. */
    parallelTables: number;
    /** What may have changed of columns. */
    schemaChanges: SchemaChanges;
    /** What becomes of rows that Parquet cannot hold. */
    incompatibleRows: IncompatibleRows;
    /** Minutes of a copy. */
    copyMinutes: number;
    /** Units of a copy. */
    copyUnits?: number;
}

// Of control.run_log and control.load; the folder of a load ends in its number.
const controlLengths = { name: 300, folder: 780 } as const;

/** Everything that is wrong with an ingest. */
export function sourceIngestIssues(plan: IngestPlan): InputIssue[] {
    const { source, landing, tables, parallelTables, copyMinutes, copyUnits } = plan;
    const names = tables.map(tableName);
    return [
        ...placeIssues(source, landing),
        ...(tables.length === 0 ? [{ propertyPath: "tables", reason: "has no entry; add one" }] : []),
        ...ruleIssues(plan),
        ...repeated(names).map((name) => ({ propertyPath: "tables", reason: `"${name}" is duplicated` })),
        ...tables.flatMap((table, i) => issuesWithin(`tables[${i}]`, tableIssues(source.name, table))),
        ...bounded("parallelTables", parallelTables, pipelineLimits.parallel),
        ...copyIssues(copyMinutes, copyUnits),
    ];
}

/** What is wrong with the name of a source and with the zone that is written to. */
export const placeIssues = (source: IngestPlan["source"], landing: IngestPlan["landing"]): InputIssue[] => [
    // Datasets take no hyphens, and each name of a factory's part begins with it.
    ...(/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(source.name)
        ? []
        : [
              {
                  propertyPath: "source.name",
                  reason: `"${source.name}" must be 1 to 60 letters, digits and underscores, a letter first`,
              },
          ]),
    ...landingIssues(landing),
];

/** What is wrong with the zone that files are written to. */
export const landingIssues = ({ zone, format }: IngestPlan["landing"]): InputIssue[] =>
    format === "files"
        ? []
        : [
              {
                  propertyPath: "landing.zone",
                  reason: `zone "${zone}" has format ${format}, which Data Factory does not write; take one of format files`,
              },
          ];

/** What is wrong with the limits of one copy. */
export const copyIssues = (copyMinutes: number, copyUnits: number | undefined): InputIssue[] => [
    ...bounded("copyMinutes", copyMinutes, pipelineLimits.timeoutMinutes),
    ...(copyUnits === undefined ? [] : bounded("copyUnits", copyUnits, pipelineLimits.copyUnits)),
];

/** What is wrong with the job that builds bronze. */
export const bronzeJobIssues = ({
    timeoutMinutes = bronzeJobDefaults.timeoutMinutes,
}: Pick<BronzeJob, "timeoutMinutes">): InputIssue[] =>
    bounded("timeoutMinutes", timeoutMinutes, pipelineLimits.timeoutMinutes);

/** What is wrong with a number that must be whole and within bounds. */
export const bounded = (
    propertyPath: string,
    value: number,
    [least, most]: Bounds,
    kind = "a whole number",
): InputIssue[] =>
    isWholeNumber(value, [least, most])
        ? []
        : [{ propertyPath, reason: `is ${value}, must be ${kind} from ${least} to ${most}` }];

function tableIssues(source: string, table: IngestTable): InputIssue[] {
    const { mode, column, key = [], deletes = ingestTableDefaults.deletes } = table;
    const compares = mode === "watermark" || mode === "rowVersion";
    const issues: InputIssue[] = [
        ...nameIssues(source, table),
        ...lookbackIssues(table),
        ...ruleIssues(table),
        ...(table.partition ? issuesWithin("partition", partitionIssues(table.partition)) : []),
    ];
    if (mode !== "full" && key.length === 0) {
        issues.push({
            propertyPath: "key",
            reason: `is missing, and mode ${mode} merges by it; name the columns of the primary key`,
        });
    }
    if (compares && (column ?? "") === "") {
        const what = mode === "watermark" ? "a column that only grows" : "the column of type rowversion";
        issues.push({ propertyPath: "column", reason: `is missing, and mode ${mode} compares it; name ${what}` });
    }
    if (!compares && column !== undefined) {
        issues.push({ propertyPath: "column", reason: `is "${column}", but mode ${mode} compares none; leave it out` });
    }
    if (compares && deletes) {
        issues.push({
            propertyPath: "mode",
            reason: `${mode} does not see deleted rows, and deletes is true; take changeTracking or full`,
        });
    }
    return [...issues, ...columnIssues(table)];
}

const rules = { schemaChanges: ["allow", "additions", "refuse"], incompatibleRows: ["fail", "skip"] } as const;

// A run would find an unknown rule only after the deployment, or take it for another one.
function ruleIssues(given: Pick<IngestTable, keyof typeof rules>): InputIssue[] {
    return Object.entries(rules).flatMap(([propertyPath, known]: [string, readonly string[]]) => {
        const rule = given[propertyPath as keyof typeof rules];
        return rule === undefined || known.includes(rule)
            ? []
            : [{ propertyPath, reason: `is "${rule}", must be one of ${known.join(", ")}` }];
    });
}

function columnIssues({ key = [], column }: IngestTable): InputIssue[] {
    const named = [...key, ...(column === undefined ? [] : [column])];
    return [
        ...repeated(key).map((name) => ({ propertyPath: "key", reason: `"${name}" is duplicated` })),
        // Data Factory writes the names of columns into the files, and Parquet takes none of these.
        ...named
            .filter((each) => /[ ,;{}()\n\t=]/.test(each))
            .map((name) => ({
                propertyPath: name === column ? "column" : "key",
                reason: `"${name}" has a blank or one of , ; { } ( ) =, which Parquet refuses; copy a view that renames it`,
            })),
    ];
}

function nameIssues(source: string, table: IngestTable): InputIssue[] {
    const parts = { schema: table.schema ?? ingestTableDefaults.schema, name: table.name };
    const issues = Object.entries(parts)
        .filter(([, part]) => part.length === 0 || part.length > 128 || /\p{Cc}/u.test(part))
        .map(([propertyPath]) => ({
            propertyPath,
            reason: "must be 1 to 128 characters without control characters, as SQL Server has it",
        }));
    const [name, folder] = [tableName(table).length, tableFolder(source, table).length];
    if (name > controlLengths.name || folder > controlLengths.folder) {
        issues.push({
            propertyPath: "name",
            reason: `makes a name of ${name} and a folder of ${folder} characters, at most ${controlLengths.name} and ${controlLengths.folder}; copy a view with a shorter name`,
        });
    }
    return issues;
}

// unverified: how Data Factory quotes the name in its ranges; none of these needs it.
const partitionIssues = ({ column, parts = tablePartitionDefaults.parts }: TablePartition): InputIssue[] => [
    ...(/^[A-Za-z_]\w{0,127}$/.test(column)
        ? []
        : [
              {
                  propertyPath: "column",
                  reason: `is "${column}", must be 1 to 128 letters, digits and underscores, no digit first; take another column, or copy a view that renames it`,
              },
          ]),
    ...bounded("parts", parts, pipelineLimits.parts),
];

/** What is wrong with the length of a look-back. */
export const lookbackBounded = (seconds: number): InputIssue[] =>
    bounded("lookbackSeconds", seconds, pipelineLimits.lookbackSeconds, "a whole number of seconds");

function lookbackIssues({ mode, lookbackSeconds = 0, columnType = "time" }: IngestTable): InputIssue[] {
    const propertyPath = "lookbackSeconds";
    const issues = lookbackBounded(lookbackSeconds);
    if (issues.length > 0) {
        return issues;
    }
    return lookbackSeconds > 0 && (mode !== "watermark" || columnType !== "time")
        ? [{ propertyPath, reason: "is for mode watermark with a column of time; leave it out" }]
        : [];
}
