import { connectsTo, targetPath } from "../../../core/azure/privateEndpoints";
import { equals } from "../../../core/conditions";
import { workspacesWithMachines, workspaceType } from "../../../core/databricks/workspaces";
import { lastSegment, propertyIn, type ResourceGraph, sameText, textAt } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import { both } from "../../../core/verdict";

const firewall = equals("Enabled");
const accounts = "/providers/Microsoft.Storage/storageAccounts/";

// The account is no resource of the stack: it comes with the workspace, in the workspace's own resource group.
function isRootStorage(workspace: PolicyInput, target: string): boolean | undefined {
    const name = textAt(workspace, "parameters.storageAccountName.value");
    const group = textAt(workspace, "managedResourceGroupId");
    if (!target.toLowerCase().includes(accounts.toLowerCase())) {
        return false;
    }
    if (name.state === "known") {
        return sameText(lastSegment(target), name.text);
    }
    return group.state === "known"
        ? target.toLowerCase().startsWith(`${group.text}${accounts}`.toLowerCase())
        : undefined;
}

function judgeWorkspace(graph: ResourceGraph, workspace: PolicyInput): StackFinding[] {
    const walled = firewall.judge(propertyIn(workspace, "defaultStorageFirewall")).answer;
    const endpoints = graph.ofType("azure-native:network:PrivateEndpoint");
    return ["dfs", "blob"].flatMap((group): StackFinding[] => {
        const { answer } = graph.find(endpoints, (endpoint) =>
            both([
                graph.relates(endpoint, targetPath, workspace, (target) => isRootStorage(workspace, target)),
                connectsTo(endpoint, group),
            ]),
        );
        if (answer === "pass" || walled === "fail") {
            return [];
        }
        const found = answer === "fail" ? "has none" : "may have one, which is not known before deployment";
        const message = `the root storage of ${workspace.name} ${found}, expected a PrivateEndpoint with groupIds ["${group}"]`;
        const verdict = answer === "fail" && walled === "pass" ? "fail" : "unknown";
        return [{ urn: workspace.urn, path: "", message, verdict }];
    });
}

export const databricksWorkspaceRootEndpoints = defineStackRule({
    id: "databricks-workspace-root-endpoints",
    title: "The walled root storage of Databricks has both of its private endpoints",
    rationale:
        "Behind its firewall the account answers endpoints alone; machines write over dfs and read over blob, and start with neither.",
    remedy: "Add a PrivateEndpoint to the root storage account for dfs and one for blob.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [workspaceType],
    reads: ["azure-native:network:PrivateEndpoint"],
    references: ["databricks.storage-firewall", "databricks.private-endpoint"],
    judge: (graph) => workspacesWithMachines(graph).flatMap((workspace) => judgeWorkspace(graph, workspace)),
});
