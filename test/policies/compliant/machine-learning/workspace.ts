import { type FixtureResource, idOf } from "../../support/fixture";
import { arm, common } from "../common";
import { containerRegistry } from "../containers";
import { vault } from "../key-vault";
import { diagnosticsOf, insights } from "../observability";
import { assignment, identity } from "../platform";
import { endpointOf, linkOf, zoneGroupOf, zoneOf } from "../privateLink";
import { account, blobServiceOf, lake, lifecycleOf, lifecycleRule, zones } from "../storage";

const store = account("mlstore", { isHnsEnabled: false });
const storeZones = {
    blob: zones.blob,
    file: zoneOf("privatelink.file.core.windows.net"),
    queue: zoneOf("privatelink.queue.core.windows.net"),
    table: zoneOf("privatelink.table.core.windows.net"),
};
const storeEndpoints = Object.entries(storeZones).map(([group, zone]) => ({
    endpoint: endpointOf(store, group),
    zone,
}));

/** A workspace with a managed network. */
export const workspace: FixtureResource = {
    type: "azure-native:machinelearningservices:Workspace",
    name: "mlw",
    id: arm("Microsoft.MachineLearningServices/workspaces", "mlw-data"),
    protect: true,
    props: {
        ...common,
        workspaceName: "mlw-data",
        identity: { type: "UserAssigned", userAssignedIdentities: [idOf(identity)] },
        primaryUserAssignedIdentity: idOf(identity),
        storageAccount: idOf(store),
        keyVault: idOf(vault),
        applicationInsights: idOf(insights),
        containerRegistry: idOf(containerRegistry),
        systemDatastoresAuthMode: "Identity",
        v1LegacyMode: false,
        publicNetworkAccess: "Disabled",
        allowPublicAccessWhenBehindVnet: false,
        managedNetwork: {
            isolationMode: "AllowOnlyApprovedOutbound",
            outboundRules: {
                lake: {
                    type: "PrivateEndpoint",
                    destination: { serviceResourceId: idOf(lake), subresourceTarget: "dfs" },
                },
                packages: { type: "FQDN", destination: "pypi.org" },
                monitor: {
                    type: "ServiceTag",
                    destination: { serviceTag: "AzureMonitor", protocol: "TCP", portRanges: "443" },
                },
            },
        },
    },
};

/** What is in that workspace. */
export const inWorkspace = {
    resourceGroupName: "rg-data",
    workspaceName: { $of: workspace.name, text: "mlw-data" },
};

const connection: FixtureResource = {
    type: "azure-native:machinelearningservices:WorkspaceConnection",
    name: "mlw-connection",
    id: `${workspace.id}/connections/search`,
    props: {
        ...inWorkspace,
        connectionName: "search",
        properties: { authType: "AAD", category: "CognitiveSearch", target: "https://srch-data.search.windows.net" },
    },
};

const batchEndpoint: FixtureResource = {
    type: "azure-native:machinelearningservices:BatchEndpoint",
    name: "mlw-batch",
    id: `${workspace.id}/batchEndpoints/forecasts`,
    props: { ...inWorkspace, ...common, endpointName: "forecasts", properties: { authMode: "AADToken" } },
};

// It is on what no workspace depends on.
const lock: FixtureResource = {
    type: "azure-native:authorization:ManagementLockByScope",
    name: "lake-lock",
    id: `${lake.id}/providers/Microsoft.Authorization/locks/lake`,
    props: { scope: idOf(lake), lockName: "lake", level: "CanNotDelete" },
};

export const zonesOfWorkspace = {
    api: zoneOf("privatelink.api.azureml.ms"),
    notebooks: zoneOf("privatelink.notebooks.azure.net"),
};
const endpoint = endpointOf(workspace, "amlworkspace");
const zoneGroup = zoneGroupOf(endpoint, zonesOfWorkspace.api);
zoneGroup.props.privateDnsZoneConfigs = Object.entries(zonesOfWorkspace).map(([name, zone]) => ({
    name,
    privateDnsZoneId: idOf(zone),
}));

export const workspaces: readonly FixtureResource[] = [
    store,
    blobServiceOf(store),
    diagnosticsOf(store, "/blobServices/default"),
    lifecycleOf(store, [lifecycleRule("runs", { delete: { daysAfterModificationGreaterThan: 180 } })]),
    ...Object.values(storeZones).filter((zone) => zone !== zones.blob),
    ...Object.values(storeZones)
        .filter((zone) => zone !== zones.blob)
        .map(linkOf),
    ...storeEndpoints.flatMap((each) => [each.endpoint, zoneGroupOf(each.endpoint, each.zone)]),
    // Azure asks for it: learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication.
    assignment("mlw-store-contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c", store),
    workspace,
    diagnosticsOf(workspace),
    connection,
    batchEndpoint,
    lock,
    ...Object.values(zonesOfWorkspace),
    ...Object.values(zonesOfWorkspace).map(linkOf),
    endpoint,
    zoneGroup,
];
