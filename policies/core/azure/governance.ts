/** Tags that every resource carries, so that it has an owner, a payer, an environment and a handling class. */
export const requiredTags = ["owner", "costCenter", "environment", "dataClassification"] as const;

/** The kinds that carry tags. */
export const taggableTypes: readonly string[] = [
    "azure-native:applicationinsights:Component",
    "azure-native:cognitiveservices:Account",
    "azure-native:compute:VirtualMachineScaleSet",
    "azure-native:containerregistry:Registry",
    "azure-native:containerservice:ManagedCluster",
    "azure-native:databricks:AccessConnector",
    "azure-native:databricks:Workspace",
    "azure-native:datafactory:Factory",
    "azure-native:eventhub:Namespace",
    "azure-native:fabric:FabricCapacity",
    "azure-native:keyvault:Vault",
    "azure-native:machinelearningservices:Registry",
    "azure-native:machinelearningservices:Workspace",
    "azure-native:managedidentity:UserAssignedIdentity",
    "azure-native:monitor:ActionGroup",
    "azure-native:monitor:MetricAlert",
    "azure-native:monitor:PrivateLinkScope",
    "azure-native:network:AzureFirewall",
    "azure-native:network:FlowLog",
    "azure-native:network:NatGateway",
    "azure-native:network:NetworkSecurityGroup",
    "azure-native:network:PrivateEndpoint",
    "azure-native:network:PublicIPAddress",
    "azure-native:network:RouteTable",
    "azure-native:network:VirtualNetwork",
    "azure-native:operationalinsights:Workspace",
    "azure-native:powerbidedicated:CapacityDetails",
    "azure-native:privatedns:PrivateZone",
    "azure-native:resources:ResourceGroup",
    "azure-native:sql:Database",
    "azure-native:sql:Server",
    "azure-native:storage:StorageAccount",
    "azure-native:streamanalytics:StreamingJob",
    "azure-native:synapse:SqlPool",
    "azure-native:synapse:Workspace",
];

/** The kinds whose loss is the loss of data, keys or history. */
export const statefulTypes: readonly string[] = [
    "azure-native:containerregistry:Registry",
    "azure-native:databricks:Workspace",
    "azure-native:datafactory:Factory",
    "azure-native:eventhub:Namespace",
    "azure-native:keyvault:Key",
    "azure-native:keyvault:Vault",
    "azure-native:machinelearningservices:Registry",
    "azure-native:machinelearningservices:Workspace",
    "azure-native:operationalinsights:Workspace",
    "azure-native:sql:Database",
    "azure-native:sql:Server",
    "azure-native:storage:BlobContainer",
    "azure-native:storage:StorageAccount",
    "azure-native:synapse:Workspace",
    "databricks:index/catalog:Catalog",
    "databricks:index/metastore:Metastore",
    "databricks:index/schema:Schema",
    "databricks:index/volume:Volume",
];

/** A kind that writes logs, and the part of it they belong to. */
export interface LoggedKind {
    /** The type token. */
    readonly type: string;
    /** What follows the resource's id in the setting's `resourceUri`. */
    readonly below?: string;
}

/** The kinds with log categories: each needs a diagnostic setting. */
export const loggedKinds: readonly LoggedKind[] = [
    { type: "azure-native:containerregistry:Registry" },
    { type: "azure-native:containerservice:ManagedCluster" },
    { type: "azure-native:databricks:Workspace" },
    { type: "azure-native:datafactory:Factory" },
    { type: "azure-native:eventhub:Namespace" },
    { type: "azure-native:keyvault:Vault" },
    { type: "azure-native:machinelearningservices:Registry" },
    { type: "azure-native:machinelearningservices:Workspace" },
    { type: "azure-native:network:AzureFirewall" },
    { type: "azure-native:network:NetworkSecurityGroup" },
    { type: "azure-native:network:PublicIPAddress" },
    { type: "azure-native:network:VirtualNetwork" },
    { type: "azure-native:operationalinsights:Workspace" },
    { type: "azure-native:sql:Database" },
    { type: "azure-native:storage:StorageAccount", below: "/blobServices/default" },
    { type: "azure-native:streamanalytics:StreamingJob" },
    { type: "azure-native:synapse:Workspace" },
];
