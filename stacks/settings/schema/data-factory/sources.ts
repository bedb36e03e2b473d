import { z } from "zod";
import { ingestTableName } from "../../../../components";
import {
    bronzeJobDefaults,
    fileIngestDefaults,
    fileSourceDefaults,
    ingestAlertsLimits,
    ingestDefaults,
    loadedSourceDefaults,
    restTargetDefaults,
    sftpTargetDefaults,
    sourceIngestDefaults,
    sqlServerTargetDefaults,
} from "../../../../components/data-factory/checks";
import { key } from "../../core/fields";
import { answerFeedField, fileFeedField } from "./feeds";
import { scheduleField } from "./schedule";
import { incompatibleRowsField, schemaChangesField, tableField } from "./tables";

const [, latest] = ingestAlertsLimits.hours;

/** Hours that a run may last longer than the one before, before its tables are late. */
const hoursOfARun = loadedSourceDefaults.hours - 24;

const whole = (description: string) => z.int().optional().describe(description);
const secret = (what: string) =>
    z.string().min(1).describe(`Name of the secret, in secretVault, that holds ${what}; its latest version is read`);

const common = {
    runtime: z
        .string()
        .optional()
        .describe(
            "Runtime that connects: one of selfHostedRuntimes; the managed one by default, which needs endpoint or public",
        ),
    endpoint: z
        .string()
        .optional()
        .describe("Name, in endpoints, of the one by which the managed runtime reaches the source; none by default"),
    public: z
        .boolean()
        .optional()
        .describe("Whether the managed runtime may reach the source at its address on the internet; false by default"),
    copyMinutes: whole(`Minutes until one copy is ended; ${ingestDefaults.copyMinutes} by default`),
    copyUnits: whole("Data integration units of a copy; Data Factory chooses them by default. Refused with runtime"),
    bronzeJob: z
        .strictObject({
            job: key
                .optional()
                .describe(
                    "Name of the job, one of databricks.jobs.list, which the identity is then let run; none by default",
                ),
            jobId: z
                .string()
                .min(1)
                .optional()
                .describe("Id of another job of the workspace, whose owner lets the identity run it; none by default"),
            timeoutMinutes: whole(`Minutes until the job is ended; ${bronzeJobDefaults.timeoutMinutes} by default`),
        })
        .optional()
        .describe("Job of the stack's Databricks workspace that builds bronze after all copies; none by default"),
    schedule: scheduleField.optional(),
    lateAfterHours: whole(
        `Hours after which an alert is sent for a table or feed whose last load ended before, 1 to ${latest}; by default the time between two runs and ${hoursOfARun} hours. Without effect where observability has no alertEmails`,
    ),
};

const database = {
    ...common,
    server: z.string().min(1).describe("Host of the server"),
    database: z.string().min(1).describe("Name of the database"),
    tables: z.array(tableField).min(1).describe("Tables that are copied. Their number changes no resource"),
    schemaChanges: schemaChangesField(sourceIngestDefaults.schemaChanges),
    incompatibleRows: incompatibleRowsField(sourceIngestDefaults.incompatibleRows),
    parallelTables: whole(`Tables that are copied at the same time; ${sourceIngestDefaults.parallelTables} by default`),
};

const parallelFeeds = whole(`Feeds that are copied at the same time; ${fileIngestDefaults.parallelFeeds} by default`);

const azureSql = z.strictObject({
    type: z
        .literal("AzureSqlDatabase")
        .describe("Azure SQL Database, in which the identity is a user with SELECT on the tables"),
    ...database,
});

const sqlServer = z.strictObject({
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
    passwordSecret: secret("the password"),
    ...database,
});

