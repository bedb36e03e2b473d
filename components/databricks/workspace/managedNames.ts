import { resourceName, type Naming } from "../../shared/naming";

/** What Databricks makes for itself with a workspace, under names of ours so that they are known before. */
export interface ManagedNames {
    /** Resource group that must not exist before. */
    resourceGroup: string;
    /** ARM id of that group. */
    resourceGroupId: string;
    /** Root storage account in that group. */
    storageAccount: string;
    /** ARM id of that account. */
    storageAccountId: string;
}

/** Names of what Databricks makes with a workspace. */
export function managedNames(name: string, naming: Naming): ManagedNames {
    const resourceGroup = resourceName(naming, "resourceGroup", `${name}-managed`);
    const resourceGroupId = `/subscriptions/${naming.subscriptionId}/resourceGroups/${resourceGroup}`;
    const storageAccount = resourceName(naming, "storageAccount", `${name}-root`);
    const storageAccountId = `${resourceGroupId}/providers/Microsoft.Storage/storageAccounts/${storageAccount}`;
    return { resourceGroup, resourceGroupId, storageAccount, storageAccountId };
}
