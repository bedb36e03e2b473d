import * as pulumi from "@pulumi/pulumi";

/** The hub's network, as other stacks peer with it. */
export interface HubNetworkOutputs {
    /** ARM id of the virtual network. */
    virtualNetworkResourceId: string;
    /** Name of the virtual network. */
    virtualNetworkName: string;
    /** Resource group of the virtual network. */
    resourceGroupName: string;
    /** Ranges of the virtual network. */
    addressSpace: string[];
}

/** The private link scope of Azure Monitor, as other stacks link their logs to it. */
export interface MonitorScopeOutputs {
    /** Resource group of the scope. */
    resourceGroupName: string;
    /** Name of the scope. */
    scopeName: string;
}

/** Private DNS zones, as other stacks link to them. */
export interface PrivateDnsOutputs {
    /** Resource group of the zones. */
    resourceGroupName: string;
    /** ARM ids by zone name. */
    zoneResourceIds: Record<string, string>;
}

/** The Databricks account's part, as environments use it; what the shared stack does not make is absent. */
export interface DatabricksAccountOutputs {
    /** Id of the account. */
    accountId: string;
    /** Id of the region's metastore. */
    metastoreId?: string;
    /** Id of the network connectivity configuration of serverless compute. */
    networkConnectivityConfigId?: string;
    /** Id of the network policy of serverless compute. */
    networkPolicyId?: string;
    /** Whether it has the region's endpoint for sign-in; absent in a stack that was deployed before this output was. */
    webAuthentication?: boolean;
}

/** The registry that models are promoted to, as workspaces and pipelines use it. */
export interface ModelRegistryOutputs {
    /** ARM id of the registry. */
    registryResourceId: string;
    /** Name of the registry. */
    registryName: string;
    /** ARM ids of its storage accounts, by region: bytes of assets go there. */
    storageAccountResourceIds: Record<string, string>;
    /** ARM ids of its container registries, by region. */
    containerRegistryResourceIds: Record<string, string>;
    /** ARM id of the role that reads. */
    readerRoleDefinitionId: string;
    /** ARM id of the role that promotes. */
    promoterRoleDefinitionId: string;
}

/** What the shared stack gives to the others. */
export interface SharedOutputs {
    /** Its network. */
    network: HubNetworkOutputs;
    /** Its private DNS zones. */
    privateDns: PrivateDnsOutputs;
    /** Its private link scope of Azure Monitor; absent where it has none. */
    monitorScope?: MonitorScopeOutputs;
    /** Its part of the Databricks account; absent where it has none. */
    databricksAccount?: DatabricksAccountOutputs;
    /** Its registry of models; absent where it has none. */
    modelRegistry?: ModelRegistryOutputs;
}

/** The Databricks workspace, as users and later stacks use it; what the stack does not hold is absent. */
export interface DatabricksOutputs {
    /** ARM id of the workspace. */
    workspaceResourceId: string;
    /** Number of the workspace in Databricks. */
    workspaceId: string;
    /** Host of the workspace. */
    workspaceUrl: string;
    /** Object id of the identity of the DBFS root's storage, for databricks.workspace.dbfsRootIdentityObjectId. */
    rootStorageIdentityObjectId?: string;
    /** Name of the stack's catalog. */
    catalogName?: string;
    /** Ids of the compute policies, by name. */
    policyIds?: Record<string, string>;
    /** Id of the SQL warehouse. */
    sqlWarehouseId?: string;
    /** Ids of the jobs, by name. */
    jobIds?: Record<string, string>;
    /** Full names of the registered models, by name. */
    modelNames?: Record<string, string>;
    /** Names of the serving endpoints, by model; models without versions have none. */
    servingEndpointNames?: Record<string, string>;
    /** ARM id of the vault that the secret scope reads: secrets are written there. */
    secretVaultResourceId?: string;
}

/** The Machine Learning workspace, as users and pipelines use it. */
export interface MachineLearningOutputs {
    /** ARM id of the workspace. */
    workspaceResourceId: string;
    /** Name of the workspace. */
    workspaceName: string;
    /** Id of the workspace in the service. */
    workspaceId: string;
    /** Address of experiments and models for MLflow. */
    mlflowTrackingUri: string;
    /** Name of the storage account of the workspace's own data. */
    storageAccountName: string;
    /** Host of the container registry of the workspace's images; absent where the stack did not make it. */
    containerRegistryLoginServer?: string;
    /** How jobs name the data, by name; absent where the settings have none. */
    dataAssets?: Record<string, string>;
    /** How jobs name the environments, by name; absent where the settings have none. */
    environments?: Record<string, string>;
}

/** The data lake, as users and later stacks use it. */
export interface LakeOutputs {
    /** ARM id of the storage account. */
    storageAccountResourceId: string;
    /** Name of the storage account. */
    storageAccountName: string;
    /** DFS endpoint. */
    dfsEndpoint: string;
    /** Filesystems. */
    zones: string[];
}

