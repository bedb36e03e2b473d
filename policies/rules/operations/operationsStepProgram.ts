import { stepCommands, stepProgram } from "../../../steps/contract";
import { absent, type Condition, exactly, isFalse, satisfies, shape } from "../../core/conditions";
import { commandType } from "../../core/operations/steps";
import { defineRule } from "../../core/rule";

const { apply, undo } = stepCommands;

const isProgram: Condition = satisfies(
    `the list ${JSON.stringify(stepProgram)}`,
    (value) =>
        Array.isArray(value) &&
        value.length === stepProgram.length &&
        stepProgram.every((word, index) => value[index] === word),
);

export const operationsStepProgram = defineRule({
    id: "operations-step-program",
    title: "The only command of a stack is the program of steps",
    rationale:
        "Any other command runs on the runner with all of its rights, and no rule can judge what it does. Without update a change replaces the step, and its inverse runs after the new one.",
    remedy: "Make a DeploymentStep; its arguments say what is to be done.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [commandType],
    references: [],
    checks: {
        interpreter: isProgram,
        create: exactly([apply]),
        update: exactly([apply]),
        delete: exactly([undo], { missing: "pass", because: "what has no inverse stays" }),
        dir: exactly([".."]),
        // The output of the run before would come back as an input that no preview shows.
        addPreviousOutputInEnv: isFalse(),
        "": shape({
            stdin: absent("a step reads its environment alone"),
            assetPaths: absent("a step gives one line back, and no files"),
            archivePaths: absent("a step gives one line back, and no files"),
        }),
    },
});
