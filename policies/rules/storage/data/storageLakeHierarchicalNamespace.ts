import { privateLinkGroup } from "../../../core/azure/privateEndpoints";
import { isTrue, matches, oneOf, shape, some } from "../../../core/conditions";
import { propertyIn, type ResourceGraph } from "../../../core/relations";
import type { PolicyInput } from "../../../core/resource";
import { defineStackRule, type StackFinding } from "../../../core/rule";
import { type Answer, both, either } from "../../../core/verdict";

const account = "azure-native:storage:StorageAccount";
const hierarchical = { isHnsEnabled: isTrue(), kind: oneOf(["StorageV2", "BlockBlobStorage"]) };
const ofLakeZones = some(shape({ name: matches(/^(delta|files)-/, "a name starting with delta- or files-") }));

// A lake is an account that others treat as one: reached over dfs, or with a lifecycle by zones.
function usedAsLake(graph: ResourceGraph, lake: PolicyInput): Answer {
    const endpoints = graph
        .ofType("azure-native:network:PrivateEndpoint")
        .map((endpoint) => privateLinkGroup(graph, endpoint, lake, "dfs"));
    const lifecycles = graph
        .ofType("azure-native:storage:ManagementPolicy")
        .map((policy) =>
            both([
                graph.names(policy, "accountName", lake),
                ofLakeZones.judge(propertyIn(policy, "policy.rules")).answer,
            ]),
        );
    return either([...endpoints, ...lifecycles]);
}

function judgeLake(graph: ResourceGraph, lake: PolicyInput): StackFinding[] {
    const wrong = Object.entries(hierarchical)
        .map(([path, condition]) => ({ ...condition.judge(propertyIn(lake, path)), path, condition }))
        .filter(({ answer }) => answer !== "pass");
    const used = wrong.length === 0 ? "fail" : usedAsLake(graph, lake);
    if (used === "fail") {
        return [];
    }
    return wrong.map(({ path, condition, answer, found }) => ({
        urn: lake.urn,
        path,
        message: `${path} is ${found} on an account used as a lake, expected ${condition.expectation}`,
        verdict: answer === "fail" && used === "pass" ? "fail" : "unknown",
    }));
}

export const storageLakeHierarchicalNamespace = defineStackRule({
    id: "storage-lake-hierarchical-namespace",
    title: "Lake accounts have a hierarchical namespace",
    rationale:
        "Without it directories are only prefixes: renames copy every blob, access lists do not exist and dfs does not answer. It can only be chosen on creation.",
    remedy: "Set isHnsEnabled to true and kind to StorageV2; a change replaces the account.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [account],
    reads: ["azure-native:network:PrivateEndpoint", "azure-native:storage:ManagementPolicy"],
    references: ["storage.hns"],
    judge: (graph) => graph.ofType(account).flatMap((lake) => judgeLake(graph, lake)),
});
