import type { Inputs } from "../../../simulation/core/simulatedType";
import {
    cloudWith,
    idIn,
    identity,
    identityId,
    key,
    principalOf,
    put,
    role,
    roles,
    vault,
    vaultId,
    type Asked,
} from "../support";
import type { RefusedCase } from "./cases";

const server = (more: Inputs = {}): Asked => [
    "sql:Server",
    {
        serverName: "sql",
        administrators: { principalType: "Group", login: "sql-admins", sid: "g-1", tenantId: "t-1" },
        ...more,
    },
];
const serverId = idIn("Microsoft.Sql/servers", "sql");
const database = (more: Inputs = {}): Asked => [
    "sql:Database",
    {
        serverName: "sql",
        databaseName: "control",
        sku: { name: "GP_S_Gen5", capacity: 2 },
        autoPauseDelay: -1,
        ...more,
    },
];
const longTerm = { serverName: "sql", databaseName: "control", policyName: "default", weeklyRetention: "P4W" };
const shortTerm = { serverName: "sql", databaseName: "control", policyName: "default", retentionDays: 7 };
const audit = {
    serverName: "sql",
    blobAuditingPolicyName: "Default",
    state: "Enabled",
    isAzureMonitorTargetEnabled: true,
};
const [, serverInputs] = server();
const [, databaseInputs] = database();

const ofType = (type: string, passes: Inputs, there: readonly Asked[]) => {
    return (what: string, broken: Inputs, says: RegExp, more: Partial<RefusedCase> = {}): RefusedCase => ({
        type: `azure-native:sql:${type}`,
        what,
        there,
        passes,
        broken,
        says,
        ...more,
    });
};

const ofServer = ofType("Server", serverInputs, [identity("ident")]);
const ofDatabase = ofType("Database", databaseInputs, [server()]);
const ofAudit = ofType("ExtendedServerBlobAuditingPolicy", audit, [server()]);
const ofLongTerm = ofType("LongTermRetentionPolicy", longTerm, [server(), database()]);
const ofShortTerm = ofType("BackupShortTermRetentionPolicy", shortTerm, [server(), database()]);

const noZones = "zone redundancy in a region without availability zones";
const pause = "auto-pause outside of serverless compute, or after other than 15 minutes to 7 days";
const sizes = "fewer vCores than serverless compute scales down to, or more than it has";
const duration = "a retention that is no duration, or longer than ten years";

