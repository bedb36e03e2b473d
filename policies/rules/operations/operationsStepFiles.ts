import type { SqlScriptStep } from "../../../steps/contract";
import type { Condition } from "../../core/conditions";
import { commandType, jsonIn, stepPath } from "../../core/operations/steps";
import { defineRule } from "../../core/rule";
import { isolated, type Verdict } from "../../core/verdict";

const digest = /^[0-9a-f]{64}$/;

/** What is wrong with the files of a step; only paths are said. */
function wrongFile({ files, arguments: { scripts, allowDrop } }: SqlScriptStep): string | undefined {
    const bare = scripts.find((script) => !digest.test(files[script] ?? ""));
    const stray = Object.keys(files).find((file) => !scripts.includes(file));
    const foreign = allowDrop.find((script) => !scripts.includes(script));
    if (bare !== undefined) {
        return `with the script ${bare} without its SHA-256`;
    }
    return stray !== undefined
        ? `with the file ${stray}, which is no script of it`
        : foreign && `with ${foreign} in allowDrop, which is no script of it`;
}

// A text that is no step is reported as such by another rule.
function scriptStepIn(text: unknown): SqlScriptStep | undefined {
    const step = (typeof text === "string" ? jsonIn(text) : undefined) as Partial<SqlScriptStep> | null | undefined;
    const args = step?.kind === "sqlScript" ? step.arguments : undefined;
    const isWhole = Array.isArray(args?.scripts) && Array.isArray(args.allowDrop) && typeof step?.files === "object";
    return isWhole ? (step as SqlScriptStep) : undefined;
}

const haveDigests: Condition = {
    expectation: "a SHA-256 for each script, and for no other file",
    missing: "pass",
    judge: (ref) =>
        isolated(ref.path, (): Verdict => {
            const step = scriptStepIn(ref.read());
            const wrong = step && wrongFile(step);
            return { answer: wrong === undefined ? "pass" : "fail", path: ref.path, found: wrong ?? "right" };
        }),
};

export const operationsStepFiles = defineRule({
    id: "operations-step-files",
    title: "A step holds the digest of each script that it applies",
    rationale:
        "Without it a changed script is no change of the plan: no preview shows it, and it is not applied until something else changes.",
    remedy: "Make the step by DeploymentStep, which reads the scripts and works the digests out.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [commandType],
    references: [],
    checks: { [stepPath]: haveDigests },
});
