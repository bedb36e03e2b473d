import type { privateLinkGroups } from "../privateLink";

type ArmType = (typeof privateLinkGroups)[keyof typeof privateLinkGroups]["armType"];

const notApprovable =
    "the role that approves endpoints of a managed network does not cover the type; reach it from compute in the platform's subnet";
const notSupported = "a managed network has no endpoints to the type; reach it from compute in the platform's subnet";
const ownEndpoint = "Azure makes this endpoint itself; leave it out";

/**
 * By ARM type of the private-link table: why a managed network of Azure Machine Learning makes no endpoint to it. Sources:
 * "Private endpoints" in MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-managed-network.md, commit 050f1826,
 * for the types that have them; the actions of role "Azure AI Enterprise Network Connection Approver",
 * learn.microsoft.com/azure/role-based-access-control/built-in-roles/ai-machine-learning, for those that can be approved.
 */
export const refusedOutboundTargets: Readonly<Record<ArmType, string>> = {
    "Microsoft.Databricks/workspaces": notApprovable,
    "Microsoft.DataFactory/factories": notApprovable,
    "Microsoft.ContainerService/managedClusters": notSupported,
    "Microsoft.Insights/privateLinkScopes": notSupported,
    "Microsoft.Synapse/workspaces": notSupported,
    "Microsoft.Synapse/privateLinkHubs": notSupported,
    "Microsoft.MachineLearningServices/workspaces": ownEndpoint,
};
