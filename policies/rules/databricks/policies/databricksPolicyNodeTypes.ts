import {
    choices,
    type Definition,
    definitionThat,
    isForbidden,
    isFromListedPool,
    isRequired,
} from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

// A cluster takes its machines from a pool or by their size, never both: one that every cluster must have leaves no room
// for the other. A driver that is left out is as the workers are, and one that no rule is about may be any.
function hasListedSizes(definition: Definition): boolean {
    const isListed = (path: string) => choices(definition[path]) !== undefined;
    const isClosed = (path: string) => isListed(path) || isForbidden(definition[path]);
    const isOfSize = isListed("node_type_id") && isClosed("driver_node_type_id");
    const isFromPool = isListed("instance_pool_id") && isClosed("driver_instance_pool_id");
    if (isFromListedPool(definition)) {
        return isFromPool;
    }
    const leavesPoolsOut = isRequired(definition.node_type_id) || isForbidden(definition.instance_pool_id);
    return isOfSize && (leavesPoolsOut || isFromPool);
}

export const databricksPolicyNodeTypes = defineRule({
    id: "databricks-policy-node-types",
    title: "Compute policies list the sizes of machines",
    rationale:
        "With every size allowed, the cost of a cluster is unknown, and users ask for sizes without quota or past retirement.",
    remedy: "Fix or list node_type_id and driver_node_type_id, or instance_pool_id and driver_instance_pool_id, without isOptional.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy"],
    checks: {
        definition: definitionThat(
            "node_type_id and driver_node_type_id, or instance_pool_id and driver_instance_pool_id, required and fixed or listed",
            hasListedSizes,
        ),
    },
});
