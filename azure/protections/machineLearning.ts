import { azure, offByDefault, opensWhenOn, type Protection } from "./protection";

const workspace = azure("machinelearningservices:Workspace");
const registry = azure("containerregistry:Registry");

/**
 * Of Azure Machine Learning and the container registries of its images. Values: descriptions of the inputs in
 * @pulumi/azure-native 3.28.0, from Azure/azure-rest-api-specs. Defaults of a container registry: its reference,
 * learn.microsoft.com/azure/templates/microsoft.containerregistry/registries; of the firewall of a managed network:
 * learn.microsoft.com/azure/machine-learning/how-to-managed-network.
 */
export const machineLearningProtections: readonly Protection[] = [
    {
        types: workspace,
        path: /^managedNetwork\.outboundRules\.[^.]+$/,
        weaker: "more",
        says: "lets its jobs reach other destinations",
        severity: "medium",
    },
    {
        types: workspace,
        path: /^managedNetwork\.firewallSku$/,
        weaker: { order: ["Basic", "Standard"], unset: "Standard" },
        says: "has a firewall of a lower tier",
        severity: "low",
    },
    {
        types: workspace,
        path: /^encryption\.status$/,
        weaker: { order: ["Disabled", "Enabled"], unset: "Disabled" },
        says: "is no longer encrypted with a key of its owner",
        severity: "high",
    },
    {
        types: workspace,
        path: /^hbiWorkspace$/,
        weaker: offByDefault,
        says: "lets Azure collect more diagnostic data",
        severity: "medium",
    },
    {
        types: workspace,
        path: /^serverlessComputeSettings\.serverlessComputeNoPublicIP$/,
        weaker: offByDefault,
        says: "gives public addresses to serverless compute",
        severity: "high",
    },
    {
        types: workspace,
        path: /^serverlessComputeSettings\.serverlessComputeCustomSubnet$/,
        weaker: "fewer",
        says: "runs serverless compute outside its subnet",
        severity: "high",
    },
    {
        types: azure("machinelearningservices:Compute"),
        path: /^properties\.properties\.sshSettings\.adminPublicKey$/,
        weaker: "more",
        says: "lets the holder of another key sign in",
        severity: "medium",
    },
    {
        types: azure("machinelearningservices:Datastore"),
        path: /^properties\.serviceDataAccessAuthIdentity$/,
        weaker: {
            order: ["WorkspaceUserAssignedIdentity", "WorkspaceSystemAssignedIdentity", "None"],
            unset: "None",
        },
        says: "shows its data to users by the identity of the workspace",
        severity: "medium",
    },
    {
        types: azure("machinelearningservices:WorkspaceConnection"),
        path: /^properties\.sharedUserList\[\]$/,
        weaker: "more",
        says: "is shared with more users",
        severity: "medium",
    },
    {
        // unverified: that a connection is not shared where nothing is set.
        types: azure("machinelearningservices:WorkspaceConnection"),
        path: /^properties\.isSharedToAll$/,
        weaker: opensWhenOn,
        says: "is shared with every user of the workspace",
        severity: "medium",
    },
    {
        types: registry,
        path: /^networkRuleSet\.ipRules\[\]$/,
        weaker: "more",
        says: "lets more addresses through its firewall",
        severity: "high",
    },
    {
        types: registry,
        path: /^networkRuleSet\.defaultAction$/,
        weaker: { order: ["Allow", "Deny"], unset: "Allow" },
        says: "lets every address through its firewall",
        severity: "high",
    },
    {
        types: registry,
        path: /^networkRuleBypassOptions$/,
        weaker: { order: ["AzureServices", "None"], unset: "AzureServices" },
        says: "lets services of Azure through its firewall",
        severity: "medium",
    },
    {
        types: registry,
        path: /^policies\.exportPolicy\.status$/,
        weaker: { order: ["enabled", "disabled"], unset: "enabled" },
        says: "lets its images be exported",
        severity: "medium",
    },
    {
        types: registry,
        path: /^policies\.azureADAuthenticationAsArmPolicy\.status$/,
        weaker: { order: ["enabled", "disabled"], unset: "enabled" },
        says: "takes tokens that are made for Azure Resource Manager",
        severity: "low",
    },
    {
        types: registry,
        path: /^policies\.softDeletePolicy\.status$/,
        weaker: { order: ["disabled", "enabled"], unset: "disabled" },
        says: "no longer keeps what is deleted",
        severity: "high",
    },
    {
        types: registry,
        path: /^policies\.(softDeletePolicy\.retentionDays|retentionPolicy\.days)$/,
        weaker: "smaller",
        says: "keeps deleted or untagged images for fewer days",
        severity: "medium",
    },
];
