import { entriesOf, hasInverse, stepEntry, type Step } from "../../../steps/contract";
import type { Condition } from "../../core/conditions";
import { commandType, entryNames, parsedStep, stepPath } from "../../core/operations/steps";
import type { PropertyRef } from "../../core/propertyRef";
import { defineRule } from "../../core/rule";
import { known } from "../../core/unknowns";
import { isolated, type Verdict } from "../../core/verdict";

/** What the entries of an environment lack, or have more than the step refers to. */
function wrongEntries(environment: PropertyRef, step: Step): readonly string[] {
    const named = entriesOf(step);
    const given = entryNames(environment);
    const isEmpty = (name: string) => known(() => environment.at(name).read())?.value === "";
    return [
        ...named.filter((name) => !given.includes(name) || isEmpty(name)).map((name) => `without ${name}`),
        ...given
            .filter((name) => !named.includes(name))
            .map((name) => `with ${name}, which the step does not refer to`),
    ];
}

const isStep: Condition = {
    expectation: `a step in ${stepEntry} and exactly the entries that it refers to`,
    missing: "fail",
    judge: (ref) =>
        isolated(ref.path, (): Verdict => {
            const parsed = parsedStep(ref.at(stepEntry).read());
            if ("wrong" in parsed) {
                return { answer: "fail", path: ref.at(stepEntry).path, found: parsed.wrong };
            }
            const [wrong] = wrongEntries(ref, parsed.step);
            return { answer: wrong === undefined ? "pass" : "fail", path: ref.path, found: wrong ?? "a step" };
        }),
};

/** Whether deletion undoes the step where it has an inverse, and only there. */
const isUndone: Condition = {
    expectation: "delete exactly where the step has an inverse",
    missing: "fail",
    judge: (ref) =>
        isolated(ref.path, (): Verdict => {
            const path = ref.at("delete").path;
            const parsed = parsedStep(ref.at(stepPath).read());
            const step = "step" in parsed ? parsed.step : undefined;
            if (step === undefined) {
                // Reported already.
                return { answer: "pass", path, found: "no step" };
            }
            const undone = (ref.at("delete").read() ?? undefined) !== undefined;
            return { answer: hasInverse(step) === undone ? "pass" : "fail", path, found: undone ? "set" : "not set" };
        }),
};

export const operationsStepForm = defineRule({
    id: "operations-step-form",
    title: "A step is one that its program knows, with all that it refers to",
    rationale:
        "What the program does not know fails in the middle of a deployment; what it does not refer to is kept in the state for nothing.",
    remedy: "Make the step by DeploymentStep, which checks it before anything is registered.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [commandType],
    references: [],
    checks: { environment: isStep, "": isUndone },
});
