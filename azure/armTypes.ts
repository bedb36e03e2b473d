/** How Azure and azure-native name one kind of resource. */
export interface ArmType {
    /** Provider namespace and type, as in a resource id. */
    readonly arm: string;
    /** The inputs that hold the name's segments, outermost first. */
    readonly names: readonly string[];
}

/** The kinds whose resource id can be told from their inputs. */
export const armTypes: Readonly<Record<string, ArmType>> = {
    "azure-native:authorization:RoleAssignment": {
        arm: "Microsoft.Authorization/roleAssignments",
        names: ["roleAssignmentName"],
    },
    "azure-native:containerregistry:Registry": {
        arm: "Microsoft.ContainerRegistry/registries",
        names: ["registryName"],
    },
    "azure-native:containerservice:ManagedCluster": {
        arm: "Microsoft.ContainerService/managedClusters",
        names: ["resourceName"],
    },
    "azure-native:databricks:AccessConnector": {
        arm: "Microsoft.Databricks/accessConnectors",
        names: ["connectorName"],
    },
    "azure-native:databricks:Workspace": { arm: "Microsoft.Databricks/workspaces", names: ["workspaceName"] },
    "azure-native:datafactory:Factory": { arm: "Microsoft.DataFactory/factories", names: ["factoryName"] },
    "azure-native:eventhub:Namespace": { arm: "Microsoft.EventHub/namespaces", names: ["namespaceName"] },
    "azure-native:keyvault:Key": { arm: "Microsoft.KeyVault/vaults/keys", names: ["vaultName", "keyName"] },
    "azure-native:keyvault:Vault": { arm: "Microsoft.KeyVault/vaults", names: ["vaultName"] },
    "azure-native:machinelearningservices:Registry": {
        arm: "Microsoft.MachineLearningServices/registries",
        names: ["registryName"],
    },
    "azure-native:machinelearningservices:Workspace": {
        arm: "Microsoft.MachineLearningServices/workspaces",
        names: ["workspaceName"],
    },
    "azure-native:managedidentity:UserAssignedIdentity": {
        arm: "Microsoft.ManagedIdentity/userAssignedIdentities",
        names: ["resourceName"],
    },
    "azure-native:network:AzureFirewall": { arm: "Microsoft.Network/azureFirewalls", names: ["azureFirewallName"] },
    "azure-native:network:NetworkSecurityGroup": {
        arm: "Microsoft.Network/networkSecurityGroups",
        names: ["networkSecurityGroupName"],
    },
    "azure-native:network:PrivateEndpoint": {
        arm: "Microsoft.Network/privateEndpoints",
        names: ["privateEndpointName"],
    },
    "azure-native:network:PublicIPAddress": {
        arm: "Microsoft.Network/publicIPAddresses",
        names: ["publicIpAddressName"],
    },
    "azure-native:network:RouteTable": { arm: "Microsoft.Network/routeTables", names: ["routeTableName"] },
    "azure-native:network:Subnet": {
        arm: "Microsoft.Network/virtualNetworks/subnets",
        names: ["virtualNetworkName", "subnetName"],
    },
    "azure-native:network:VirtualNetwork": {
        arm: "Microsoft.Network/virtualNetworks",
        names: ["virtualNetworkName"],
    },
    "azure-native:operationalinsights:Workspace": {
        arm: "Microsoft.OperationalInsights/workspaces",
        names: ["workspaceName"],
    },
    "azure-native:privatedns:PrivateZone": { arm: "Microsoft.Network/privateDnsZones", names: ["privateZoneName"] },
    "azure-native:sql:Database": { arm: "Microsoft.Sql/servers/databases", names: ["serverName", "databaseName"] },
    "azure-native:sql:Server": { arm: "Microsoft.Sql/servers", names: ["serverName"] },
    "azure-native:storage:StorageAccount": { arm: "Microsoft.Storage/storageAccounts", names: ["accountName"] },
    "azure-native:streamanalytics:StreamingJob": {
        arm: "Microsoft.StreamAnalytics/streamingjobs",
        names: ["jobName"],
    },
    "azure-native:synapse:Workspace": { arm: "Microsoft.Synapse/workspaces", names: ["workspaceName"] },
};
