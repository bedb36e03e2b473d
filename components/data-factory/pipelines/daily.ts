import type * as pulumi from "@pulumi/pulumi";
import type { Reference } from "./activity";
import { databricksJob, executePipeline, fail, forEach } from "./activities";
import { expr } from "./expr";
import type { PipelineDefinition } from "./pipeline";
import type { TableDefinition } from "./tables";

/** Job of Databricks that builds bronze from the committed loads. */
export interface BronzeJob {
    /** Id of the job. A change runs another job from the next run on. */
    jobId: pulumi.Input<string>;
    /** Linked service of its workspace, as its output. */
    linkedServiceName: Reference;
    /** Minutes until the job is ended, 10 to 10080; 240 by default. */
    timeoutMinutes?: number;
}

/** What a job has where its inputs say nothing. */
export const bronzeJobDefaults = { timeoutMinutes: 240 } as const;

/** What the daily pipeline runs. */
export interface DailyArgs {
    /** Name of the pipeline. */
    name: string;
    /** The pipeline that copies one table, as its output. */
    copyTable: Reference;
    /** Tables of a run that states none. */
    tables: TableDefinition[];
    /** Tables that are copied at the same time. */
    parallelTables: number;
    /** Job that builds bronze; none by default. */
    bronzeJob?: BronzeJob;
}

/** The pipeline that copies all tables and then builds bronze. A run that starts while another is on waits. */
export function daily({ name, copyTable, tables, parallelTables, bronzeJob }: DailyArgs): PipelineDefinition {
    return {
        name,
        description: "Copies the tables, each by a run of its own, then builds bronze.",
        concurrency: 1,
        parameters: { tables: { type: "Array", defaultValue: tables } },
        activities: [
            forEach("Tables", {
                items: expr.parameter("tables"),
                parallel: parallelTables,
                activities: [executePipeline("CopyTable", { pipeline: copyTable, parameters: { table: expr.item } })],
            }),
            ...(bronzeJob ? bronze(bronzeJob) : []),
        ],
    };
}

// Bronze takes the loads that were committed, also where a table failed, which must not make the run a success.
const bronze = ({ jobId, linkedServiceName, timeoutMinutes = bronzeJobDefaults.timeoutMinutes }: BronzeJob) => [
    databricksJob("Bronze", {
        after: { Tables: ["Completed"] },
        linkedServiceName,
        jobId,
        policy: { timeoutMinutes },
    }),
    fail("TablesFailed", {
        after: { Tables: ["Failed"], Bronze: ["Completed"] },
        message: "At least one table was not copied; its own run says why.",
        errorCode: "Tables",
    }),
];
