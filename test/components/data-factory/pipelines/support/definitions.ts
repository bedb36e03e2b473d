import * as pulumi from "@pulumi/pulumi";
import { copyTable } from "../../../../../components/data-factory/pipelines/copyTable";
import { daily } from "../../../../../components/data-factory/pipelines/daily";
import { type IngestTable, tableDefinition } from "../../../../../components/data-factory/pipelines/tables";

const rules = { schemaChanges: "additions", incompatibleRows: "fail" } as const;

/** Job 7, and the list that it reads of the loads of a source. */
export const bronzeOf = (source: string) => ({
    job: { jobId: "7", linkedServiceName: pulumi.output("databricks") },
    loads: { source, control: pulumi.output(`${source}_control`), landing: pulumi.output(`${source}_loads`) },
});

/** Both pipelines of a source, whose parts have names that say what they are. */
export function pipelinesOf(source: string, tables: IngestTable[], parallelTables = 4) {
    const name = (what: string) => pulumi.output(`${source}_${what}`);
    return {
        copyTable: copyTable({
            name: `${source}_copyTable`,
            sourceType: "AzureSqlSource",
            sourceDataset: name("source"),
            landingDataset: name("landing"),
            lake: pulumi.output("lake"),
            zone: "landing",
            control: pulumi.output("control"),
            copyMinutes: 60,
        }),
        daily: daily({
            name: `${source}_daily`,
            copyTable: name("copyTable"),
            tables: tables.map((table) => tableDefinition(source, table, rules)),
            parallelTables,
            bronze: bronzeOf(source),
        }),
    };
}

/** The value of an output that is known. */
export const valueOf = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => void output.apply(resolve));
