import { isTrue } from "../../core/conditions";
import { defineRule } from "../../core/rule";

export const synapseSparkPoolAutoPause = defineRule({
    id: "synapse-spark-pool-auto-pause",
    title: "Spark pools grow with the load and end without it",
    rationale: "A pool without auto-pause bills all its nodes until somebody notices.",
    remedy: "Set autoScale.enabled and autoPause.enabled to true.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:synapse:BigDataPool"],
    references: ["synapse.spark-autopause"],
    checks: { "autoPause.enabled": isTrue(), "autoScale.enabled": isTrue() },
});