const sftp = z.strictObject({
    type: z.literal("Sftp").describe("SFTP server of a third party"),
    host: z.string().min(1).describe("Host of the server"),
    port: whole(`Port; ${sftpTargetDefaults.port} by default`),
    userName: z.string().min(1).describe("User"),
    passwordSecret: secret("the password; none by default").optional(),
    privateKeySecret: secret("the private key, in the form of OpenSSH as Base64; none by default").optional(),
    passPhraseSecret: secret("what decrypts the private key; none by default").optional(),
    hostKeyFingerprint: z
        .string()
        .optional()
        .describe(
            "Fingerprint of the server's key, from the owner of the server. Needed unless skipHostKeyValidation is true",
        ),
    skipHostKeyValidation: z
        .boolean()
        .optional()
        .describe(
            `Whether any server that answers is taken for the right one; ${sftpTargetDefaults.skipHostKeyValidation} by default`,
        ),
    feeds: z.array(fileFeedField).min(1).describe("Feeds that are copied. Their number changes no resource"),
    parallelFeeds,
    ...common,
});

const rest = z.strictObject({
    type: z.literal("RestService").describe("REST API, whose answers become files of JSON"),
    url: z.string().min(1).describe("Address that requests begin with; HTTPS"),
    audience: z
        .string()
        .optional()
        .describe("Resource that a token of Entra is asked for, with which the identity signs in; none by default"),
    apiKey: z
        .strictObject({
            header: z.string().min(1).describe("Header that holds the key"),
            secret: secret("the key"),
        })
        .optional()
        .describe("Key of an API that knows no identity of Azure; none by default"),
    anonymous: z
        .boolean()
        .optional()
        .describe(`Whether the API is open to everyone; ${restTargetDefaults.anonymous} by default`),
    paginationRules: z
        .record(z.string(), z.string())
        .optional()
        .describe(
            "How the next page is found, in the keys and values of Data Factory; links in headers are followed by default",
        ),
    requestTimeoutSeconds: whole(
        `Seconds until the API must have answered; ${fileSourceDefaults.requestTimeoutSeconds} by default`,
    ),
    requestIntervalSeconds: whole(
        `Seconds from one page to the request of the next; ${fileSourceDefaults.requestIntervalSeconds} by default`,
    ),
    feeds: z.array(answerFeedField).min(1).describe("Feeds that are copied. Their number changes no resource"),
    parallelFeeds,
    ...common,
});

/** What tables or files are copied from. */
export const sourceField = z
    .discriminatedUnion("type", [azureSql, sqlServer, sftp, rest])
    .describe("One source with its tables or feeds");

/** Settings of a source. */
export type IngestSourceSettings = z.infer<typeof sourceField>;

/** Settings of a source of files. */
export type FileSourceSettings = z.infer<typeof sftp> | z.infer<typeof rest>;

/** Whether a source is one of files. */
export const hasFeeds = (source: IngestSourceSettings): source is FileSourceSettings => "feeds" in source;

/** Whether Data Factory runs a job of Databricks after its copies. */
export const runsJobs = (sources: Readonly<Record<string, IngestSourceSettings>> = {}) =>
    Object.values(sources).some(({ bronzeJob }) => bronzeJob !== undefined);

/** Names in the control tables of what is copied. */
const loadedNames = (source: IngestSourceSettings) =>
    hasFeeds(source) ? source.feeds.map(({ name }) => name) : source.tables.map(ingestTableName);

/**
 * Sources whose loads are watched, with the hours after which a table is late. Not those whose trigger is stopped, nor those
 * that run so seldom that the logs, of two days, tell nothing of the last run.
 */
export const watchedSources = (sources: Readonly<Record<string, IngestSourceSettings>>) =>
    Object.entries(sources).flatMap(([name, source]) => {
        const { schedule, lateAfterHours } = source;
        if (!schedule || schedule.started === false) {
            return [];
        }
        const minutes = schedule.kind === "daily" ? 24 * 60 : schedule.windowMinutes;
        const hours = lateAfterHours ?? Math.ceil(minutes / 60) + hoursOfARun;
        return lateAfterHours === undefined && hours > latest ? [] : [{ name, tables: loadedNames(source), hours }];
    });
