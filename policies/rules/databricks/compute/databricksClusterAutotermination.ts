import { satisfies } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksClusterAutotermination = defineRule({
    id: "databricks-cluster-autotermination",
    title: "Clusters stop when idle",
    rationale: "A cluster that is idle and not stopped is billed until someone sees the bill.",
    remedy: "Set autoterminationMinutes from 10 to 120, or leave it out; 0 means never.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/cluster:Cluster"],
    references: ["dbx.cluster-autotermination", "SAT GOV-4"],
    checks: {
        autoterminationMinutes: satisfies(
            "from 10 to 120",
            (minutes) => typeof minutes === "number" && minutes >= 10 && minutes <= 120,
            // Source of 10, of 0 and of the default: databricks/terraform-provider-databricks, docs/resources/cluster.md.
            { missing: "pass", because: "the provider sets 60 by default" },
        ),
    },
});