const resourceCases: RefusedCase[] = [
    ofServer("a server that no one administers", { administrators: undefined }, /^400 BadRequest: .*neither/),
    ofServer(
        "a primary identity that the server does not have",
        { primaryUserAssignedIdentityId: identityId("ident") },
        /^400 BadRequest: .*not assigned to the server/,
        {
            passes: {
                ...serverInputs,
                primaryUserAssignedIdentityId: identityId("ident"),
                identity: { type: "UserAssigned", userAssignedIdentities: [identityId("ident")] },
            },
            broken: { identity: undefined },
        },
    ),
    ofDatabase("the name of a database of the system", { databaseName: "Master" }, /^400 BadRequest: .*of the system/),
    ofDatabase(
        "another region than that of the server",
        { location: "North Europe" },
        /^400 BadRequest: .*northeurope/,
    ),
    ofDatabase(noZones, { zoneRedundant: true }, /^400 BadRequest: Provisioning of zone redundant database\/pool /, {
        there: [server({ location: "westus" })],
        passes: { ...databaseInputs, location: "westus" },
    }),
    ofDatabase(
        "zone redundancy in a tier of DTUs other than Premium",
        { sku: { name: "S0" } },
        /^400 BadRequest: Provisioning of zone redundant/,
        { passes: { ...databaseInputs, sku: { name: "P1" }, zoneRedundant: true } },
    ),
    ...[{ autoPauseDelay: 14 }, { autoPauseDelay: 10081 }, { autoPauseDelay: 60, sku: { name: "GP_Gen5_2" } }].map(
        (broken) =>
            ofDatabase(pause, broken, /^400 BadRequest: The auto-pause delay \d+ is not supported for GP/, {
                passes: { ...databaseInputs, autoPauseDelay: 60 },
            }),
    ),
    ofDatabase("auto-pause with long-term retention", { autoPauseDelay: 60 }, /^400 BadRequest: .*long-term/, {
        there: [server(), database(), ["sql:LongTermRetentionPolicy", longTerm]],
    }),
    ...[0.25, 4].map((minCapacity) =>
        ofDatabase(
            sizes,
            { minCapacity },
            /^400 BadRequest: The minimum capacity .* with 2 vCores\. Set 0\.5 to 2\.$/,
            {
                passes: { ...databaseInputs, minCapacity: 0.5 },
            },
        ),
    ),
    ofDatabase(
        "more data than its compute holds",
        { maxSizeBytes: 1025 * 1024 ** 3 },
        /^400 InvalidMaxSizeTierCombination: The tier 'GP_S_Gen5' does not support .* at most 1024 GB\.$/,
        { passes: { ...databaseInputs, maxSizeBytes: 1024 ** 4 } },
    ),
    ofAudit("an audit that goes nowhere", { isAzureMonitorTargetEnabled: false }, /^400 BadRequest: .*no target/),
    ofAudit(
        "an audit to an account, by a server that reaches nothing outside itself",
        { storageEndpoint: "https://staudit.blob.core.windows.net" },
        /^400 BadRequest: The server restricts outbound network access/,
        { there: [server({ restrictOutboundNetworkAccess: "Enabled" })] },
    ),
    ofLongTerm(
        "long-term retention of a database with auto-pause",
        { databaseName: "paused" },
        /^400 LtrConfigPolicyUnsupportedIfAutoPauseEnabled: Enabling long-term backup retention/,
        { there: [server(), database(), database({ databaseName: "paused", autoPauseDelay: 60 })] },
    ),
    ...[{ weeklyRetention: "P521W" }, { monthlyRetention: "P0M" }, { yearlyRetention: "10 years", weekOfYear: 1 }].map(
        (broken) => ofLongTerm(duration, broken, /^400 BadRequest: \w+Retention is .*; set a duration such as P4W/),
    ),
    ofLongTerm(
        "a yearly backup of a week that a year does not have",
        { weekOfYear: 53 },
        /^400 BadRequest: weekOfYear is 53/,
        { passes: { ...longTerm, yearlyRetention: "P5Y", weekOfYear: 52 } },
    ),
    ...[0, 36].map((retentionDays) =>
        ofShortTerm(
            "backups of fewer than 1 or more than 35 days",
            { retentionDays },
            /^400 BadRequest: The retention of \d+ days is not supported\. Set 1 to 35 days\.$/,
        ),
    ),
    ofShortTerm(
        "differential backups other than every 12 or 24 hours",
        { diffBackupIntervalInHours: 6 },
        /^400 BadRequest: .*every 6 hours/,
        { passes: { ...shortTerm, diffBackupIntervalInHours: 24 } },
    ),
];

const keyed = server({
    primaryUserAssignedIdentityId: identityId("ident"),
    identity: { type: "UserAssigned", userAssignedIdentities: [identityId("ident")] },
});
const safe = { enablePurgeProtection: true, enableRbacAuthorization: true };
const keyId = (vaultName: string, keyName: string) => `${vaultId(vaultName)}/keys/${keyName}`;
// The service computes in which region what belongs to a server is.
const sqlKey = (vaultName: string, keyName: string): Inputs => ({
    location: undefined,
    serverName: "sql",
    serverKeyType: "AzureKeyVault",
    keyName: `${vaultName}_${keyName}_v1`,
    uri: `https://${vaultName}.vault.azure.net/keys/${keyName}/v1`,
});
const properties = (more: Inputs) => ({ properties: { kty: "RSA", ...more } });
const keyIn = (vaultName: string, keyName: string, more: Inputs = {}): Asked => [
    "keyvault:Key",
    { vaultName, keyName, ...properties(more) },
];

/** A server with an identity, and keys that it may use, or not. */
function withKeys() {
    const cloud = cloudWith([
        identity("ident"),
        vault("kv-sql", safe),
        vault("kv-lost", { ...safe, enablePurgeProtection: undefined }),
        vault("kv-shut", { ...safe, publicNetworkAccess: "Disabled", networkAcls: { bypass: "None" } }),
        ...["kv-sql", "kv-lost", "kv-shut"].map((name) => key(name, "good")),
        key("kv-sql", "other"),
        keyIn("kv-sql", "long", { keySize: 4096 }),
        keyIn("kv-sql", "curve", { kty: "EC" }),
        ...["kv-sql", "kv-lost", "kv-shut"].map((name) =>
            role(keyId(name, "good"), principalOf("ident"), roles.encryptionUser),
        ),
        keyed,
    ]);
    cloud.wait(90);
    return cloud;
}
const ofKey = (what: string, broken: Inputs, says: RegExp): RefusedCase => ({
    type: "azure-native:sql:ServerKey",
    what,
    cloud: withKeys,
    passes: sqlKey("kv-sql", "good"),
    broken,
    says,
});
const unfit = "a key that is no RSA key of 2048 or 3072 bits";
const protector = {
    location: undefined,
    serverName: "sql",
    encryptionProtectorName: "current",
    serverKeyType: "AzureKeyVault",
};

