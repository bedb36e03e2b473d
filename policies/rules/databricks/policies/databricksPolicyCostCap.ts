import { ceilings } from "../../../core/databricks/ceilings";
import { definitionThat, isBounded } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

const { dev, prod } = ceilings;

export const databricksPolicyCostCap = defineRule({
    id: "databricks-policy-cost-cap",
    title: "Compute policies cap the cost of a cluster",
    rationale: "One cluster of the largest machines otherwise spends the month's budget in a night.",
    remedy: `Give dbus_per_hour a range with a maxValue: up to ${dev.dbusPerHour} in profile dev, ${prod.dbusPerHour} in prod.`,
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy"],
    checks: ({ profile }) => {
        const most = ceilings[profile].dbusPerHour;
        return {
            definition: definitionThat(`dbus_per_hour with a largest value, ${most} or less`, (definition) =>
                isBounded(definition.dbus_per_hour, 0, most),
            ),
        };
    },
});
