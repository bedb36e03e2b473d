import { isTrue } from "../conditions";
import { propertyIn, type ResourceGraph } from "../relations";
import type { PolicyInput } from "../resource";
import type { Answer } from "../verdict";

const hierarchical = isTrue();

/** Types that tell a lake from other accounts. */
export const lakeReads = ["azure-native:synapse:Workspace"] as const;

/**
 * Accounts that may be a lake, each with whether it is one: with a hierarchical namespace, and not for the own files of a
 * Synapse workspace alone.
 */
export function lakes(graph: ResourceGraph): { account: PolicyInput; answer: Answer }[] {
    const workspaces = graph.ofType("azure-native:synapse:Workspace");
    return graph
        .ofType("azure-native:storage:StorageAccount")
        .filter((account) =>
            workspaces.every(
                (workspace) => graph.refers(workspace, "defaultDataLakeStorage.resourceId", account) !== "pass",
            ),
        )
        .map((account) => ({ account, answer: hierarchical.judge(propertyIn(account, "isHnsEnabled")).answer }))
        .filter(({ answer }) => answer !== "fail");
}
