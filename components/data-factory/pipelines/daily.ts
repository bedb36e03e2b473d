import type * as pulumi from "@pulumi/pulumi";
import type { Reference } from "./activity";
import { databricksJob, executePipeline, fail, forEach } from "./activities";
import { expr } from "./expr";
import { listLoads, type LoadListArgs } from "./loadList";
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

/** The job, and the list of loads that it reads. */
export interface BronzeArgs {
    /** The job. */
    job: BronzeJob;
    /** The list. */
    loads: LoadListArgs;
}

/** What the daily pipeline of tables runs. */
export interface DailyArgs {
    /** Name of the pipeline. */
    name: string;
    /** The pipeline that copies one table, as its output. */
    copyTable: Reference;
    /** Tables of a run that states none. */
    tables: TableDefinition[];
    /** Tables that are copied at the same time. */
    parallelTables: number;
    /** What builds bronze; nothing by default. */
    bronze?: BronzeArgs;
}

/** The pipeline that copies all tables and then builds bronze. A run that starts while another is on waits. */
export const daily = ({ name, copyTable, tables, parallelTables, bronze }: DailyArgs): PipelineDefinition =>
    runEach({
        name,
        words: { one: "table", all: "tables", loop: "Tables", copy: "CopyTable" },
        copying: copyTable,
        items: tables,
        parallel: parallelTables,
        bronze,
    });

/** What a pipeline runs that copies one after another, some at the same time. */
export interface RunEachArgs {
    /** Name of the pipeline. */
    name: string;
    /** How what it copies is called: one of it, which is the parameter of the other pipeline, and all; activities. */
    words: { one: string; all: string; loop: string; copy: string };
    /** The pipeline that copies one, as its output. */
    copying: Reference;
    /** All that a run copies that states none. */
    items: readonly unknown[];
    /** How many are copied at the same time. */
    parallel: number;
    /** What builds bronze; nothing by default. */
    bronze?: BronzeArgs;
}

/** A pipeline that copies each by a run of its own and then builds bronze. A run that starts while another is on waits. */
export function runEach({ name, words, copying, items, parallel, bronze }: RunEachArgs): PipelineDefinition {
    return {
        name,
        description: `Copies the ${words.all}, each by a run of its own, then builds bronze.`,
        concurrency: 1,
        parameters: { [words.all]: { type: "Array", defaultValue: items } },
        activities: [
            forEach(words.loop, {
                items: expr.parameter(words.all),
                parallel,
                activities: [
                    executePipeline(words.copy, { pipeline: copying, parameters: { [words.one]: expr.item } }),
                ],
            }),
            ...(bronze ? buildBronze(bronze, words) : []),
        ],
    };
}

// Bronze takes the loads that were committed, also where one failed, which must not make the run a success.
const buildBronze = ({ job, loads }: BronzeArgs, { one, loop }: RunEachArgs["words"]) => [
    listLoads(loads, { [loop]: ["Completed"] }),
    databricksJob("Bronze", {
        after: ["Loads"],
        linkedServiceName: job.linkedServiceName,
        jobId: job.jobId,
        policy: { timeoutMinutes: job.timeoutMinutes ?? bronzeJobDefaults.timeoutMinutes },
    }),
    fail(`${loop}Failed`, {
        after: { [loop]: ["Failed"], Bronze: ["Completed"] },
        message: `At least one ${one} was not copied; its own run says why.`,
        errorCode: loop,
    }),
];
