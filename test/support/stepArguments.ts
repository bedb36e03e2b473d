import type { ArmActionStep } from "../../steps/contract";

type Arguments = ArmActionStep["arguments"];

/** Arguments of a step that starts a trigger of Data Factory, some of them changed. */
export const triggerStart = (changed: Partial<Arguments> = {}): Arguments => ({
    resource: "RESOURCE_ID",
    apiVersion: "2018-06-01",
    action: "start",
    state: "properties.runtimeState",
    reached: ["Started"],
    absent: "fail",
    follows: [],
    ...changed,
});

/** What undoes it. */
export const triggerStop = {
    action: "stop",
    state: "properties.runtimeState",
    reached: ["Stopped"],
} satisfies Arguments["inverse"];
