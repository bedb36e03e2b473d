/** One private-link sub-resource and the private DNS zones its endpoint's records go to. */
export interface PrivateLinkGroup {
    /** ARM type the sub-resource belongs to. */
    readonly armType: string;
    /** Zones of the public cloud, in the order of the documentation; `{regionName}` stands for the region. */
    readonly zones: readonly string[];
}

/**
 * By group id; no group id of this table is used by two of the ARM types in it.
 *
 * Sources, both for every row:
 * (1) "Azure Private Endpoint private DNS zone values", learn.microsoft.com/azure/private-link/private-endpoint-dns,
 *     copy updated 2026-05-07 (in MicrosoftDocs/azure-docs: articles/private-link/private-endpoint-dns.md), section
 *     Commercial.
 * (2) Azure/terraform-azurerm-avm-ptn-network-private-link-private-dns-zones, variables.tf, commit 7579464
 *     (2026-08-21), which lists the same zone names.
 */
export const privateLinkGroups = {
    blob: { armType: "Microsoft.Storage/storageAccounts", zones: ["privatelink.blob.core.windows.net"] },
    dfs: { armType: "Microsoft.Storage/storageAccounts", zones: ["privatelink.dfs.core.windows.net"] },
    file: { armType: "Microsoft.Storage/storageAccounts", zones: ["privatelink.file.core.windows.net"] },
    queue: { armType: "Microsoft.Storage/storageAccounts", zones: ["privatelink.queue.core.windows.net"] },
    table: { armType: "Microsoft.Storage/storageAccounts", zones: ["privatelink.table.core.windows.net"] },
    vault: { armType: "Microsoft.KeyVault/vaults", zones: ["privatelink.vaultcore.azure.net"] },
    databricks_ui_api: { armType: "Microsoft.Databricks/workspaces", zones: ["privatelink.azuredatabricks.net"] },
    browser_authentication: { armType: "Microsoft.Databricks/workspaces", zones: ["privatelink.azuredatabricks.net"] },
    amlworkspace: {
        armType: "Microsoft.MachineLearningServices/workspaces",
        zones: ["privatelink.api.azureml.ms", "privatelink.notebooks.azure.net"],
    },
    amlregistry: { armType: "Microsoft.MachineLearningServices/registries", zones: ["privatelink.api.azureml.ms"] },
    // (1) also names {regionName}.data.privatelink.azurecr.io and says not to deploy it as a zone: its records are put
    // into privatelink.azurecr.io.
    registry: { armType: "Microsoft.ContainerRegistry/registries", zones: ["privatelink.azurecr.io"] },
    // (1) also names {subzone}.privatelink.{regionName}.azmk8s.io, a choice of the cluster's owner.
    management: {
        armType: "Microsoft.ContainerService/managedClusters",
        zones: ["privatelink.{regionName}.azmk8s.io"],
    },
    sqlServer: { armType: "Microsoft.Sql/servers", zones: ["privatelink.database.windows.net"] },
    Sql: { armType: "Microsoft.Synapse/workspaces", zones: ["privatelink.sql.azuresynapse.net"] },
    SqlOnDemand: { armType: "Microsoft.Synapse/workspaces", zones: ["privatelink.sql.azuresynapse.net"] },
    Dev: { armType: "Microsoft.Synapse/workspaces", zones: ["privatelink.dev.azuresynapse.net"] },
    Web: { armType: "Microsoft.Synapse/privateLinkHubs", zones: ["privatelink.azuresynapse.net"] },
    namespace: { armType: "Microsoft.EventHub/namespaces", zones: ["privatelink.servicebus.windows.net"] },
    dataFactory: { armType: "Microsoft.DataFactory/factories", zones: ["privatelink.datafactory.azure.net"] },
    portal: { armType: "Microsoft.DataFactory/factories", zones: ["privatelink.adf.azure.com"] },
    // The blob zone is shared with storage accounts; the other four belong to Azure Monitor alone.
    azuremonitor: {
        armType: "Microsoft.Insights/privateLinkScopes",
        zones: [
            "privatelink.monitor.azure.com",
            "privatelink.oms.opinsights.azure.com",
            "privatelink.ods.opinsights.azure.com",
            "privatelink.agentsvc.azure-automation.net",
            "privatelink.blob.core.windows.net",
        ],
    },
} as const satisfies Readonly<Record<string, PrivateLinkGroup>>;

/** A group id of the table. */
export type PrivateLinkGroupId = keyof typeof privateLinkGroups;

/**
 * Zones of a group id; undefined for an unknown one. A regional zone keeps its `{regionName}` where no region is given.
 * Synapse's ids are capitalised ("Sql"); they are looked up as written.
 */
export function privateLinkZones(groupId: string, regionName?: string): readonly string[] | undefined {
    if (!Object.hasOwn(privateLinkGroups, groupId)) {
        return undefined;
    }
    const zones: readonly string[] = privateLinkGroups[groupId as PrivateLinkGroupId].zones;
    return regionName === undefined ? zones : zones.map((zone) => zone.replace("{regionName}", regionName));
}
