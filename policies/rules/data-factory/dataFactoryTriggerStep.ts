import { commandType, stepOf } from "../../core/operations/steps";
import { type ResourceGraph, lastSegment, sameText, textAt } from "../../core/relations";
import type { PolicyInput } from "../../core/resource";
import { defineStackRule, findingsOf } from "../../core/rule";
import type { Answer } from "../../core/verdict";

const triggerType = "azure-native:datafactory:Trigger";

/** Whether a command stops a trigger, and the trigger waits for it. */
function stops(graph: ResourceGraph, command: PolicyInput, trigger: PolicyInput): Answer {
    const parsed = stepOf(command);
    if (parsed.answer !== "known") {
        return parsed.answer === "unknown" ? "unknown" : "fail";
    }
    const { step } = parsed;
    if (step.kind !== "armAction" || step.arguments.action !== "stop") {
        return "fail";
    }
    const id = textAt(command, `environment.${step.arguments.resource}`);
    const isOf = nameIs(id.state === "known" ? id.text : step.target, trigger);
    return isOf !== "fail" && !graph.waitsFor(trigger, command) ? "fail" : isOf;
}

// The id is put together from names, so that before the factory exists the step's target alone names the trigger.
function nameIs(id: string, trigger: PolicyInput): Answer {
    const name = textAt(trigger, "triggerName");
    if (name.state !== "known") {
        return "unknown";
    }
    const factory = textAt(trigger, "factoryName");
    const [, ofFactory] = /\/factories\/([^/]+)\/triggers\/[^/]+$/i.exec(id) ?? [];
    const isThere = ofFactory === undefined || factory.state !== "known" || sameText(ofFactory, factory.text);
    return isThere && sameText(lastSegment(id), name.text) ? "pass" : "fail";
}

export const dataFactoryTriggerStep = defineStackRule({
    id: "data-factory-trigger-step",
    title: "A trigger is stopped by a step before it changes",
    rationale:
        "Data Factory refuses to change or delete a trigger that is started: every later deployment of it fails half-way.",
    remedy: "Make the trigger by SourceIngest, or by bracketed, whose step stops it first.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [triggerType],
    reads: [commandType],
    references: [],
    judge: (graph) =>
        graph.ofType(triggerType).flatMap((trigger) => {
            const { answer } = graph.find(graph.ofType(commandType), (command) => stops(graph, command, trigger));
            const found = answer === "fail" ? "no step" : "a step, or none, which is not known before deployment,";
            return findingsOf(
                trigger,
                answer,
                "",
                `${found} stops ${trigger.name} before a change, expected one that it depends on`,
            );
        }),
});
