import type * as pulumi from "@pulumi/pulumi";

/** What a workspace needs, made before it. */
export interface WorkspaceDependencies {
    /** ARM id of the default store: a StorageV2 account without hierarchical namespace and shared keys. A change replaces the workspace. */
    storageAccountResourceId: pulumi.Input<string>;
    /** ARM id of the vault that keeps the workspace's secrets. A change replaces the workspace. */
    keyVaultResourceId: pulumi.Input<string>;
    /** ARM id of the Application Insights that receives traces of jobs and endpoints. */
    applicationInsightsResourceId: pulumi.Input<string>;
    /** ARM id of the container registry that keeps images of environments. */
    containerRegistryResourceId: pulumi.Input<string>;
}
