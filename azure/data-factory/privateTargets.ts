/** What a linked service leads to that a private endpoint of the managed network reaches. */
export interface PrivateTarget {
    /** Property of the linked service that names it: its id, or an address that begins with its name. */
    readonly property: string;
    /** Type of the resource. */
    readonly type: string;
    /** Input that holds its name. */
    readonly nameInput: string;
    /** Input that says whether it is open to the public network. */
    readonly accessInput: string;
    /** Group id of its endpoint. */
    readonly groupId: string;
}

const account = {
    type: "azure-native:storage:StorageAccount",
    nameInput: "accountName",
    accessInput: "publicNetworkAccess",
};
const server: PrivateTarget = {
    property: "server",
    type: "azure-native:sql:Server",
    nameInput: "serverName",
    accessInput: "publicNetworkAccess",
    groupId: "sqlServer",
};

/**
 * Targets by the type of the linked service. Sources: inputs of linked services in @pulumi/azure-native 3.28.0 (properties);
 * learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource (group ids).
 */
export const privateTargets: Readonly<Record<string, PrivateTarget>> = {
    AzureBlobFS: { ...account, property: "url", groupId: "dfs" },
    AzureBlobStorage: { ...account, property: "serviceEndpoint", groupId: "blob" },
    AzureDatabricks: {
        property: "workspaceResourceId",
        type: "azure-native:databricks:Workspace",
        nameInput: "workspaceName",
        accessInput: "publicNetworkAccess",
        groupId: "databricks_ui_api",
    },
    AzureKeyVault: {
        property: "baseUrl",
        type: "azure-native:keyvault:Vault",
        nameInput: "vaultName",
        accessInput: "properties.publicNetworkAccess",
        groupId: "vault",
    },
    AzureSqlDW: server,
    AzureSqlDatabase: server,
    SqlServer: server,
};