/** The Event Hubs namespace, as senders and readers use it. */
export interface StreamingOutputs {
    /** ARM id of the namespace. */
    namespaceResourceId: string;
    /** Name of the namespace. */
    namespaceName: string;
    /** ARM ids of the hubs, by name. */
    hubResourceIds: Record<string, string>;
}

/** The Azure SQL server, as users and later stacks use it. */
export interface SqlOutputs {
    /** ARM id of the server. */
    serverResourceId: string;
    /** Host of the server. */
    serverHost: string;
    /** ARM ids of the databases, by name. */
    databaseResourceIds: Record<string, string>;
}

/** The Synapse workspace, as reports, users and loads use it. */
export interface WarehouseOutputs {
    /** ARM id of the workspace. */
    workspaceResourceId: string;
    /** Name of the workspace. */
    workspaceName: string;
    /** Object id of the workspace's own principal, as which its pools read files. */
    principalId: string;
    /** Host of the dedicated pool. */
    sqlHost: string;
    /** Host of the serverless pool. */
    serverlessSqlHost: string;
    /** Name of the dedicated pool, which is that of its database. */
    sqlPoolName: string;
    /** ARM id of the dedicated pool. */
    sqlPoolResourceId: string;
    /** ARM id of the Spark pool; absent where the stack has none. */
    sparkPoolResourceId?: string;
}

/** The way of browsers to Synapse Studio. */
export interface SynapseStudioOutputs {
    /** ARM id of the private link hub. */
    privateLinkHubResourceId: string;
}

/** Data Factory, as pipelines and those who operate it use it. */
export interface IngestOutputs {
    /** ARM id of the factory. */
    factoryResourceId: string;
    /** Name of the factory. */
    factoryName: string;
    /** Names of the pipelines that copy all tables, by source. */
    dailyPipelineNames: Record<string, string>;
    /** ARM id of the vault of passwords of sources: secrets are written there; absent where the stack has none. */
    secretVaultResourceId?: string;
}

/** Everything that a stack exports; a part is absent where the stack does not hold it. */
export interface StackOutputs {
    /** The stack's network. */
    network?: pulumi.Output<HubNetworkOutputs>;
    /** The zones that the stack made. */
    privateDns?: pulumi.Output<PrivateDnsOutputs>;
    /** The private link scope that the stack made. */
    monitorScope?: pulumi.Output<MonitorScopeOutputs>;
    /** ARM id of the Log Analytics workspace. */
    logAnalyticsWorkspaceResourceId?: pulumi.Output<string>;
    /** ARM id of the key vault. */
    keyVaultResourceId?: pulumi.Output<string>;
    /** ARM ids of the services' identities, by name. */
    identityResourceIds?: Record<string, pulumi.Output<string>>;
    /** The data lake. */
    lake?: pulumi.Output<LakeOutputs>;
    /** The Event Hubs namespace. */
    streaming?: pulumi.Output<StreamingOutputs>;
    /** The Azure SQL server. */
    sql?: pulumi.Output<SqlOutputs>;
    /** The Synapse workspace. */
    warehouse?: pulumi.Output<WarehouseOutputs>;
    /** The way to Synapse Studio that the stack made. */
    synapseStudio?: pulumi.Output<SynapseStudioOutputs>;
    /** The registry of models that the stack made. */
    modelRegistry?: pulumi.Output<ModelRegistryOutputs>;
    /** The stack's part of the Databricks account. */
    databricksAccount?: pulumi.Output<DatabricksAccountOutputs>;
    /** The Databricks workspace. */
    databricks?: pulumi.Output<DatabricksOutputs>;
    /** The Machine Learning workspace. */
    machineLearning?: pulumi.Output<MachineLearningOutputs>;
    /** Data Factory. */
    ingest?: pulumi.Output<IngestOutputs>;
}

/** What the shared stack gives, not known before it is read. */
export type SharedOutputsRead = { [K in keyof Required<SharedOutputs>]: pulumi.Output<SharedOutputs[K]> };

/** Reads what the shared stack exports; an output that is missing and that every hub has is an error that names the stack. */
export function readSharedOutputs(stack: string): SharedOutputsRead {
    const reference = new pulumi.StackReference(`${pulumi.getOrganization()}/${pulumi.getProject()}/${stack}`);
    return {
        network: reference.requireOutput("network") as pulumi.Output<HubNetworkOutputs>,
        privateDns: reference.requireOutput("privateDns") as pulumi.Output<PrivateDnsOutputs>,
        monitorScope: reference.getOutput("monitorScope") as pulumi.Output<MonitorScopeOutputs | undefined>,
        databricksAccount: reference.getOutput("databricksAccount") as pulumi.Output<
            DatabricksAccountOutputs | undefined
        >,
        modelRegistry: reference.getOutput("modelRegistry") as pulumi.Output<ModelRegistryOutputs | undefined>,
    };
}
