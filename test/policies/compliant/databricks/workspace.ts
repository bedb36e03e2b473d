import { type FixtureResource, idOf, outputOf, subscription } from "../../support/fixture";
import { arm, common } from "../common";
import { vault } from "../key-vault";
import { network, routeTable, securityGroup } from "../network";
import { diagnosticsOf } from "../observability";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "../privateLink";
import { container, lake, zones } from "../storage";

const managedGroup = `${subscription}/resourceGroups/rg-data-databricks`;
const keys = { keyName: "databricks", keyVaultUri: "https://kv-data.vault.azure.net", keyVersion: "0".repeat(32) };
const keySource = "Microsoft.Keyvault";

/** The token of a kind of the Databricks provider. */
const kind = (name: string) => `databricks:index/${name.charAt(0).toLowerCase()}${name.slice(1)}:${name}`;

/** An object of Databricks, whose name is its logical name unless the inputs say otherwise. */
export function object(type: string, name: string, props: Record<string, unknown>, id = name): FixtureResource {
    return { type: kind(type), name, id, props };
}

function subnet(purpose: string, addressPrefix: string): FixtureResource {
    return {
        type: "azure-native:network:Subnet",
        name: `databricks-${purpose}`,
        id: `${network.id}/subnets/databricks-${purpose}`,
        props: {
            resourceGroupName: "rg-data",
            virtualNetworkName: outputOf(network, "vnet-data"),
            subnetName: `databricks-${purpose}`,
            addressPrefix,
            defaultOutboundAccess: false,
            delegations: [{ name: "databricks", serviceName: "Microsoft.Databricks/workspaces" }],
            networkSecurityGroup: { id: idOf(securityGroup) },
            routeTable: { id: idOf(routeTable) },
        },
    };
}

export const hostSubnet = subnet("host", "10.1.2.0/25");
export const containerSubnet = subnet("container", "10.1.2.128/25");

export const connector: FixtureResource = {
    type: "azure-native:databricks:AccessConnector",
    name: "connector",
    id: arm("Microsoft.Databricks/accessConnectors", "dbac-data"),
    props: { ...common, connectorName: "dbac-data", identity: { type: "SystemAssigned" } },
};

export const workspace: FixtureResource = {
    type: "azure-native:databricks:Workspace",
    name: "dbw",
    id: arm("Microsoft.Databricks/workspaces", "dbw-data"),
    protect: true,
    props: {
        ...common,
        workspaceName: "dbw-data",
        sku: { name: "premium" },
        computeMode: "Hybrid",
        managedResourceGroupId: managedGroup,
        publicNetworkAccess: "Disabled",
        requiredNsgRules: "NoAzureDatabricksRules",
        defaultStorageFirewall: "Enabled",
        accessConnector: { id: idOf(connector), identityType: "SystemAssigned" },
        enhancedSecurityCompliance: {
            automaticClusterUpdate: { value: "Enabled" },
            enhancedSecurityMonitoring: { value: "Enabled" },
        },
        encryption: {
            entities: {
                managedServices: { keySource, keyVaultProperties: keys },
                managedDisk: { keySource, keyVaultProperties: keys },
            },
        },
        parameters: {
            customVirtualNetworkId: { value: outputOf(network, network.id) },
            customPublicSubnetName: { value: outputOf(hostSubnet, "databricks-host") },
            customPrivateSubnetName: { value: outputOf(containerSubnet, "databricks-container") },
            enableNoPublicIp: { value: true },
            storageAccountName: { value: "dbstdata" },
            storageAccountSkuName: { value: "Standard_ZRS" },
            requireInfrastructureEncryption: { value: true },
            prepareEncryption: { value: true },
            encryption: { value: { keySource, ...keys } },
        },
    },
};

function rootEndpoint(groupId: string): FixtureResource {
    const endpoint = endpointOf({ ...workspace, name: "dbw-root" }, groupId);
    const root = `${managedGroup}/providers/Microsoft.Storage/storageAccounts/dbstdata`;
    const target = { name: groupId, privateLinkServiceId: outputOf(workspace, root), groupIds: [groupId] };
    return { ...endpoint, props: { ...endpoint.props, privateLinkServiceConnections: [target] } };
}

