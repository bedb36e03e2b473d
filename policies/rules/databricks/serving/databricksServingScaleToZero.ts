import { each, isTrue, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksServingScaleToZero = defineRule({
    id: "databricks-serving-scale-to-zero",
    title: "What is served ends when no one calls it",
    rationale: "Compute that stays is billed day and night; one that ends lets the first call after a pause wait.",
    remedy: "Set scaleToZeroEnabled of every served entity to true, or accept the advice where callers cannot wait.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/modelServing:ModelServing"],
    references: [],
    checks: { "config.servedEntities": each(shape({ scaleToZeroEnabled: isTrue() })) },
});
