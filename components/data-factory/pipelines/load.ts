import type { Activity, ActivityPolicy, Reference } from "./activity";
import {
    type DatasetUse,
    deleteFolder,
    fail,
    ifCondition,
    script,
    type ScriptParameter,
    setVariable,
} from "./activities";
import { type Argument, expr, type Expression } from "./expr";

/** What decides how one load is copied and committed. */
export interface LoadArgs {
    /** Linked service of the database that has the schema `control`. */
    control: Reference;
    /** What the control tables know it by: source, name and mode. */
    of: { source: Argument; name: Argument; mode: Argument };
    /** Activities between `Begin` and `Bounds`, one after the other; none by default. */
    checks?: Activity[];
    /** Activity `Bounds`, after `Begin` or the last of the checks: up to where this run copies. */
    bounds: Activity;
    /** Value that the last load was copied up to. */
    from: Expression;
    /** Value that this load is copied up to. */
    to: Expression;
    /** Whether all is copied. */
    isFull: Argument;
    /** Whether there is anything to copy; the run ends as skipped otherwise. */
    isNew: Expression;
    /** The folder as a dataset, which is cleared. */
    landing: DatasetUse;
    /** The folder as a text, for readers. */
    folder: Expression;
    /** Activity `Copy`, after `Clear`. */
    copy: Activity;
    /** Minutes until the copy is ended. */
    copyMinutes: number;
    /** What the copy wrote, as a number. */
    count: Expression;
    /** What else is committed with the load: parameters of `commit_load`; none by default. */
    committed?: Record<string, ScriptParameter>;
    /** What a failed run says before the text of the error, and the code of its error. */
    failure: { message: string; errorCode: string };
}

/** Policy of a short activity. It may run again: the procedures of the schema control recognise a second call of a run. */
export const shortPolicy: ActivityPolicy = { timeoutMinutes: 10, retries: 2, retrySeconds: 30 };
const cleaning: ActivityPolicy = { timeoutMinutes: 60, retries: 2, retrySeconds: 30 };

/** A column of what `Begin` answered: `from_value`, `load_number` or `is_full`. */
export const begun = (column: string): Expression =>
    expr.output("Begin").at("resultSets").nth(0).at("rows").nth(0).at(column);

/** Folder of this load, in the folder that holds all of them. */
export const loadFolder = (folder: Expression): Expression =>
    expr.concat(folder, "/load=", expr.call("string", begun("load_number")));

/**
 * Activities of a run that copies one load: it asks what to copy, clears the folder that a failed run may have left,
 * copies, and commits. Whatever fails ends the run with its text. A run that ends anywhere leaves its folder out of the
 * loads.
 */
export const load = (args: LoadArgs): Activity[] => [
    begin(args),
    ...(args.checks ?? []),
    args.bounds,
    ifCondition("Load", { after: ["Bounds"], condition: args.isNew, then: loading(args) }),
    ...ends(args),
];

/** A text as a parameter. */
export const text = (value: Argument): ScriptParameter => ({ type: "String", value });
/** A whole number as a parameter. */
export const number = (value: Argument): ScriptParameter => ({ type: "Int64", value });

/** A call of a procedure of the schema control, with all values as parameters. */
export const call = (procedure: string, parameters: Record<string, ScriptParameter>) => {
    const given = { run_id: text(expr.runId), ...parameters };
    const names = Object.keys(given).map((name) => `@${name} = @${name}`);
    return { text: `EXECUTE control.${procedure} ${names.join(", ")};`, parameters: given };
};

const lasts = ({ timeoutMinutes = 10, retries = 0, retrySeconds = 30 }: ActivityPolicy) =>
    timeoutMinutes * (retries + 1) + Math.ceil((retries * retrySeconds) / 60);

/** Minutes that a run may need between its begin and its commit; for an hour of them, activities may wait to be started. */
const heldMinutes = ({ copyMinutes, checks = [] }: LoadArgs) =>
    60 + copyMinutes + (checks.length + 2) * lasts(shortPolicy) + lasts(cleaning);

const begin = (args: LoadArgs): Activity =>
    script("Begin", {
        linkedServiceName: args.control,
        kind: "Query",
        ...call("begin_run", {
            source_name: text(args.of.source),
            table_name: text(args.of.name),
            mode: text(args.of.mode),
            timeout_minutes: number(heldMinutes(args)),
        }),
        policy: shortPolicy,
    });

const loading = ({ control, landing, folder, copy, count, from, to, isFull, committed }: LoadArgs): Activity[] => [
    // unverified: that the deletion of a folder that is not there succeeds.
    deleteFolder("Clear", { dataset: landing, policy: cleaning }),
    copy,
    script("Commit", {
        after: ["Copy"],
        linkedServiceName: control,
        kind: "NonQuery",
        ...call("commit_load", {
            folder: text(folder),
            row_count: number(count),
            from_value: text(from),
            to_value: text(to),
            is_full: { type: "Boolean", value: isFull },
            ...committed,
        }),
        policy: shortPolicy,
    }),
    // Outside of a condition no output of what is within can be read.
    setVariable("Rows", { after: ["Commit"], variable: "rows", value: expr.call("string", count) }),
];

/** Variables that the activities of a load need. */
export const loadVariables = { rows: { type: "String", defaultValue: "0" } } as const;

// Of those, one alone has failed; the others have no error.
const errorOf = ({ checks = [], bounds }: LoadArgs) =>
    expr.concat(...[...checks, bounds].map(({ name }) => expr.error(name)), expr.error("Load"));

const ends = (args: LoadArgs): Activity[] => endsWith(args, errorOf(args));

const endsWith = ({ control, isNew, failure }: LoadArgs, error: Expression): Activity[] => [
    script("End", {
        after: ["Load"],
        linkedServiceName: control,
        kind: "NonQuery",
        ...call("end_run", {
            status: text(expr.when(isNew, "succeeded", "skipped")),
            row_count: number(expr.call("int", expr.variable("rows"))),
        }),
        policy: shortPolicy,
    }),
    // Not where Begin failed: what is copied is then held by another run.
    // unverified: that the error of an activity that was skipped is null, and not an error of the expression.
    script("EndFailed", {
        after: { Begin: ["Succeeded"], Load: ["Failed", "Skipped"] },
        linkedServiceName: control,
        kind: "NonQuery",
        ...call("end_run", { status: text("failed"), error: text(error) }),
        policy: shortPolicy,
    }),
    fail("Failed", {
        after: ["EndFailed"],
        message: expr.concat(failure.message, error),
        errorCode: failure.errorCode,
    }),
];
