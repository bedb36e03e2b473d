import { type FixtureResource, idOf, outputOf, subscription } from "../support/fixture";
import { arm, common, tags } from "./common";
import { key } from "./key-vault";
import { inlineNetwork, network } from "./network";
import { diagnosticsOf } from "./observability";
import { assignment, identity } from "./platform";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";

const keyAccess = assignment("encryption-key-access", "e147488a-f6f5-4113-8e2d-b22465e65bf6", key);

/** What makes a resource wait until the role on the key is in effect. */
export const roleTakesEffect: FixtureResource = {
    type: "time:index/sleep:Sleep",
    name: "role-takes-effect",
    id: "2026-01-01T00:00:00Z",
    props: { createDuration: "60s", triggers: { assignment: idOf(keyAccess) } },
};

/** A storage account. */
export function account(name: string, more: Record<string, unknown>): FixtureResource {
    return {
        type: "azure-native:storage:StorageAccount",
        name,
        id: arm("Microsoft.Storage/storageAccounts", `st${name}`),
        protect: true,
        dependsOn: [roleTakesEffect.name],
        props: {
            ...common,
            accountName: `st${name}`,
            kind: "StorageV2",
            sku: { name: "Standard_ZRS" },
            enableHttpsTrafficOnly: true,
            minimumTlsVersion: "TLS1_2",
            publicNetworkAccess: "Disabled",
            networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices", ipRules: [] },
            allowBlobPublicAccess: false,
            allowSharedKeyAccess: false,
            allowCrossTenantReplication: false,
            isLocalUserEnabled: false,
            isSftpEnabled: false,
            enableNfsV3: false,
            defaultToOAuthAuthentication: true,
            allowedCopyScope: "AAD",
            identity: { type: "UserAssigned", userAssignedIdentities: [idOf(identity)] },
            encryption: {
                keySource: "Microsoft.Keyvault",
                requireInfrastructureEncryption: true,
                keyVaultProperties: { keyName: "lake", keyVaultUri: "https://kv-data.vault.azure.net/" },
                encryptionIdentity: { encryptionUserAssignedIdentity: idOf(identity) },
            },
            ...more,
        },
    };
}

export const lake = account("lake", { isHnsEnabled: true });

const flowLogs = account("flowlogs", { isHnsEnabled: false });

/** The blob service of an account. */
export function blobServiceOf(of: FixtureResource): FixtureResource {
    return {
        type: "azure-native:storage:BlobServiceProperties",
        name: `${of.name}-blob-service`,
        id: `${of.id}/blobServices/default`,
        props: {
            resourceGroupName: "rg-data",
            accountName: outputOf(of, of.props.accountName as string),
            blobServicesName: "default",
            deleteRetentionPolicy: { enabled: true, days: 7, allowPermanentDelete: false },
            containerDeleteRetentionPolicy: { enabled: true, days: 7 },
        },
    };
}

const fileService: FixtureResource = {
    type: "azure-native:storage:FileServiceProperties",
    name: "lake-file-service",
    id: `${lake.id}/fileServices/default`,
    props: {
        resourceGroupName: "rg-data",
        accountName: outputOf(lake, lake.props.accountName as string),
        fileServicesName: "default",
        shareDeleteRetentionPolicy: { enabled: true, days: 7 },
    },
};

const fileDiagnostics = diagnosticsOf(fileService);

export const container: FixtureResource = {
    type: "azure-native:storage:BlobContainer",
    name: "lake-bronze",
    id: `${lake.id}/blobServices/default/containers/bronze`,
    protect: true,
    props: { resourceGroupName: "rg-data", accountName: "stlake", containerName: "bronze", publicAccess: "None" },
};

/** A rule of a lifecycle. */
export const lifecycleRule = (name: string, actions: Record<string, unknown>) => ({
    name,
    enabled: true,
    type: "Lifecycle",
    definition: { actions: { baseBlob: actions }, filters: { blobTypes: ["blockBlob"], prefixMatch: ["zone/"] } },
});

/** The lifecycle of an account's blobs. */
export function lifecycleOf(of: FixtureResource, rules: readonly unknown[]): FixtureResource {
    return {
        type: "azure-native:storage:ManagementPolicy",
        name: `${of.name}-lifecycle`,
        id: `${of.id}/managementPolicies/default`,
        props: {
            resourceGroupName: "rg-data",
            accountName: of.props.accountName,
            managementPolicyName: "default",
            policy: { rules },
        },
    };
}

const lifecycle = lifecycleOf(lake, [
    lifecycleRule("delta-silver", { tierToCool: { daysAfterModificationGreaterThan: 30 } }),
    lifecycleRule("files-landing", { delete: { daysAfterModificationGreaterThan: 365 } }),
]);

const defender: FixtureResource = {
    type: "azure-native:security:DefenderForStorage",
    name: "lake-defender",
    id: `${lake.id}/providers/Microsoft.Security/defenderForStorageSettings/current`,
    props: {
        resourceId: idOf(lake),
        settingName: "current",
        properties: {
            isEnabled: true,
            overrideSubscriptionLevelSettings: true,
            malwareScanning: { onUpload: { isEnabled: true, capGBPerMonth: 5000 } },
            sensitiveDataDiscovery: { isEnabled: true },
        },
    },
};

// The logs stand with the account that keeps them.
function flowLogOf(target: FixtureResource): FixtureResource {
    return {
        type: "azure-native:network:FlowLog",
        name: `${target.name}-flow-log`,
        id: `${subscription}/resourceGroups/rg-watcher/providers/Microsoft.Network/networkWatchers/watcher/flowLogs/${target.name}`,
        props: {
            resourceGroupName: "rg-watcher",
            networkWatcherName: "watcher",
            flowLogName: target.name,
            location: "westeurope",
            tags,
            enabled: true,
            targetResourceId: idOf(target),
            storageId: idOf(flowLogs),
            retentionPolicy: { enabled: true, days: 90 },
            flowAnalyticsConfiguration: {
                networkWatcherFlowAnalyticsConfiguration: {
                    enabled: true,
                    trafficAnalyticsInterval: 60,
                    workspaceResourceId: arm("Microsoft.OperationalInsights/workspaces", "log-data"),
                },
            },
        },
    };
}

export const zones = {
    dfs: zoneOf("privatelink.dfs.core.windows.net"),
    blob: zoneOf("privatelink.blob.core.windows.net"),
};
const endpoints = {
    lakeDfs: endpointOf(lake, "dfs"),
    lakeBlob: endpointOf(lake, "blob"),
    flowLogsBlob: endpointOf(flowLogs, "blob"),
};

export const storage: readonly FixtureResource[] = [
    keyAccess,
    roleTakesEffect,
    lake,
    blobServiceOf(lake),
    diagnosticsOf(lake, "/blobServices/default"),
    fileService,
    fileDiagnostics,
    container,
    lifecycle,
    defender,
    assignment("lake-writer", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", lake),
    flowLogs,
    blobServiceOf(flowLogs),
    diagnosticsOf(flowLogs, "/blobServices/default"),
    flowLogOf(network),
    flowLogOf(inlineNetwork),
    ...Object.values(zones),
    ...Object.values(zones).map(linkOf),
    ...Object.values(endpoints),
    zoneGroupOf(endpoints.lakeDfs, zones.dfs),
    zoneGroupOf(endpoints.lakeBlob, zones.blob),
    zoneGroupOf(endpoints.flowLogsBlob, zones.blob),
];
