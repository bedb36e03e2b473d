import { withDefaults } from "../../shared/defaults";

/** How the rows of a table are found that are copied. */
export type IngestMode = "full" | "watermark" | "rowVersion" | "changeTracking";

/** What may change of the columns of a table between two loads: anything, new columns, or nothing. */
export type SchemaChanges = "allow" | "additions" | "refuse";

/** What becomes of a row with a value that Parquet cannot hold: it ends the run, or is left out and logged. */
export type IncompatibleRows = "fail" | "skip";

/** How a large table is read by several queries at the same time. */
export interface TablePartition {
    /** Column by whose ranges rows are parted: of whole numbers, dates or times, never NULL, and best one that never changes, such as the key, since a row that changes it during a copy may come twice or not at all. Letters, digits and underscores. */
    column: string;
    /** Queries at the same time, 2 to 50; 4 by default, as Data Factory has it. */
    parts?: number;
}

/** What a partition has where its inputs say nothing. */
export const tablePartitionDefaults = { parts: 4 } as const;

/** One table of a source. */
export interface IngestTable {
    /** Schema; `dbo` by default. */
    schema?: string;
    /** Name of the table or view. With the schema, it names the folder in the zone: letters and digits stay, all else is written as its code. A run refuses a synonym, whose columns SQL Server does not list: name what it stands for, or a view of it. */
    name: string;
    /** Rows that each run copies: `full` all, `watermark` those whose column is after the last copied value, `rowVersion` those whose rowversion is not before it, `changeTracking` those that SQL Server tracked as changed or deleted. After a change the whole table is copied once. */
    mode: IngestMode;
    /** Columns of the primary key, by which bronze merges; none by default. Needed in every mode other than `full`. */
    key?: string[];
    /** Column that only grows (`watermark`) or of type rowversion (`rowVersion`); none by default. One that holds a local time without offset goes back an hour where daylight saving ends: runs of that night lose rows unless `lookbackSeconds` is 3600 or more. Refused in other modes. */
    column?: string;
    /** What the column of mode `watermark` holds: `time` or whole numbers, `number`; `time` by default. */
    columnType?: "time" | "number";
    /** Seconds before the last copied value from which rows are read again, for those that were committed late; 0 by default. Only in mode `watermark` with a time. */
    lookbackSeconds?: number;
    /** Whether rows of the table are deleted in the source; false by default. Refused in modes that do not see it, `watermark` and `rowVersion`. */
    deletes?: boolean;
    /** What may have changed of the table's columns since its last load, as for all tables of the source: `allow`, `additions` or `refuse`; that of the source by default. */
    schemaChanges?: SchemaChanges;
    /** What becomes of a row with a value that Parquet cannot hold, as for all tables of the source: `fail` or `skip`; that of the source by default. */
    incompatibleRows?: IncompatibleRows;
    /** How it is read in parts; by one query by default. Changes of mode `changeTracking` always come by one. */
    partition?: TablePartition;
}

/** What a table has where its inputs say nothing. */
export const ingestTableDefaults = {
    schema: "dbo",
    columnType: "time",
    lookbackSeconds: 0,
    deletes: false,
} as const;

/**
 * A table as the pipelines take it: parts of SQL with every name in brackets, so that a run puts together whole texts.
 * Each property is always there, since an expression fails on one that is not.
 */
