/** Category group of resource logs that a diagnostic setting can name instead of single categories. */
export type LogCategoryGroup = "allLogs" | "audit";

/** What a resource type can send by diagnostic setting. */
export interface ResourceLogs {
    /** ARM type that the diagnostic setting is put on. */
    readonly armType: string;
    /** Category groups the type has. */
    readonly categoryGroups: readonly LogCategoryGroup[];
}

const both = ["allLogs", "audit"] as const;
const all = ["allLogs"] as const;

/**
 * Resource types with resource logs, by azure-native token (`module:Type`).
 *
 * Sources:
 * (1) "Supported Resource log categories for Azure Monitor", MicrosoftDocs/azure-monitor-docs, articles/azure-monitor/
 *     reference/supported-logs/logs-index.md, ms.date 09/12/2024, for the types that have logs at all.
 * (2) Built-in initiatives "Enable allLogs / audit category group resource logging for supported resources to Log
 *     Analytics", Azure/azure-policy, built-in-policies/policySetDefinitions/Monitoring/
 *     AzureMonitor_DiagSettings_logAnalytics_{allLogs,audit}.json, versions 1.0.0 and 1.1.0, for the groups.
 *
 * No logs according to (1): route tables, private endpoints, subnets, IP groups, firewall policies, flow logs, managed
 * identities, action groups, the storage account itself, the SQL server itself (its database "master" has them).
 */
export const resourceLogs = {
    "applicationinsights:Component": { armType: "Microsoft.Insights/components", categoryGroups: all },
    "containerregistry:Registry": { armType: "Microsoft.ContainerRegistry/registries", categoryGroups: both },
    // (2) does not list it. Azure/bicep-registry-modules, avm/res/container-service/managed-cluster, sends allLogs by
    // default. unverified: whether it has the audit group.
    "containerservice:ManagedCluster": { armType: "Microsoft.ContainerService/managedClusters", categoryGroups: all },
    "databricks:Workspace": { armType: "Microsoft.Databricks/workspaces", categoryGroups: all },
    "datafactory:Factory": { armType: "Microsoft.DataFactory/factories", categoryGroups: all },
    "eventhub:Namespace": { armType: "Microsoft.EventHub/namespaces", categoryGroups: both },
    "keyvault:Vault": { armType: "Microsoft.KeyVault/vaults", categoryGroups: both },
    "machinelearningservices:OnlineEndpoint": {
        armType: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
        categoryGroups: all,
    },
    "machinelearningservices:Registry": {
        armType: "Microsoft.MachineLearningServices/registries",
        categoryGroups: both,
    },
    "machinelearningservices:Workspace": {
        armType: "Microsoft.MachineLearningServices/workspaces",
        categoryGroups: both,
    },
    "network:AzureFirewall": { armType: "Microsoft.Network/azureFirewalls", categoryGroups: all },
    // Not in (1) nor (2): metrics only until "Supported logs for Microsoft.Network/natgateways", same folder,
    // microsoft-network-natgateways-logs.md, ms.date 07/14/2026, named flow logs. unverified: the group, and which SKUs
    // have them, so diagnostics code should not count on this row.
    "network:NatGateway": { armType: "Microsoft.Network/natGateways", categoryGroups: [] },
    "network:NetworkSecurityGroup": { armType: "Microsoft.Network/networkSecurityGroups", categoryGroups: all },
    "network:PublicIPAddress": { armType: "Microsoft.Network/publicIPAddresses", categoryGroups: both },
    "network:PublicIPPrefix": { armType: "Microsoft.Network/publicIPPrefixes", categoryGroups: both },
    "network:VirtualNetwork": { armType: "Microsoft.Network/virtualNetworks", categoryGroups: all },
    "operationalinsights:Workspace": { armType: "Microsoft.OperationalInsights/workspaces", categoryGroups: both },
    "sql:Database": { armType: "Microsoft.Sql/servers/databases", categoryGroups: both },
    // The four services of a storage account are in (1), not in (2). Azure/bicep-registry-modules, avm/res/storage/
    // storage-account/blob-service/main.bicep, sends allLogs by default. unverified: whether they have the audit group.
    "storage:BlobServiceProperties": {
        armType: "Microsoft.Storage/storageAccounts/blobServices",
        categoryGroups: all,
    },
    "storage:FileServiceProperties": {
        armType: "Microsoft.Storage/storageAccounts/fileServices",
        categoryGroups: all,
    },
    "storage:QueueServiceProperties": {
        armType: "Microsoft.Storage/storageAccounts/queueServices",
        categoryGroups: all,
    },
    "storage:TableServiceProperties": {
        armType: "Microsoft.Storage/storageAccounts/tableServices",
        categoryGroups: all,
    },
    "streamanalytics:StreamingJob": { armType: "Microsoft.StreamAnalytics/streamingJobs", categoryGroups: all },
    "synapse:BigDataPool": { armType: "Microsoft.Synapse/workspaces/bigDataPools", categoryGroups: both },
    "synapse:SqlPool": { armType: "Microsoft.Synapse/workspaces/sqlPools", categoryGroups: both },
    "synapse:Workspace": { armType: "Microsoft.Synapse/workspaces", categoryGroups: both },
} as const satisfies Readonly<Record<string, ResourceLogs>>;

/** Token of a type that has resource logs, `module:Type`. */
export type LoggingResourceToken = keyof typeof resourceLogs;
