import { minutesBetween, ofInstance } from "../../../core/machine-learning/compute";
import { defineRule } from "../../../core/rule";

export const mlInstanceIdleShutdown = defineRule({
    id: "ml-instance-idle-shutdown",
    title: "Compute instances stop when idle",
    rationale: "An instance that its user forgot is billed until someone sees the bill.",
    remedy: "Set properties.properties.idleTimeBeforeShutdown to a duration from PT15M to PT4H.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:machinelearningservices:Compute"],
    references: ["ml.compute-idle-shutdown", "Azure.ML.ComputeIdleShutdown", "679ddf89-ab8f-48a5-9029-e76054077449"],
    // Source of 15: the description of the input in @pulumi/azure-native 3.28.0.
    applies: ofInstance,
    checks: { "properties.properties.idleTimeBeforeShutdown": minutesBetween(15, 240) },
});
