import { type Conditions, equals, not } from "../conditions";
import { propertyIn, type ResourceGraph } from "../relations";
import type { PolicyInput } from "../resource";

/** The kind of an Azure Databricks workspace. */
export const workspaceType = "azure-native:databricks:Workspace";

const computeMode = not(equals("Serverless"), "a mode with machines in our network");

/** Workspaces with machines in a network of ours; Azure refuses the settings of machines on a serverless one. */
export const withClassicCompute: Conditions = { computeMode };

/** The workspaces of a stack that have, or may have, machines in a network of ours. */
export function workspacesWithMachines(graph: ResourceGraph): readonly PolicyInput[] {
    return graph
        .ofType(workspaceType)
        .filter((workspace) => computeMode.judge(propertyIn(workspace, "computeMode")).answer !== "fail");
}
