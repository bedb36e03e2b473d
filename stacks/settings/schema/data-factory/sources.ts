import { z } from "zod";
import { ingestTableName } from "../../../../components";
import {
    bronzeJobDefaults,
    dailyScheduleDefaults,
    ingestAlertsLimits,
    ingestDefaults,
    ingestTableDefaults,
    loadedSourceDefaults,
    sourceIngestDefaults,
    sqlServerTargetDefaults,
    tumblingWindowScheduleDefaults,
} from "../../../../components/data-factory/checks";

const [, latest] = ingestAlertsLimits.hours;

/** Hours that a run may last longer than the one before, before its tables are late. */
const hoursOfARun = loadedSourceDefaults.hours - 24;

const columns = (description: string) => z.array(z.string().min(1)).optional().describe(description);

const table = z
    .strictObject({
        schema: z.string().optional().describe(`Schema; ${ingestTableDefaults.schema} by default`),
        name: z
            .string()
            .describe(
                "Name of the table or view. With the schema, it names the folder in the zone; a change copies it again",
            ),
        mode: z
            .enum(["full", "watermark", "rowVersion", "changeTracking"])
            .describe(
                "Rows of each run: full all, watermark those whose column is after the last copied value, rowVersion those whose rowversion is not before it, changeTracking those that SQL Server tracked as changed or deleted. A change copies the whole table once",
            ),
        key: columns(
            "Columns of the primary key, by which bronze merges; none by default. Needed in every mode but full",
        ),
        column: z
            .string()
            .optional()
            .describe(
                "Column that only grows (watermark) or of type rowversion (rowVersion); none by default. Refused in other modes",
            ),
        columnType: z
            .enum(["time", "number"])
            .optional()
            .describe(`What the column of mode watermark holds; ${ingestTableDefaults.columnType} by default`),
        lookbackSeconds: z
            .int()
            .optional()
            .describe(
                `Seconds before the last copied value from which rows are read again, for those that were committed late; ${ingestTableDefaults.lookbackSeconds} by default. Only in mode watermark with a time`,
            ),
        deletes: z
            .boolean()
            .optional()
            .describe(
                `Whether rows of the table are deleted in the source; ${ingestTableDefaults.deletes} by default. Refused in modes watermark and rowVersion, which do not see it`,
            ),
    })
    .describe("One table");

const started = z
    .boolean()
    .optional()
    .describe(
        `Whether the trigger runs; ${dailyScheduleDefaults.started} by default. Without, runs are started by hand`,
    );

const schedule = z
    .discriminatedUnion("kind", [
        z.strictObject({
            kind: z.literal("daily").describe("Every day at a local time"),
            time: z
                .string()
                .describe("Hours and minutes, for example 03:30. Refused: a time that daylight saving skips"),
            timeZone: z.string().describe("Windows name of the time zone, for example W. Europe Standard Time, or UTC"),
            started,
        }),
        z.strictObject({
            kind: z
                .literal("tumblingWindow")
                .describe("After each window of a fixed length in UTC, those that were missed as well"),
            windowMinutes: z
                .int()
                .describe("Minutes of a window. A change replaces the trigger, which begins at startTime again"),
            startTime: z
                .string()
                .describe(
                    "Start of the first window in UTC, for example 2027-01-01T00:00:00Z; one that is past makes a run for every window since. A change replaces the trigger",
                ),
            delayMinutes: z
                .int()
                .optional()
                .describe(
                    `Minutes from the end of a window to its run; ${tumblingWindowScheduleDefaults.delayMinutes} by default`,
                ),
            retries: z
                .int()
                .optional()
                .describe(
                    `How often a run that failed is tried again; ${tumblingWindowScheduleDefaults.retries} by default`,
                ),
            retrySeconds: z
                .int()
                .optional()
                .describe(`Seconds between two tries; ${tumblingWindowScheduleDefaults.retrySeconds} by default`),
            started,
        }),
    ])
    .describe("When the tables are copied; no trigger is made by default");

const common = {
    database: z.string().min(1).describe("Name of the database"),
    server: z.string().min(1).describe("Host of the server"),
    runtime: z
        .string()
        .optional()
        .describe(
            "Runtime that connects: one of selfHostedRuntimes; the managed one by default, which needs endpoint or public",
        ),
    endpoint: z
        .string()
        .optional()
        .describe("Name, in endpoints, of the one by which the managed runtime reaches the server; none by default"),
    public: z
        .boolean()
        .optional()
        .describe("Whether the managed runtime may reach the server at its address on the internet; false by default"),
    tables: z.array(table).min(1).describe("Tables that are copied. Their number changes no resource"),
    parallelTables: z
        .int()
        .optional()
        .describe(`Tables that are copied at the same time; ${sourceIngestDefaults.parallelTables} by default`),
    copyMinutes: z
        .int()
        .optional()
        .describe(`Minutes until the copy of a table is ended; ${ingestDefaults.copyMinutes} by default`),
    copyUnits: z
        .int()
        .optional()
        .describe("Data integration units of a copy; Data Factory chooses them by default. Refused with runtime"),
    bronzeJob: z
        .strictObject({
            jobId: z.string().min(1).describe("Id of the job, which the identity may run (CAN_MANAGE_RUN)"),
            timeoutMinutes: z
                .int()
                .optional()
                .describe(`Minutes until the job is ended; ${bronzeJobDefaults.timeoutMinutes} by default`),
        })
        .optional()
        .describe("Job of the stack's Databricks workspace that builds bronze after the tables; none by default"),
    schedule: schedule.optional(),
    lateAfterHours: z
        .int()
        .optional()
        .describe(
            `Hours after which an alert is sent for a table whose last load ended before, 1 to ${latest}; by default the time between two runs and ${hoursOfARun} hours. Without effect where observability has no alertEmails`,
        ),
};

/** A database that tables are copied from. */
export const sourceField = z
    .discriminatedUnion("type", [
        z.strictObject({
            type: z
                .literal("AzureSqlDatabase")
                .describe("Azure SQL Database, in which the identity is a user with SELECT on the tables"),
            ...common,
        }),
        z.strictObject({
            type: z
                .literal("SqlServer")
                .describe("SQL Server, which knows no identity of Azure: its login's password is in secretVault"),
            authentication: z
                .enum(["SQL", "Windows"])
                .optional()
                .describe(
                    `Whether the login is one of SQL or of Windows; ${sqlServerTargetDefaults.authentication} by default`,
                ),
            userName: z.string().min(1).describe("Login with SELECT on the tables"),
            passwordSecret: z
                .string()
                .min(1)
                .describe("Name of the secret, in secretVault, that holds the password; its latest version is read"),
            ...common,
        }),
    ])
    .describe("One database and its tables");

/** Settings of a source. */
export type IngestSourceSettings = z.infer<typeof sourceField>;

/**
 * Sources whose loads are watched, with the hours after which a table is late. Not those whose trigger is stopped, nor those
 * that run so seldom that the logs, of two days, tell nothing of the last run.
 */
export const watchedSources = (sources: Readonly<Record<string, IngestSourceSettings>>) =>
    Object.entries(sources).flatMap(([name, { schedule, lateAfterHours, tables }]) => {
        if (!schedule || schedule.started === false) {
            return [];
        }
        const minutes = schedule.kind === "daily" ? 24 * 60 : schedule.windowMinutes;
        const hours = lateAfterHours ?? Math.ceil(minutes / 60) + hoursOfARun;
        return lateAfterHours === undefined && hours > latest
            ? []
            : [{ name, tables: tables.map(ingestTableName), hours }];
    });
