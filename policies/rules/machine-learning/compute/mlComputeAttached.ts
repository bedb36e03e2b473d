import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const mlComputeAttached = defineRule({
    id: "ml-compute-attached",
    title: "Compute that needs a password or a token is not attached",
    rationale:
        "Azure Machine Learning reaches Databricks, HDInsight and virtual machines by a token or password that the workspace stores.",
    remedy: "Set properties.computeType to AmlCompute, ComputeInstance or Kubernetes; jobs of Databricks reach the workspace by MLflow with their own identity.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: [],
    checks: { "properties.computeType": oneOf(["AmlCompute", "ComputeInstance", "Kubernetes"]) },
});
