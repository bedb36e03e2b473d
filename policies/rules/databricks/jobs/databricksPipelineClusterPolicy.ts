import { allOf, anyOf, each, hasLength, isTrue, present, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksPipelineClusterPolicy = defineRule({
    id: "databricks-pipeline-cluster-policy",
    title: "Pipelines run serverless, or on clusters under a policy",
    rationale: "A pipeline that names no cluster gets one of Databricks' choice, and one without a policy has no cap.",
    remedy: "Set serverless to true, or give each of clusters a policyId, one at least.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/pipeline:Pipeline"],
    references: ["dbx.cluster-policy-required"],
    checks: {
        "": anyOf(
            shape({ serverless: isTrue() }),
            shape({ clusters: allOf(hasLength({ atLeast: 1 }), each(shape({ policyId: present() }))) }),
        ),
    },
});
