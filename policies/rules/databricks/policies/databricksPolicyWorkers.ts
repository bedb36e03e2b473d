import { ceilings } from "../../../core/databricks/ceilings";
import {
    type Definition,
    definitionThat,
    isBounded,
    isForbidden,
    isWithin,
} from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

const { dev, prod } = ceilings;

// A cluster has a fixed or a scaled size, never both: one that every cluster must have leaves no room for the other.
function hasLargestSize(definition: Definition, most: number): boolean {
    const sizes = [definition.num_workers, definition["autoscale.max_workers"]];
    return (
        sizes.some((size) => isWithin(size, 0, most)) ||
        sizes.every((size) => isForbidden(size) || isBounded(size, 0, most))
    );
}

export const databricksPolicyWorkers = defineRule({
    id: "databricks-policy-workers",
    title: "Compute policies cap the number of workers",
    rationale: "A slip in a form, or an autoscaler without an end, takes the whole quota of the subscription.",
    remedy: `Give num_workers or autoscale.max_workers a value or a range with a maxValue: up to ${dev.workers} in profile dev, ${prod.workers} in prod.`,
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "dbx.cluster-autoscale"],
    checks: ({ profile }) => {
        const most = ceilings[profile].workers;
        return {
            definition: definitionThat(
                `num_workers or autoscale.max_workers with a largest value, ${most} or less`,
                (definition) => hasLargestSize(definition, most),
            ),
        };
    },
});
