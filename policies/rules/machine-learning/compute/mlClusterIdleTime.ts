import { minutesBetween, ofCluster } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlClusterIdleTime = defineRule({
    id: "ml-cluster-idle-time",
    title: "Clusters delete nodes that are idle",
    rationale: "A node that waits for the next job is billed as one that works.",
    remedy: "Set properties.properties.scaleSettings.nodeIdleTimeBeforeScaleDown to four hours or less, for example PT5M.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: [],
    applies: ofCluster,
    checks: { "properties.properties.scaleSettings.nodeIdleTimeBeforeScaleDown": minutesBetween(1, 240) },
});
