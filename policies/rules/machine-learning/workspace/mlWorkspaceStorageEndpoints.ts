import { privateLinkGroup } from "../../../core/azure/privateEndpoints";
import { workspaceType } from "../../../core/machine-learning/workspaces";
import type { ResourceGraph } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";

const accountType = "azure-native:storage:StorageAccount";
const groups = ["blob", "file", "queue", "table"];

function judgeWorkspace(graph: ResourceGraph, workspace: PolicyInput): StackFinding[] {
    const accounts = graph.ofType(accountType);
    const account = graph.find(accounts, (candidate) => graph.refers(workspace, "storageAccount", candidate)).found;
    // The endpoints of another stack's account are there.
    if (account === undefined) {
        return [];
    }
    const endpoints = graph.ofType("azure-native:network:PrivateEndpoint");
    return groups.flatMap((group): StackFinding[] => {
        const { answer } = graph.find(endpoints, (endpoint) => privateLinkGroup(graph, endpoint, account, group));
        if (answer === "pass") {
            return [];
        }
        const found = answer === "fail" ? "has none" : "may have one, which is not known before deployment";
        const message = `the storage account of ${workspace.name} ${found}, expected a PrivateEndpoint to ${account.name} with groupIds ["${group}"]`;
        return [{ urn: workspace.urn, path: "storageAccount", message, verdict: answer }];
    });
}

export const mlWorkspaceStorageEndpoints = defineStackRule({
    id: "ml-workspace-storage-endpoints",
    title: "The storage account of a workspace has all four of its private endpoints",
    // Source: learn.microsoft.com/azure/machine-learning/how-to-secure-batch-endpoint, 2026-03.
    rationale:
        "Notebooks are files, and parallel and batch jobs hand out work in queues and tables: without their endpoints they wait until they time out.",
    remedy: "Add a PrivateEndpoint to the account for each of blob, file, queue and table.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: [accountType, "azure-native:network:PrivateEndpoint"],
    references: ["storage.private-endpoint"],
    judge: (graph) => graph.ofType(workspaceType).flatMap((workspace) => judgeWorkspace(graph, workspace)),
});
