import { equals } from "../../../core/conditions";
import { workspaceOf, workspaceType } from "../../../core/machine-learning/workspaces";
import { propertyIn, type ResourceGraph } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";

const endpointType = "azure-native:machinelearningservices:BatchEndpoint";
const enabled = equals("Enabled");

function judgeEndpoint(graph: ResourceGraph, endpoint: PolicyInput): StackFinding[] {
    const workspace = workspaceOf(graph, endpoint).found;
    const keyed = workspace && enabled.judge(propertyIn(workspace, "encryption.status")).answer;
    if (workspace === undefined || keyed === "fail") {
        return [];
    }
    const found = keyed === "pass" ? "is encrypted" : "may be encrypted, which is not known before deployment,";
    const message = `${workspace.name} ${found} with a customer-managed key, expected none where batch endpoints are`;
    return [{ urn: endpoint.urn, path: "workspaceName", message, verdict: keyed === "pass" ? "fail" : "unknown" }];
}

export const mlBatchEndpointWorkspaceKey = defineStackRule({
    id: "ml-batch-endpoint-workspace-key",
    title: "Batch endpoints are in workspaces without a customer-managed key of their own",
    // Source: learn.microsoft.com/azure/machine-learning/how-to-secure-batch-endpoint, 2026-03.
    rationale: "Azure does not support batch deployments in a workspace that is encrypted with such a key.",
    remedy: "Leave encryption of the workspace out; encrypt its storage account, vault, container registry and logs.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [endpointType],
    reads: [workspaceType],
    references: [],
    judge: (graph) => graph.ofType(endpointType).flatMap((endpoint) => judgeEndpoint(graph, endpoint)),
});
