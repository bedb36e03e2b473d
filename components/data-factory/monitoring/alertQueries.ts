import * as pulumi from "@pulumi/pulumi";
import { pipelineRuns } from "../../../azure/data-factory/logTables";
import { logAlertLimits } from "../../../azure/observability/logAlerts";
import { rowsOf } from "../../shared/diagnostics";

/** A source whose tables are loaded again and again. */
export interface LoadedSource {
    /** Name of the source, with which its pipelines begin. */
    name: string;
    /** Its tables, each by its name in the control tables, as `ingestTableName` has it: `dbo.Orders`. */
    tables: readonly string[];
    /** Hours after which a table whose last load ended before is late, 1 to 47; 30 by default, for a run every day: a day, an hour of daylight saving, and five for a run that lasts longer than the one before. */
    hours?: number;
}

/** What a source has where the inputs say nothing. */
export const loadedSourceDefaults = { hours: 30 } as const;

/** Late tables of a source that have an alert each; of more, one alert tells that they are more. */
const mostNamed = 20;

// Azure writes ids in other letters there. Other factories may send their logs to the same place.
const runsOf = (factoryResourceId: pulumi.Input<string>, status: string) =>
    pulumi.interpolate`${rowsOf(pipelineRuns.name, pipelineRuns.columns)}
| where _ResourceId =~ "${factoryResourceId}" and Status =~ "${status}"`;

/**
 * Source and table of a run of copyTable, which are in its parameter `table`, or source and feed of one of copyFiles, in `feed`;
 * empty of other pipelines.
 * unverified: whether the log holds a parameter of type Object as an object or as a text of JSON; both are read.
 */
const loaded = `| extend Given = parse_json(Parameters)
| extend Loaded = parse_json(strcat(tostring(Given.table), tostring(Given.feed)))
| extend Source = tostring(Loaded.source), Table = tostring(Loaded.name)`;

/** One row a run that failed, with its pipeline, and its table where it copies one. */
export const failedRuns = (factoryResourceId: pulumi.Input<string>) =>
    pulumi.interpolate`${runsOf(factoryResourceId, "Failed")}
${loaded}
| project TimeGenerated, PipelineName, Table = iff(isempty(Table), "-", Table)`;

/**
 * One row a table whose last run with success is too old, or that has none in the logs. It begins with the expected tables,
 * so that one is found which never ran, and where nothing runs at all. A source that has many has one row.
 */
export const lateTables = (factoryResourceId: pulumi.Input<string>, sources: readonly LoadedSource[]) =>
    pulumi.interpolate`${runsOf(factoryResourceId, "Succeeded")}
${loaded}
| summarize Last = max(TimeGenerated) by Source, Table
| join kind=rightouter (datatable(Source: string, Table: string, Hours: int)[
${expectedRows(sources)}
]) on Source, Table
| extend IsLate = isnull(Last) or Last < ago(Hours * 1h)
| summarize Late = countif(IsLate), Expected = count(), Tables = make_list_if(Table1, IsLate) by Source = Source1
| where Late > 0
| extend Named = case(Late == Expected, dynamic(["all tables"]), Late > ${mostNamed}, dynamic(["more than ${mostNamed} tables"]), Tables)
| mv-expand Table = Named to typeof(string)
| project Source, Table`;

// Texts of JSON are texts of KQL as well.
const expectedRows = (sources: readonly LoadedSource[]) =>
    sources
        .flatMap(({ name, tables, hours = loadedSourceDefaults.hours }) =>
            tables.map((table) => `${JSON.stringify(name)}, ${JSON.stringify(table)}, ${hours}`),
        )
        .join(",\n");

/** Most sources whose tables are watched: each may have `mostNamed` alerts at once. */
export const mostSources = Math.floor(logAlertLimits.alerts / mostNamed);

/** Bytes of the rows of tables in a rule. */
export const expectedBytes = (sources: readonly LoadedSource[]) =>
    Buffer.byteLength(JSON.stringify(expectedRows(sources)));

/** Most bytes of the rows of tables: what is left of a rule's where all else takes 4 KB. */
export const mostExpectedBytes = logAlertLimits.bytes - 4096;
