import { databricksAccountChecks, databricksChecks } from "../checks/databricks/databricks";
import { accountEndpoints, workspaceEndpoints } from "../checks/databricks/endpoints";
import { section } from "../core/section";
import { databricksAccountSection } from "../schema/databricks/account";
import { databricksSection } from "../schema/databricks/databricks";

/** Section `databricksAccount`. */
export const databricksAccount = section({
    service: "databricks",
    schema: databricksAccountSection.optional(),
    check: databricksAccountChecks,
    endpoints: accountEndpoints,
    owns: ["databricks-account", "databricks-serverless", "web-authentication"],
    longestNames: {
        resourceGroup: "web-authentication",
        privateEndpoint: "web-authentication-browser-authentication",
        databricksWorkspace: "web-authentication",
        databricksServerlessNetwork: "databricks-serverless",
        databricksNetworkPolicy: "databricks-serverless",
    },
});

/** Section `databricks`. */
export const databricks = section({
    service: "databricks",
    schema: databricksSection.optional(),
    check: databricksChecks,
    endpoints: workspaceEndpoints,
    owns: ["databricks", "databricks-account-of-workspace", "databricks-serverless-lake", "secrets"],
    longestNames: {
        resourceGroup: "databricks-managed",
        privateEndpoint: "databricks-browser-authentication",
        key: "databricks-services-key",
        keyVault: "secrets",
        storageAccount: "databricks-root",
        databricksWorkspace: "databricks",
        databricksAccessConnector: "databricks",
        deployment: "databricks-serverless-lake-blob",
    },
});
