import type * as pulumi from "@pulumi/pulumi";
import {
    Activity,
    type ActivityArgs,
    type ActivityPolicy,
    linkedServiceReference,
    type Reference,
    timeSpan,
} from "./activity";
import type { Argument, Expression } from "./expr";

/** A dataset, with a value for each of its parameters. */
export interface DatasetUse {
    /** Name of the dataset, as its output. */
    name: Reference;
    /** Values of its parameters; none by default. */
    parameters?: Record<string, Argument>;
}

/** An activity that takes a policy. */
export interface ExecutionArgs extends ActivityArgs {
    /** Timeout, retries, and whether its inputs are hidden; ended after 10 minutes, without retry and shown by default. */
    policy?: ActivityPolicy;
}

const dataset = ({ name, parameters }: DatasetUse) => ({
    type: "DatasetReference",
    referenceName: name,
    ...(parameters && { parameters }),
});

/** Reads rows of a query. */
export interface LookupArgs extends ExecutionArgs {
    /** Dataset that is read. */
    dataset: DatasetUse;
    /** How it is read: its type and what the type takes. */
    source: Record<string, unknown>;
    /** Whether `value` of the output has all rows, at most 5000, and not `firstRow` the first one; false by default. */
    allRows?: boolean;
}

/** What a lookup has where its inputs say nothing. */
export const lookupDefaults = { allRows: false } as const;

/** Reads rows of a query; what it answers has no columns that are NULL. */
export function lookup(name: string, args: LookupArgs): Activity {
    const { dataset: read, source, allRows = lookupDefaults.allRows, policy = {}, ...rest } = args;
    return new Activity(
        name,
        "Lookup",
        { ...rest, policy },
        { source, dataset: dataset(read), firstRowOnly: !allRows },
    );
}

/** Copies what a source answers into what a sink writes. */
export interface CopyArgs extends ExecutionArgs {
    /** Dataset that is read. */
    from: DatasetUse;
    /** Dataset that is written. */
    to: DatasetUse;
    /** How it is read: its type and what the type takes. */
    source: Record<string, unknown>;
    /** How it is written. */
    sink: Record<string, unknown>;
    /** Data integration units, 2 to 256; Data Factory chooses them by default. */
    units?: number;
    /** Queries at the same time, where the source is read in parts; Data Factory chooses them by default. */
    parallelCopies?: Argument;
    /** What becomes of rows that do not fit into what is written; the first one ends the copy by default. */
    incompatibleRows?: IncompatibleRowsArgs;
}

/** How a copy leaves out rows that do not fit into what it writes. */
export interface IncompatibleRowsArgs {
    /** Whether they are left out and logged; else the first one ends the copy. */
    skip: Argument;
    /** Linked service of the lake that has the log. */
    linkedServiceName: Reference;
    /** Container and folder of the log, in which each copy has a folder of its own. */
    path: Argument;
}

/** Copies data. Never tried again alone: what a first try had written would stay next to what the second writes. */
export function copy(
    name: string,
    { from, to, source, sink, units, parallelCopies, incompatibleRows, policy = {}, ...rest }: CopyArgs,
): Activity {
    const parts = { ...rest, policy, inputs: [dataset(from)], outputs: [dataset(to)] };
    return new Activity(name, "Copy", parts, {
        source,
        sink,
        ...(units !== undefined && { dataIntegrationUnits: units }),
        ...(parallelCopies !== undefined && { parallelCopies }),
        ...(incompatibleRows && skipped(incompatibleRows)),
    });
}

// learn.microsoft.com/azure/data-factory/copy-activity-log. Without reliable logging, the end of a log may be
// missing where the copy failed, and it is then done again.
const skipped = ({ skip, linkedServiceName, path }: IncompatibleRowsArgs) => ({
    enableSkipIncompatibleRow: skip,
    logSettings: {
        enableCopyActivityLog: skip,
        copyActivityLogSettings: { logLevel: "Warning", enableReliableLogging: false },
        logLocationSettings: { linkedServiceName: linkedServiceReference(linkedServiceName), path },
    },
});

/** Deletes the folder of a dataset with all that is in it. */
export function deleteFolder(name: string, args: ExecutionArgs & { dataset: DatasetUse }): Activity {
    const { dataset: read, policy = {}, ...rest } = args;
    const storeSettings = { type: "AzureBlobFSReadSettings", recursive: true };
    const properties = { dataset: dataset(read), enableLogging: false, storeSettings };
    return new Activity(name, "Delete", { ...rest, policy }, properties);
}

