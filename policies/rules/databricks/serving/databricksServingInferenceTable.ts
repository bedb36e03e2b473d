import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksServingInferenceTable = defineRule({
    id: "databricks-serving-inference-table",
    title: "Serving endpoints keep what they are asked and answer",
    rationale:
        "Without a table of calls there is nothing that a monitor compares, and no one can say what a model answered.",
    remedy: "Set aiGateway.inferenceTableConfig.enabled to true, with a catalog, a schema and a prefix.",
    severity: "low",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/modelServing:ModelServing"],
    references: [],
    checks: { "aiGateway.inferenceTableConfig.enabled": isTrue() },
});