export interface TableDefinition {
    /** Name of the source. */
    source: string;
    /** Name in the control tables. */
    name: string;
    /** Mode. */
    mode: IngestMode;
    /** The table in a query. */
    table: string;
    /** The table as a text, for functions that take a name. */
    object: string;
    /** The table as a condition on INFORMATION_SCHEMA.COLUMNS. */
    where: string;
    /** What may have changed of its columns. */
    schemaChanges: SchemaChanges;
    /** Names of columns that it must have, as a list in JSON. */
    needed: string;
    /** Column that is compared; empty in other modes. */
    column: string;
    /** The column's greatest value as a text; empty in other modes. */
    bound: string;
    /** Seconds of the look-back. */
    lookback: number;
    /** Columns of the key in rows of changes, which a deleted row has nowhere else; empty in other modes. */
    keys: string;
    /** How rows of changes belong to rows of the table; empty in other modes. */
    match: string;
    /** Column by which it is read in parts; empty where it is read at once. */
    partition: string;
    /** Queries at the same time. */
    parts: number;
    /** Whether rows are left out that Parquet cannot hold. */
    skipsIncompatibleRows: boolean;
    /** Folder in the zone that holds the loads. */
    folder: string;
}

/** A text of T-SQL. */
const quotedText = (text: string) => `N'${text.replaceAll("'", "''")}'`;

/** A name in brackets, as T-SQL quotes it. */
const bracketed = (name: string) => `[${name.replaceAll("]", "]]")}]`;

/** Schema and name; in brackets where a period or another character would leave open where the schema ends. */
export function tableName({ schema = ingestTableDefaults.schema, name }: IngestTable): string {
    const isPlain = [schema, name].every((part) => /^\w+$/.test(part));
    return isPlain ? `${schema}.${name}` : `${bracketed(schema)}.${bracketed(name)}`;
}

/** Path of a table's folder: what is not a letter, digit, underscore or hyphen is written as its code, such as `~20~`. */
export function tableFolder(source: string, table: IngestTable): string {
    const schema = table.schema ?? ingestTableDefaults.schema;
    const safe = (text: string) =>
        Array.from(text, (one) => (/[A-Za-z0-9_-]/.test(one) ? one : `~${one.codePointAt(0)?.toString(16)}~`)).join("");
    return `${safe(source)}/${safe(schema)}.${safe(table.name)}`;
}

/** Columns that the settings of a table name, each once. */
const neededColumns = ({ key = [], column, partition }: IngestTable) => [
    ...new Set([...key, ...(column === undefined ? [] : [column]), ...(partition ? [partition.column] : [])]),
];

/** What holds for the tables of a source that say nothing else. */
export type TableRules = Required<Pick<IngestTable, "schemaChanges" | "incompatibleRows">>;

/** A table as the pipelines take it. */
export function tableDefinition(source: string, table: IngestTable, rules: TableRules): TableDefinition {
    const { schema, name, mode, column, columnType, lookbackSeconds } = withDefaults(table, ingestTableDefaults);
    const quoted = `${bracketed(schema)}.${bracketed(name)}`;
    const compared = column === undefined ? "" : bracketed(column);
    // Style 126 is ISO 8601; a number has none.
    const style = columnType === "time" ? ", 126" : "";
    const tracked = mode === "changeTracking" ? (table.key ?? []) : [];
    return {
        source,
        name: tableName(table),
        mode,
        table: quoted,
        object: quotedText(quoted),
        where: `TABLE_SCHEMA = ${quotedText(schema)} AND TABLE_NAME = ${quotedText(name)}`,
        schemaChanges: table.schemaChanges ?? rules.schemaChanges,
        needed: JSON.stringify(neededColumns(table).map((each) => ({ name: each }))),
        column: compared,
        bound: mode === "watermark" ? `CONVERT(varchar(40), MAX(${compared})${style})` : "",
        lookback: lookbackSeconds,
        keys: tracked.map((key) => `c.${bracketed(key)} AS ${bracketed(`_key_${key}`)}`).join(", "),
        match: tracked.map((key) => `t.${bracketed(key)} = c.${bracketed(key)}`).join(" AND "),
        partition: table.partition?.column ?? "",
        parts: table.partition ? withDefaults(table.partition, tablePartitionDefaults).parts : 1,
        skipsIncompatibleRows: (table.incompatibleRows ?? rules.incompatibleRows) === "skip",
        folder: tableFolder(source, table),
    };
}
