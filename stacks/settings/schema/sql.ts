import { z } from "zod";
import { SqlBackupRedundancy, SqlTier } from "../../../components";
import { rotatingKeyDefaults } from "../../../components/key-vault/checks";
import {
    scriptsIn,
    sqlBackupDefaults,
    sqlDatabaseCommonDefaults,
    sqlDatabaseDefaults,
    sqlDatabaseLimits,
    sqlLongTermRetentionDefaults,
    sqlProvisionedDatabaseDefaults,
    sqlServerlessDatabaseDefaults,
} from "../../../components/sql/checks";
import { days, flag, key, uuid } from "../core/fields";

/** What Azure SQL has where its settings say nothing and its component has no default. */
export const sqlSettingsDefaults = { customerManagedKey: false, privateEndpoint: true } as const;

const whole = (description: string) => z.int().optional().describe(description);
const limits = sqlDatabaseLimits;
const range = ([least, most]: readonly [number, number]) => `${least} to ${most}`;

const longTerm = z
    .strictObject({
        weeks: whole(`Weeks that a backup of each week is kept, ${range(limits.weeks)}; none by default`),
        months: whole(`Months that a backup of each month is kept, ${range(limits.months)}; none by default`),
        years: whole(`Years that a backup of each year is kept, ${range(limits.years)}; none by default`),
        weekOfYear: whole(
            `Week whose backup is kept for years, ${range(limits.weekOfYear)}; ${sqlLongTermRetentionDefaults.weekOfYear} by default`,
        ),
    })
    .describe("Backups that are kept longer; none by default. Refused with autoPauseMinutes");

const backups = z
    .strictObject({
        redundancy: z
            .enum(Object.values(SqlBackupRedundancy))
            .optional()
            .describe("Where backups are kept; Zone by default, and Local where azure.zoneRedundant is false"),
        days: days(
            limits.days,
            `How far back the database can be restored to any point in time; ${sqlBackupDefaults.days} by default`,
        ).optional(),
        longTerm: longTerm.optional(),
    })
    .describe("Backups of the database");

const schema = z
    .strictObject({
        folder: key.describe(
            "Folder below workloads/sql whose scripts are applied in the order of their names. They may be applied any number of times",
        ),
        allowDrop: z
            .array(z.string().min(1))
            .optional()
            .describe("Scripts of the folder that may drop or empty tables and columns; none by default"),
    })
    .describe("Schema of the database; none by default");

const grant = z
    .strictObject({
        permission: z.string().min(1).describe("Permission of T-SQL in capitals, for example EXECUTE"),
        schema: z.string().min(1).optional().describe("Schema that it is on; the whole database by default"),
    })
    .describe("One permission");

const user = z
    .strictObject({
        persona: key.optional().describe("Group that becomes a user of this name, from personas; or identity"),
        identity: key.optional().describe("Identity that becomes a user of this name, from identities; or persona"),
        roles: z
            .array(z.string().min(1))
            .optional()
            .describe("Roles, fixed ones or those that the schema makes; none by default"),
        grants: z.array(grant).optional().describe("Permissions in addition to the roles; none by default"),
    })
    .describe("One user with all rights");

const common = {
    schema: schema.optional(),
    users: z
        .array(user)
        .optional()
        .describe(
            "Users with all their rights: who is taken away is dropped, a role or permission revoked, and users that others made stay; none by default",
        ),
    maxSizeGb: whole(
        `Most data, in GB; ${sqlDatabaseCommonDefaults.maxSizeGb} by default. The size of the compute decides how much it can be`,
    ),
    zoneRedundant: z
        .boolean()
        .optional()
        .describe("Whether the database stays up when a zone fails; as azure.zoneRedundant by default"),
    backups: backups.optional(),
};

const serverless = z.strictObject({
    compute: z.literal("serverless").describe("Compute that follows the load, billed by the second"),
    maxCores: whole(`Most vCores; ${sqlServerlessDatabaseDefaults.maxCores} by default`),
    minCores: whole("Fewest vCores, a whole number; the fewest that maxCores allows by default"),
    autoPauseMinutes: whole(
        `Minutes without use after which the database is paused, ${range(limits.autoPauseMinutes)}; it is never paused by default`,
    ),
    ...common,
});

const provisioned = z.strictObject({
    compute: z.literal("provisioned").describe("Compute of its own, billed by the hour"),
    tier: z.enum(Object.values(SqlTier)).optional().describe(`Tier; ${sqlProvisionedDatabaseDefaults.tier} by default`),
    cores: whole(`vCores; ${sqlProvisionedDatabaseDefaults.cores} by default`),
    ...common,
});

/** Azure SQL. */
export const sqlSection = z
    .strictObject({
        administrators: z
            .strictObject({
                groupObjectId: uuid(
                    "Object id of the Entra group. The deploying principal must be a member where the stack makes schemas or users",
                ),
                name: z.string().min(1).max(128).describe("Name of the group, by which SQL shows it"),
            })
            .describe("Group that administers the server. A change changes it in place"),
        databases: z
            .record(key, z.discriminatedUnion("compute", [serverless, provisioned]).describe("One database"))
            .describe("Databases by name. A name that changes replaces the database with its data"),
        customerManagedKey: flag(
            "Whether a key of the stack's vault encrypts the databases",
            sqlSettingsDefaults.customerManagedKey,
        ),
        keySize: whole(
            `Bits of that key, 2048 or 3072; ${rotatingKeyDefaults.keySize} by default. Without effect on a key that exists`,
        ),
        defender: flag(
            "Whether Microsoft Defender for SQL looks for attacks",
            sqlDatabaseDefaults.defender,
            "; billed by the server",
        ),
        privateEndpoint: flag("Whether the server has a private endpoint", sqlSettingsDefaults.privateEndpoint),
    })
    .describe("Azure SQL server and its databases");

/** Settings of Azure SQL. */
export type SqlSettings = z.infer<typeof sqlSection>;

/** Files that a database's schema names, by their paths from the root of the project; no scripts without a schema. */
export function schemaFiles(schema: SqlSettings["databases"][string]["schema"]) {
    const folder = schema && `workloads/sql/${schema.folder}`;
    return {
        folder,
        scripts: folder === undefined ? [] : scriptsIn(folder),
        allowDrop: schema?.allowDrop?.map((script) => `${folder}/${script}`),
    };
}
