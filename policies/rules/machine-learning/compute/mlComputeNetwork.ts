import { present, shape } from "../../../core/conditions";
import { computeType, ofManagedCompute } from "../../../core/machine-learning/compute";
import { hasManagedNetwork, workspaceOf, workspaceType } from "../../../core/machine-learning/workspaces";
import { propertyIn, type ResourceGraph } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import { type Answer, both, either } from "../../../core/verdict";

const subnetPath = "properties.properties.subnet.id";
const managed = shape(ofManagedCompute);
const set = present();

function judgeCompute(graph: ResourceGraph, compute: PolicyInput): StackFinding[] {
    const workspace = workspaceOf(graph, compute).found;
    // Whether a workspace of another stack has a managed network is not to be seen here.
    if (workspace === undefined) {
        return [];
    }
    const ours = managed.judge(propertyIn(compute, "")).answer;
    const answers = [set.judge(propertyIn(compute, subnetPath)).answer, hasManagedNetwork(workspace)];
    const finding = (answer: Answer, subnet: string, network: string): StackFinding[] => {
        const message = `${compute.name} is in ${subnet}, and ${workspace.name} has ${network} managed network, expected one of both`;
        const verdict = answer === "fail" && ours === "pass" ? "fail" : "unknown";
        return answer === "pass" || ours === "fail" ? [] : [{ urn: compute.urn, path: subnetPath, message, verdict }];
    };
    return [
        ...finding(either(answers), "no subnet", "no"),
        ...finding(both(answers) === "pass" ? "fail" : "pass", "a subnet", "a"),
    ];
}

export const mlComputeNetwork = defineStackRule({
    id: "ml-compute-network",
    title: "Compute is in a subnet, or in the managed network of its workspace",
    rationale: "Elsewhere nothing filters what jobs send, and Azure refuses a subnet inside a managed network.",
    remedy: "Set properties.properties.subnet.id, or managedNetwork.isolationMode of the workspace.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [computeType],
    reads: [workspaceType],
    references: ["ml.compute-vnet", "Azure.ML.ComputeVnet", "7804b5c7-01dc-4723-969b-ae300cc07ff1"],
    judge: (graph) => graph.ofType(computeType).flatMap((compute) => judgeCompute(graph, compute)),
});
