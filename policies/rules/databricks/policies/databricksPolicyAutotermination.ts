import { definitionThat, endsWithTheRun, isWithin } from "../../../core/databricks/policyDefinition";
import { defineRule } from "../../../core/rule";

export const databricksPolicyAutotermination = defineRule({
    id: "databricks-policy-autotermination",
    title: "Compute policies stop idle clusters",
    rationale: "A cluster that is idle and not stopped is billed until someone sees the bill.",
    remedy: "Fix autotermination_minutes, or give it a range, from 1 to 120; only a policy for jobs does without.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/clusterPolicy:ClusterPolicy"],
    references: ["dbx.cluster-policy", "dbx.cluster-autotermination", "SAT GOV-4"],
    checks: {
        definition: definitionThat(
            "autotermination_minutes from 1 to 120 in every cluster, or clusters of jobs alone",
            (definition) => endsWithTheRun(definition) || isWithin(definition.autotermination_minutes, 1, 120),
        ),
    },
});
