import { type FixtureResource, idOf, outputOf } from "../support/fixture";
import { arm, common } from "./common";
import { key } from "./key-vault";
import { diagnosticsOf } from "./observability";
import { identity } from "./platform";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";
import { roleTakesEffect } from "./storage";

/** A server of Azure SQL. */
export const sqlServer: FixtureResource = {
    type: "azure-native:sql:Server",
    name: "sql",
    id: arm("Microsoft.Sql/servers", "sql-data"),
    protect: true,
    dependsOn: [roleTakesEffect.name],
    props: {
        ...common,
        serverName: "sql-data",
        version: "12.0",
        administrators: {
            administratorType: "ActiveDirectory",
            principalType: "Group",
            login: "sql-administrators",
            sid: "33333333-2222-3333-4444-555555555555",
            tenantId: "99999999-0000-0000-0000-000000000000",
            azureADOnlyAuthentication: true,
        },
        minimalTlsVersion: "1.2",
        publicNetworkAccess: "Disabled",
        restrictOutboundNetworkAccess: "Enabled",
        identity: { type: "UserAssigned", userAssignedIdentities: [idOf(identity)] },
        primaryUserAssignedIdentityId: idOf(identity),
    },
};

const inServer = { resourceGroupName: "rg-data", serverName: outputOf(sqlServer, "sql-data") };

const serverKey: FixtureResource = {
    type: "azure-native:sql:ServerKey",
    name: "sql-key",
    id: `${sqlServer.id}/keys/kv-data_lake_0123456789abcdef0123456789abcdef`,
    props: {
        ...inServer,
        keyName: "kv-data_lake_0123456789abcdef0123456789abcdef",
        serverKeyType: "AzureKeyVault",
        uri: outputOf(key, "https://kv-data.vault.azure.net/keys/lake/0123456789abcdef0123456789abcdef"),
    },
};

const protector: FixtureResource = {
    type: "azure-native:sql:EncryptionProtector",
    name: "sql-protector",
    id: `${sqlServer.id}/encryptionProtector/current`,
    props: {
        ...inServer,
        encryptionProtectorName: "current",
        serverKeyType: "AzureKeyVault",
        serverKeyName: outputOf(serverKey, serverKey.props.keyName as string),
        autoRotationEnabled: true,
    },
};

const audit: FixtureResource = {
    type: "azure-native:sql:ExtendedServerBlobAuditingPolicy",
    name: "sql-audit",
    id: `${sqlServer.id}/extendedAuditingSettings/Default`,
    props: { ...inServer, blobAuditingPolicyName: "Default", state: "Enabled", isAzureMonitorTargetEnabled: true },
};

const defender: FixtureResource = {
    type: "azure-native:sql:ServerSecurityAlertPolicy",
    name: "sql-defender",
    id: `${sqlServer.id}/securityAlertPolicies/Default`,
    props: { ...inServer, securityAlertPolicyName: "Default", state: "Enabled" },
};

const database: FixtureResource = {
    type: "azure-native:sql:Database",
    name: "sql-control",
    id: `${sqlServer.id}/databases/control`,
    protect: true,
    props: {
        ...common,
        serverName: outputOf(sqlServer, "sql-data"),
        databaseName: "control",
        sku: { name: "GP_Gen5", tier: "GeneralPurpose", family: "Gen5", capacity: 2 },
        zoneRedundant: true,
        requestedBackupStorageRedundancy: "Zone",
    },
};

const inDatabase = { ...inServer, databaseName: outputOf(database, "control") };

const backups: FixtureResource = {
    type: "azure-native:sql:BackupShortTermRetentionPolicy",
    name: "sql-control-backups",
    id: `${database.id}/backupShortTermRetentionPolicies/default`,
    props: { ...inDatabase, policyName: "default", retentionDays: 7 },
};

const encryption: FixtureResource = {
    type: "azure-native:sql:TransparentDataEncryption",
    name: "sql-control-encryption",
    id: `${database.id}/transparentDataEncryption/current`,
    props: { ...inDatabase, tdeName: "current", state: "Enabled" },
};

const entraOnly: FixtureResource = {
    type: "azure-native:sql:ServerAzureADOnlyAuthentication",
    name: "sql-entra-only",
    id: `${sqlServer.id}/azureADOnlyAuthentications/Default`,
    props: { ...inServer, authenticationName: "Default", azureADOnlyAuthentication: true },
};

const zone = zoneOf("privatelink.database.windows.net");
const endpoint = endpointOf(sqlServer, "sqlServer");

export const sql: readonly FixtureResource[] = [
    sqlServer,
    entraOnly,
    serverKey,
    protector,
    audit,
    defender,
    diagnosticsOf(sqlServer, "/databases/master"),
    database,
    diagnosticsOf(database),
    backups,
    encryption,
    zone,
    linkOf(zone),
    endpoint,
    zoneGroupOf(endpoint, zone),
];
