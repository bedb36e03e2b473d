import { isTrue, not } from "../../../core/conditions";
import { workspaceType } from "../../../core/machine-learning/workspaces";
import { propertyIn, type ResourceGraph } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";

const accountType = "azure-native:storage:StorageAccount";
const flat = not(isTrue(), "not true");

function judgeWorkspace(graph: ResourceGraph, workspace: PolicyInput): StackFinding[] {
    const accounts = graph.ofType(accountType);
    const account = graph.find(accounts, (candidate) => graph.refers(workspace, "storageAccount", candidate)).found;
    const answer = account ? flat.judge(propertyIn(account, "isHnsEnabled")).answer : "pass";
    if (account === undefined || answer === "pass") {
        return [];
    }
    const found = answer === "fail" ? "has" : "may have";
    const message = `${account.name} ${found} a hierarchical namespace, expected an account without for ${workspace.name}`;
    return [{ urn: workspace.urn, path: "storageAccount", message, verdict: answer }];
}

export const mlWorkspaceStorageKind = defineStackRule({
    id: "ml-workspace-storage-kind",
    title: "The storage account of a workspace has no hierarchical namespace",
    // Source: github.com/microsoft/AzureTRE/issues/1920.
    rationale: "Azure refuses a lake as the default store of a workspace, and the account cannot be changed later.",
    remedy: "Make an account of kind StorageV2 for the workspace, and read the lake by a datastore.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: [accountType],
    references: [],
    judge: (graph) => graph.ofType(workspaceType).flatMap((workspace) => judgeWorkspace(graph, workspace)),
});
