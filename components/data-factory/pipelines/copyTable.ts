import type { Activity, ActivityPolicy, Reference } from "./activity";
import { copy, deleteFolder, fail, ifCondition, lookup, script, setVariable, type ScriptParameter } from "./activities";
import { type Argument, expr, type Expression } from "./expr";
import type { PipelineDefinition } from "./pipeline";
import type { TableDefinition } from "./tables";

/** What the pipeline that copies one table refers to. */
export interface CopyTableArgs {
    /** Name of the pipeline. */
    name: string;
    /** Type of the source that queries are sent to. */
    sourceType: "AzureSqlSource" | "SqlServerSource";
    /** Dataset of the source. */
    sourceDataset: Reference;
    /** Dataset of the zone, with a parameter `folder`. */
    landingDataset: Reference;
    /** Linked service of the database that has the schema `control`. */
    control: Reference;
    /** Minutes until a copy is ended. */
    copyMinutes: number;
    /** Data integration units of a copy; Data Factory chooses them by default. */
    copyUnits?: number;
}

// Each may run again: the procedures of the schema control recognise a second call of a run.
const short: ActivityPolicy = { timeoutMinutes: 10, retries: 2, retrySeconds: 30 };
const cleaning: ActivityPolicy = { timeoutMinutes: 60, retries: 2, retrySeconds: 30 };

const table = (property: keyof TableDefinition) => expr.parameter("table").at(property);
const begun = (column: string) => expr.output("Begin").at("resultSets").nth(0).at("rows").nth(0).at(column);
const bounds = (column: string) => expr.output("Bounds").at("firstRow").at(column);
const [from, to] = [begun("from_value"), bounds("to_value")];
const isMode = (mode: TableDefinition["mode"]) => expr.equals(table("mode"), mode);
const isFull = expr.or(expr.equals(begun("is_full"), 1), expr.equals(bounds("is_full"), 1));
// Nothing is new where the bound is the old value. With a look-back, rows before it may be new all the same. An empty
// bound is of a table without rows.
const isNew = expr.not(
    expr.or(expr.equals(to, ""), expr.and(expr.equals(from, to), expr.equals(table("lookback"), 0), expr.not(isFull))),
);
const folder = expr.concat(table("folder"), "/load=", expr.call("string", begun("load_number")));
const rowsCopied = expr.output("Copy").at("rowsCopied");
const error = expr.concat(expr.error("Bounds"), expr.error("Load"));

/** A value as a text of T-SQL: a source's query takes no parameters. */
const sqlText = (value: Expression) => expr.concat("'", expr.call("replace", value, "'", "''"), "'");
/** A value as a whole number of T-SQL; the run fails where it is none. */
const sqlNumber = (value: Expression) => expr.call("string", expr.call("int", value));
const rowVersion = (value: Expression) => expr.concat("CONVERT(binary(8), ", sqlText(value), ", 1)");
const byMode = (of: Record<"watermark" | "rowVersion" | "changeTracking", Argument>, full: Argument) =>
    expr.when(
        isMode("watermark"),
        of.watermark,
        expr.when(isMode("rowVersion"), of.rowVersion, expr.when(isMode("changeTracking"), of.changeTracking, full)),
    );

/** Up to where this run copies, and whether it must copy all: read before the rows, so that later changes come next. */
const boundsQuery = byMode(
    {
        watermark: expr.concat(
            ...["SELECT COALESCE(", table("bound"), ", '') AS to_value, 0 AS is_full FROM ", table("table")],
        ),
        // What is not committed yet has this version or a later one.
        rowVersion:
            "SELECT CONVERT(varchar(18), CONVERT(binary(8), MIN_ACTIVE_ROWVERSION()), 1) AS to_value, 0 AS is_full",
        // Changes are kept for some days only: a table that was last copied before is copied whole.
        changeTracking: expr.concat(
            "SELECT COALESCE(CONVERT(varchar(20), CHANGE_TRACKING_CURRENT_VERSION()), 'change tracking is off') AS to_value, ",
            ...["CASE WHEN TRY_CAST(", sqlText(from), " AS bigint) < CHANGE_TRACKING_MIN_VALID_VERSION(OBJECT_ID("],
            ...[table("object"), ")) THEN 1 ELSE 0 END AS is_full"],
        ),
    },
    "SELECT CONVERT(varchar(33), SYSUTCDATETIME(), 126) AS to_value, 1 AS is_full",
);

const allRows = expr.concat("SELECT * FROM ", table("table"));
const since = expr.when(
    expr.greater(table("lookback"), 0),
    // Values of all types of time compare with one that has an offset; without one of their own, they are UTC to it.
    expr.concat(
        ...["DATEADD(second, -", expr.call("string", table("lookback")), ", CAST(", sqlText(from)],
        " AS datetimeoffset(7)))",
    ),
    sqlText(from),
);

