import { choices, type Definition, definitionThat, isForbidden } from "../../core/databricks/policyDefinition";
import { defineRule } from "../../core/rule";

function hasListedSizes(definition: Definition): boolean {
    const isListed = (path: string) => choices(definition[path]) !== undefined;
    // A cluster with a pool takes the driver from it too, unless it names another pool.
    if (isListed("instance_pool_id")) {
        const driver = definition.driver_instance_pool_id;
        return driver === undefined || isForbidden(driver) || isListed("driver_instance_pool_id");
    }
    const driver = definition.driver_node_type_id;
    return isListed("node_type_id") && (isListed("driver_node_type_id") || isForbidden(driver));
}

export const databricksPolicyNodeTypes = defineRule({
    id: "databricks-policy-node-types",
    title: "Compute policies list the sizes of machines",
    rationale:
        "With every size free, nobody knows what a cluster costs, and one asks for sizes without quota or past retirement.",
    remedy: "Fix or list node_type_id and driver_node_type_id, or instance_pool_id.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy"],
    checks: {
        definition: definitionThat(
            "node_type_id and driver_node_type_id, or instance_pool_id, fixed or listed",
            hasListedSizes,
        ),
    },
});
