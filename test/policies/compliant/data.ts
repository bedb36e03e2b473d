import { type FixtureResource, group, idOf, outputOf, subscription } from "../support/fixture";
import { arm, diagnosticsOf, inlineNetwork, network, tags } from "./foundation";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "./privateLink";

const common = { resourceGroupName: "rg-data", location: "westeurope", tags };
const role = (id: string) => `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const identityPrincipal = "11111111-2222-3333-4444-555555555555";

export const vault: FixtureResource = {
    type: "azure-native:keyvault:Vault",
    name: "vault",
    id: arm("Microsoft.KeyVault/vaults", "kv-data"),
    protect: true,
    props: {
        ...common,
        vaultName: "kv-data",
        properties: {
            tenantId: "99999999-0000-0000-0000-000000000000",
            sku: { family: "A", name: "standard" },
            enablePurgeProtection: true,
            enableRbacAuthorization: true,
            accessPolicies: [],
            publicNetworkAccess: "Disabled",
            networkAcls: { defaultAction: "Deny", bypass: "AzureServices" },
            softDeleteRetentionInDays: 90,
        },
    },
};

export const key: FixtureResource = {
    type: "azure-native:keyvault:Key",
    name: "vault-lake-key",
    id: `${vault.id}/keys/lake`,
    protect: true,
    props: {
        resourceGroupName: "rg-data",
        vaultName: "kv-data",
        keyName: "lake",
        properties: {
            kty: "RSA",
            keySize: 3072,
            rotationPolicy: {
                lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P90D" } }],
            },
        },
    },
};

export const secret: FixtureResource = {
    type: "azure-native:keyvault:Secret",
    name: "vault-secret",
    id: `${vault.id}/secrets/webhook`,
    props: {
        resourceGroupName: "rg-data",
        vaultName: "kv-data",
        secretName: "webhook",
        properties: { contentType: "text/plain", attributes: { expires: 1893456000 } },
    },
};

export const identity: FixtureResource = {
    type: "azure-native:managedidentity:UserAssignedIdentity",
    name: "encryption",
    id: arm("Microsoft.ManagedIdentity/userAssignedIdentities", "id-encryption"),
    props: { ...common, resourceName: "id-encryption" },
};

function assignment(name: string, roleId: string, scope: FixtureResource): FixtureResource {
    return {
        type: "azure-native:authorization:RoleAssignment",
        name,
        id: `${scope.id}/providers/Microsoft.Authorization/roleAssignments/${name}`,
        props: {
            roleAssignmentName: name,
            roleDefinitionId: role(roleId),
            principalId: outputOf(identity, identityPrincipal),
            principalType: "ServicePrincipal",
            scope: idOf(scope),
        },
    };
}

export const keyAccess = assignment("encryption-key-access", "e147488a-f6f5-4113-8e2d-b22465e65bf6", key);

export const roleTakesEffect: FixtureResource = {
    type: "time:index/sleep:Sleep",
    name: "role-takes-effect",
    id: "2026-01-01T00:00:00Z",
    props: { createDuration: "60s", triggers: { assignment: idOf(keyAccess) } },
};

function account(name: string, more: Record<string, unknown>): FixtureResource {
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
export const flowLogs = account("flowlogs", { isHnsEnabled: false });

function blobServiceOf(of: FixtureResource): FixtureResource {
    return {
        type: "azure-native:storage:BlobServiceProperties",
        name: `${of.name}-blob-service`,
        id: `${of.id}/blobServices/default`,
        props: {
            resourceGroupName: "rg-data",
            accountName: outputOf(of, of.props.accountName as string),
            blobServicesName: "default",
            deleteRetentionPolicy: { enabled: true, days: 7 },
            containerDeleteRetentionPolicy: { enabled: true, days: 7 },
        },
    };
}

export const container: FixtureResource = {
    type: "azure-native:storage:BlobContainer",
    name: "lake-bronze",
    id: `${lake.id}/blobServices/default/containers/bronze`,
    protect: true,
    props: { resourceGroupName: "rg-data", accountName: "stlake", containerName: "bronze", publicAccess: "None" },
};

const lifecycleRule = (name: string, actions: Record<string, unknown>) => ({
    name,
    enabled: true,
    type: "Lifecycle",
    definition: { actions: { baseBlob: actions }, filters: { blobTypes: ["blockBlob"], prefixMatch: ["zone/"] } },
});

export const lifecycle: FixtureResource = {
    type: "azure-native:storage:ManagementPolicy",
    name: "lake-lifecycle",
    id: `${lake.id}/managementPolicies/default`,
    props: {
        resourceGroupName: "rg-data",
        accountName: "stlake",
        managementPolicyName: "default",
        policy: {
            rules: [
                lifecycleRule("delta-silver", { tierToCool: { daysAfterModificationGreaterThan: 30 } }),
                lifecycleRule("files-landing", { delete: { daysAfterModificationGreaterThan: 365 } }),
            ],
        },
    },
};

export const defender: FixtureResource = {
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
        },
    };
}

const customRole: FixtureResource = {
    type: "azure-native:authorization:RoleDefinition",
    name: "job-runner",
    id: `${group}/providers/Microsoft.Authorization/roleDefinitions/job-runner`,
    props: {
        roleName: "job runner",
        scope: group,
        assignableScopes: [group],
        permissions: [
            {
                actions: ["Microsoft.MachineLearningServices/workspaces/jobs/write"],
                dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"],
            },
        ],
    },
};

export const zones = {
    dfs: zoneOf("privatelink.dfs.core.windows.net"),
    blob: zoneOf("privatelink.blob.core.windows.net"),
    vault: zoneOf("privatelink.vaultcore.azure.net"),
};
const endpoints = {
    lakeDfs: endpointOf(lake, "dfs"),
    lakeBlob: endpointOf(lake, "blob"),
    flowLogsBlob: endpointOf(flowLogs, "blob"),
    vault: endpointOf(vault, "vault"),
};

export const data: readonly FixtureResource[] = [
    vault,
    diagnosticsOf(vault),
    key,
    secret,
    identity,
    keyAccess,
    roleTakesEffect,
    lake,
    blobServiceOf(lake),
    diagnosticsOf(lake, "/blobServices/default"),
    container,
    lifecycle,
    defender,
    assignment("lake-writer", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", lake),
    assignment("group-reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7", { ...lake, name: "data", id: group }),
    customRole,
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
    zoneGroupOf(endpoints.vault, zones.vault),
];
