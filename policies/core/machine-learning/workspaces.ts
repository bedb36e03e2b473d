import { oneOf } from "../conditions";
import { type Related, propertyIn, type ResourceGraph } from "../relations";
import type { PolicyInput } from "../resource";
import type { Answer } from "../verdict";

/** The type of a workspace of Azure Machine Learning. */
export const workspaceType = "azure-native:machinelearningservices:Workspace";

/** Inputs of a workspace that name the resources it depends on, with their types. */
export const dependencyInputs: Readonly<Record<string, string>> = {
    storageAccount: "azure-native:storage:StorageAccount",
    keyVault: "azure-native:keyvault:Vault",
    applicationInsights: "azure-native:applicationinsights:Component",
    containerRegistry: "azure-native:containerregistry:Registry",
};

/** The isolation modes of a workspace with a network that Azure manages. */
export const managedModes = ["AllowInternetOutbound", "AllowOnlyApprovedOutbound"] as const;

const isManaged = oneOf(managedModes);

/** The workspace of a resource that names one. */
export function workspaceOf(graph: ResourceGraph, child: PolicyInput): Related {
    return graph.find(graph.ofType(workspaceType), (workspace) => graph.names(child, "workspaceName", workspace));
}

/** Whether a workspace has a network that Azure manages, in which its compute is. */
export function hasManagedNetwork(workspace: PolicyInput): Answer {
    return isManaged.judge(propertyIn(workspace, "managedNetwork.isolationMode")).answer;
}