const changedRows = byMode(
    {
        watermark: expr.concat(
            ...[allRows, " WHERE ", table("column"), " > ", since, " AND ", table("column"), " <= ", sqlText(to)],
        ),
        rowVersion: expr.concat(
            ...[allRows, " WHERE ", table("column"), " >= ", rowVersion(from)],
            ...[" AND ", table("column"), " < ", rowVersion(to)],
        ),
        // unverified: that no clean-up of changes comes between the bounds and this query; Microsoft Learn recommends
        // snapshot isolation for the two, which a Lookup and a Copy cannot share.
        changeTracking: expr.concat(
            ...[
                "SELECT c.SYS_CHANGE_OPERATION AS _change_operation, ",
                table("keys"),
                ", t.* FROM CHANGETABLE(CHANGES ",
            ],
            ...[
                table("table"),
                ", ",
                sqlNumber(from),
                ") AS c LEFT JOIN ",
                table("table"),
                " AS t ON ",
                table("match"),
            ],
            ...[" WHERE c.SYS_CHANGE_VERSION <= ", sqlNumber(to)],
        ),
    },
    allRows,
);

const text = (value: Argument): ScriptParameter => ({ type: "String", value });
const number = (value: Argument): ScriptParameter => ({ type: "Int64", value });

/** A call of a procedure of the schema control, with all values as parameters. */
const call = (procedure: string, parameters: Record<string, ScriptParameter>) => {
    const given = { run_id: text(expr.runId), ...parameters };
    const names = Object.keys(given).map((name) => `@${name} = @${name}`);
    return { text: `EXECUTE control.${procedure} ${names.join(", ")};`, parameters: given };
};

/**
 * The pipeline that copies one table: it asks what to copy, clears the folder that a failed run may have left, copies,
 * and commits. Whatever fails ends the run with its text. A run that ends anywhere leaves its folder out of the loads.
 */
export function copyTable(args: CopyTableArgs): PipelineDefinition {
    return {
        name: args.name,
        description: "Copies one table into a folder of the zone and commits the load.",
        parameters: { table: { type: "Object" } },
        variables: { rows: { type: "String", defaultValue: "0" } },
        activities: [begin(args), readBounds(args), load(args), ...ends(args)],
    };
}

const lasts = ({ timeoutMinutes = 10, retries = 0, retrySeconds = 30 }: ActivityPolicy) =>
    timeoutMinutes * (retries + 1) + Math.ceil((retries * retrySeconds) / 60);

/** Minutes that a run may need between its begin and its commit; for an hour of them, activities may wait to be started. */
const heldMinutes = (copyMinutes: number) => 60 + copyMinutes + 2 * lasts(short) + lasts(cleaning);

const begin = ({ control, copyMinutes }: CopyTableArgs): Activity =>
    script("Begin", {
        linkedServiceName: control,
        kind: "Query",
        ...call("begin_run", {
            source_name: text(table("source")),
            table_name: text(table("name")),
            mode: text(table("mode")),
            timeout_minutes: number(heldMinutes(copyMinutes)),
        }),
        policy: short,
    });

const readBounds = ({ sourceDataset, sourceType }: CopyTableArgs): Activity =>
    lookup("Bounds", {
        after: ["Begin"],
        dataset: { name: sourceDataset },
        source: { type: sourceType, sqlReaderQuery: boundsQuery, partitionOption: "None" },
        policy: short,
    });

const load = (args: CopyTableArgs): Activity =>
    ifCondition("Load", { after: ["Bounds"], condition: isNew, then: loading(args) });

function loading({ control, sourceDataset, sourceType, landingDataset, copyMinutes, copyUnits }: CopyTableArgs) {
    const landing = { name: landingDataset, parameters: { folder } };
    return [
        // unverified: that the deletion of a folder that is not there succeeds.
        deleteFolder("Clear", { dataset: landing, policy: cleaning }),
        copy("Copy", {
            after: ["Clear"],
            from: { name: sourceDataset },
            to: landing,
            source: {
                type: sourceType,
                sqlReaderQuery: expr.when(isFull, allRows, changedRows),
                queryTimeout: queryTimeout(copyMinutes),
                partitionOption: "None",
            },
            sink: {
                type: "ParquetSink",
                storeSettings: { type: "AzureBlobFSWriteSettings" },
                formatSettings: { type: "ParquetWriteSettings" },
            },
            units: copyUnits,
            policy: { timeoutMinutes: copyMinutes },
        }),
        script("Commit", {
            after: ["Copy"],
            linkedServiceName: control,
            kind: "NonQuery",
            ...call("commit_load", {
                folder: text(folder),
                row_count: number(rowsCopied),
                from_value: text(from),
                to_value: text(to),
                is_full: { type: "Boolean", value: isFull },
            }),
            policy: short,
        }),
        // Outside of a condition no output of what is within can be read.
        setVariable("Rows", { after: ["Commit"], variable: "rows", value: expr.call("string", rowsCopied) }),
    ];
}

const queryTimeout = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00`;

const ends = ({ control }: CopyTableArgs): Activity[] => [
    script("End", {
        after: ["Load"],
        linkedServiceName: control,
        kind: "NonQuery",
        ...call("end_run", {
            status: text(expr.when(isNew, "succeeded", "skipped")),
            row_count: number(expr.call("int", expr.variable("rows"))),
        }),
        policy: short,
    }),
    // Not where Begin failed: the table is then held by another run.
    // unverified: that the error of an activity that was skipped is null, and not an error of the expression.
    script("EndFailed", {
        after: { Begin: ["Succeeded"], Load: ["Failed", "Skipped"] },
        linkedServiceName: control,
        kind: "NonQuery",
        ...call("end_run", { status: text("failed"), error: text(error) }),
        policy: short,
    }),
    fail("Failed", { after: ["EndFailed"], message: expr.concat("Table not copied. ", error), errorCode: "CopyTable" }),
];