/** A parameter of a script, which its text names with `@`. */
export interface ScriptParameter {
    /** Type of the value. */
    type: "String" | "Int32" | "Int64" | "Boolean";
    /** The value. */
    value: Argument;
}

/** Runs T-SQL; values are parameters and never part of the text. */
export interface ScriptArgs extends ExecutionArgs {
    /** Linked service of the database, as its output. */
    linkedServiceName: Reference;
    /** `Query` where rows are read, else `NonQuery`. */
    kind: "Query" | "NonQuery";
    /** The statements. */
    text: string;
    /** Parameters by name. */
    parameters: Record<string, ScriptParameter>;
}

/** Runs T-SQL in a database. */
export function script(name: string, { kind, text, parameters, policy = {}, ...rest }: ScriptArgs): Activity {
    const given = Object.entries(parameters).map(([parameter, { type, value }]) => ({
        name: parameter,
        type,
        value,
        direction: "Input",
    }));
    return new Activity(
        name,
        "Script",
        { ...rest, policy },
        { scripts: [{ type: kind, text, parameters: given }], scriptBlockExecutionTimeout: limit(policy) },
    );
}

// One block of a script is ended after two hours otherwise, whatever the timeout of its activity is.
const limit = ({ timeoutMinutes = 10 }: ActivityPolicy) => timeSpan(timeoutMinutes).replace(/^0\./, "");

/** Runs activities for each element of a list. Refused: another loop within. */
export function forEach(
    name: string,
    {
        items,
        parallel,
        activities,
        ...rest
    }: ActivityArgs & { items: Expression; parallel: number; activities: Activity[] },
): Activity {
    return new Activity(name, "ForEach", rest, {
        items,
        isSequential: parallel === 1,
        batchCount: parallel,
        activities,
    });
}

/** Runs some activities where a condition holds, others where it does not. Refused: loops and conditions within. */
export function ifCondition(
    name: string,
    args: ActivityArgs & { condition: Expression; then?: Activity[]; otherwise?: Activity[] },
): Activity {
    const { condition, then = [], otherwise = [], ...rest } = args;
    const properties = { expression: condition, ifTrueActivities: then, ifFalseActivities: otherwise };
    return new Activity(name, "IfCondition", rest, properties);
}

/** Runs the activities of the case that a text equals. Refused: loops and conditions within. */
export function switchOn(
    name: string,
    args: ActivityArgs & { on: Expression; cases: Record<string, Activity[]>; otherwise?: Activity[] },
): Activity {
    const { on, cases, otherwise = [], ...rest } = args;
    const listed = Object.entries(cases).map(([value, activities]) => ({ value, activities }));
    return new Activity(name, "Switch", rest, { on, cases: listed, defaultActivities: otherwise });
}

/** Runs activities again and again until a condition holds, which is looked at after each time. Refused: another loop within. */
export function until(
    name: string,
    {
        condition,
        timeoutMinutes,
        activities,
        ...rest
    }: ActivityArgs & { condition: Expression; timeoutMinutes: number; activities: Activity[] },
): Activity {
    return new Activity(name, "Until", rest, {
        expression: condition,
        timeout: timeSpan(timeoutMinutes),
        activities,
    });
}

/** Waits for so many seconds. */
export function wait(name: string, { seconds, ...rest }: ActivityArgs & { seconds: number }): Activity {
    return new Activity(name, "Wait", rest, { waitTimeInSeconds: seconds });
}

/** Runs another pipeline and waits for its end. */
export function executePipeline(
    name: string,
    { pipeline, parameters, ...rest }: ActivityArgs & { pipeline: Reference; parameters: Record<string, Argument> },
): Activity {
    const reference = { type: "PipelineReference", referenceName: pipeline };
    return new Activity(name, "ExecutePipeline", rest, { pipeline: reference, parameters, waitOnCompletion: true });
}

/** Sets a variable of the pipeline. */
export function setVariable(
    name: string,
    { variable, value, ...rest }: ActivityArgs & { variable: string; value: Argument },
): Activity {
    return new Activity(name, "SetVariable", rest, { variableName: variable, value });
}

/** Runs a job of Databricks and waits for its end. */
export function databricksJob(
    name: string,
    args: ExecutionArgs & { linkedServiceName: Reference; jobId: pulumi.Input<string> },
): Activity {
    const { jobId, policy = {}, ...rest } = args;
    return new Activity(name, "DatabricksJob", { ...rest, policy }, { jobId });
}

/** Ends the pipeline as failed. */
export function fail(
    name: string,
    { message, errorCode, ...rest }: ActivityArgs & { message: Argument; errorCode: string },
): Activity {
    return new Activity(name, "Fail", rest, { message, errorCode });
}