export const databricksZone = zoneOf("privatelink.azuredatabricks.net");
const endpoints = {
    api: endpointOf(workspace, "databricks_ui_api"),
    browser: endpointOf(workspace, "browser_authentication"),
    rootDfs: rootEndpoint("dfs"),
    rootBlob: rootEndpoint("blob"),
};

/** The number that Databricks gives the workspace. */
export const workspaceNumber = outputOf(workspace, "5555555555555555");

const connectorRole: FixtureResource = {
    type: "azure-native:authorization:RoleAssignment",
    name: "connector-bronze",
    id: `${container.id}/providers/Microsoft.Authorization/roleAssignments/connector-bronze`,
    props: {
        roleAssignmentName: "connector-bronze",
        roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe`,
        principalId: outputOf(connector, "22222222-3333-4444-5555-666666666666"),
        principalType: "ServicePrincipal",
        scope: idOf(container),
    },
};

const provider: FixtureResource = {
    type: "pulumi:providers:databricks",
    name: "databricks",
    id: "66666666-7777-8888-9999-000000000000",
    props: {
        host: outputOf(workspace, "https://adb-5555555555555555.19.azuredatabricks.net"),
        azureWorkspaceResourceId: idOf(workspace),
        authType: "azure-cli",
    },
};

const ruleOf = (groupId: string) =>
    object("MwsNccPrivateEndpointRule", `serverless-lake-${groupId}`, {
        networkConnectivityConfigId: "ncc-1",
        resourceId: idOf(lake),
        groupId,
    });

export const databricksWorkspace: readonly FixtureResource[] = [
    hostSubnet,
    containerSubnet,
    connector,
    workspace,
    diagnosticsOf(workspace),
    databricksZone,
    linkOf(databricksZone),
    ...Object.values(endpoints),
    zoneGroupOf(endpoints.api, databricksZone),
    zoneGroupOf(endpoints.browser, databricksZone),
    zoneGroupOf(endpoints.rootDfs, zones.dfs),
    zoneGroupOf(endpoints.rootBlob, zones.blob),
    connectorRole,
    provider,
    object("MwsNccBinding", "serverless-binding", {
        networkConnectivityConfigId: "ncc-1",
        workspaceId: workspaceNumber,
    }),
    object("WorkspaceNetworkOption", "serverless-policy", {
        networkPolicyId: "np-data",
        workspaceId: workspaceNumber,
    }),
    ruleOf("dfs"),
    ruleOf("blob"),
    object("AccountNetworkPolicy", "network-policy", {
        networkPolicyId: "np-data",
        egress: {
            networkAccess: {
                restrictionMode: "RESTRICTED_ACCESS",
                policyEnforcement: { enforcementMode: "ENFORCED" },
            },
        },
    }),
    object("WorkspaceConf", "dbw-conf", {
        customConfig: {
            enableTokensConfig: "true",
            maxTokenLifetimeDays: "7",
            enableVerboseAuditLogs: "true",
            enableDbfsFileBrowser: "false",
            enableFileStoreEndpoint: "false",
            enableResultsDownloading: "false",
            enableExportNotebook: "false",
            enableNotebookTableClipboard: "false",
            storeInteractiveNotebookResultsInCustomerAccount: "true",
            enableIpAccessLists: "true",
        },
    }),
    object("IpAccessList", "dbw-office", {
        label: "office",
        listType: "ALLOW",
        ipAddresses: ["198.51.100.0/24"],
        enabled: true,
    }),
    object("DisableLegacyAccessSetting", "dbw-legacy-access", { disableLegacyAccess: { value: true } }),
    object("DisableLegacyDbfsSetting", "dbw-legacy-dbfs", { disableLegacyDbfs: { value: true } }),
    object("DisableLegacyFeaturesSetting", "account-legacy", { disableLegacyFeatures: { value: true } }),
    object("RestrictWorkspaceAdminsSetting", "dbw-admins", {
        restrictWorkspaceAdmins: { status: "RESTRICT_TOKENS_AND_JOB_RUN_AS" },
    }),
    object("SystemSchema", "dbw-audit-schema", { schema: "access" }),
    object("SecretScope", "dbw-secrets", {
        name: "platform",
        backendType: "AZURE_KEYVAULT",
        keyvaultMetadata: { resourceId: idOf(vault), dnsName: "https://kv-data.vault.azure.net" },
    }),
    object("SecretAcl", "dbw-secrets-engineers", { scope: "platform", principal: "engineers", permission: "READ" }),
];
