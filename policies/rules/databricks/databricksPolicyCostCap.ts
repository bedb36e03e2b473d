import { definitionThat, isBounded } from "../../core/databricks/policyDefinition";
import { defineRule } from "../../core/rule";

export const databricksPolicyCostCap = defineRule({
    id: "databricks-policy-cost-cap",
    title: "Compute policies cap the cost of a cluster",
    rationale: "One cluster of the largest machines otherwise spends the month's budget in a night.",
    remedy: "Give dbus_per_hour a range with a maxValue.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy"],
    checks: {
        definition: definitionThat("dbus_per_hour with a largest value", ({ dbus_per_hour: dbus }) =>
            isBounded(dbus, 0, Number.MAX_SAFE_INTEGER),
        ),
    },
});