const keyCases: RefusedCase[] = [
    ofKey(
        "a name that is not made of vault, key and version",
        { keyName: "good" },
        /^400 BadRequest: .*kv-sql_good_v1/,
    ),
    ofKey("a key that does not exist", sqlKey("kv-sql", "none"), /^404 ServerKeyNotFound: The requested server key/),
    ofKey(unfit, sqlKey("kv-sql", "long"), /^400 BadRequest: .* on server 'sql' uses unsupported Key Size/),
    ofKey(unfit, sqlKey("kv-sql", "curve"), /^400 BadRequest: .*unsupported Key Size or Key Type/),
    ofKey(
        "a key that can be lost: its vault lacks soft delete or purge protection",
        sqlKey("kv-lost", "good"),
        /^400 BadRequest: The key vault 'kv-lost' lacks/,
    ),
    ofKey(
        "a key in a vault whose firewall lets no services of Azure pass",
        sqlKey("kv-shut", "good"),
        /^400 BadRequest: The key vault 'kv-shut' cannot be reached/,
    ),
    ofKey(
        "a key that no identity of the server may use",
        sqlKey("kv-sql", "other"),
        /^401 AzureKeyVaultMissingPermissions: The server is missing required permissions on the Azure Key Vault\. Give /,
    ),
    {
        type: "azure-native:sql:EncryptionProtector",
        what: "a key that the server does not have",
        cloud: () => {
            const cloud = withKeys();
            put(cloud, ["sql:ServerKey", sqlKey("kv-sql", "good")]);
            return cloud;
        },
        passes: { ...protector, serverKeyName: "kv-sql_good_v1" },
        broken: { serverKeyName: "kv-sql_good_v2" },
        says: /^409 ServerKeyDoesNotExists: The server key does not exist\./,
    },
    {
        type: "azure-native:sql:EncryptionProtector",
        what: "a protector of a server that names a key of its own",
        there: [server(), server({ serverName: "own", keyId: "https://kv-sql.vault.azure.net/keys/good/v1" })],
        passes: { ...protector, serverKeyType: "ServiceManaged" },
        broken: { serverName: "own" },
        says: /^400 AlreadyExists: cannot create already existing subresource/,
    },
];

const place = { server: serverId, database: "control" };
const user = { ...place, name: "ingest", principal: "c-1", roles: ["db_datareader"], grants: [] };
const withDatabase: Asked[] = [
    server(),
    server({ serverName: "open", administrators: undefined, administratorLogin: "sa" }),
];
const inDatabase = (type: "AppliedScript" | "DatabaseUser", passes: Inputs) => {
    return (what: string, broken: Inputs, says: RegExp): RefusedCase => ({
        type: `transact-sql:${type}`,
        what,
        cloud: () => {
            const cloud = cloudWith([...withDatabase, database(), database({ serverName: "open" })]);
            const made = (kind: string, inputs: Inputs) =>
                cloud.put({
                    type: `transact-sql:${kind}`,
                    logicalName: "x",
                    caller: { subscriptionId: "", tenantId: "" },
                    inputs,
                });
            made("AppliedScript", { ...place, path: "a.sql", schemas: ["control"], roles: ["control_writer"] });
            made("DatabaseUser", { ...user, name: "other", principal: "c-2" });
            return cloud;
        },
        passes,
        broken,
        says,
    });
};
const ofUser = inDatabase("DatabaseUser", {
    ...user,
    roles: ["Control_Writer", "db_datareader"],
    grants: [{ permission: "EXECUTE", schema: "control" }, { permission: "VIEW DEFINITION" }],
});
const noGroup = "a login to a server whose administrator is no group of Entra";
const elsewhere = { server: idIn("Microsoft.Sql/servers", "open") };
const failed = /^401 18456: Login failed for user '<token-identified principal>'\./;

const dataPlaneCases: RefusedCase[] = [
    inDatabase("AppliedScript", { ...place, path: "b.sql" })(noGroup, elsewhere, failed),
    ofUser(noGroup, elsewhere, failed),
    ofUser(
        "a role that the database does not have",
        { roles: ["reader"] },
        /^400 15151: Cannot alter the role 'reader'/,
    ),
    ofUser(
        "a permission on a schema that the database does not have",
        { grants: [{ permission: "SELECT", schema: "sales" }] },
        /^400 15151: Cannot find the schema 'sales'/,
    ),
    ofUser("a second user for one identity or group", { principal: "c-2" }, /^400 15063: .*It is other;/),
];

/** What Azure SQL refuses, and what is refused in its databases. */
export const sqlCases: readonly RefusedCase[] = [...resourceCases, ...keyCases, ...dataPlaneCases];
