import { equals } from "../../../core/conditions";
import { ofCluster } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlClusterMinNodes = defineRule({
    id: "ml-cluster-min-nodes",
    title: "Clusters scale from zero",
    rationale: "Nodes kept ready are billed around the clock, GPUs the most.",
    remedy: "Set properties.properties.scaleSettings.minNodeCount to 0, unless the minutes saved are worth the nodes.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: ["ml.compute-min-nodes", "CKV_AZURE_150"],
    applies: ofCluster,
    checks: {
        "properties.properties.scaleSettings.minNodeCount": equals(0, {
            missing: "pass",
            because: "Azure keeps none unless asked to",
        }),
    },
});
