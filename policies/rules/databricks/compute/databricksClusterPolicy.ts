import { present } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksClusterPolicy = defineRule({
    id: "databricks-cluster-policy",
    title: "Clusters are made under a compute policy",
    rationale: "A cluster without one has any size, runtime and tags, and anyone who may edit it can make it larger.",
    remedy: "Set policyId to a ClusterPolicy of the stack.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/cluster:Cluster"],
    references: ["dbx.cluster-policy-required"],
    checks: { policyId: present() },
});
