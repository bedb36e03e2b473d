import { filesOf, type FabricItemStep, type SqlScriptStep } from "../../../steps/contract";
import type { Condition } from "../../core/conditions";
import { commandType, jsonIn, stepPath } from "../../core/operations/steps";
import { defineRule } from "../../core/rule";
import { isolated, type Verdict } from "../../core/verdict";

const digest = /^[0-9a-f]{64}$/;

type FileStep = SqlScriptStep | FabricItemStep;

/** What is wrong with the files of a step; only paths are said. */
function wrongFile(step: FileStep): string | undefined {
    const { files } = step;
    const named = filesOf(step);
    const bare = named.find((file) => !digest.test(files[file] ?? ""));
    const stray = Object.keys(files).find((file) => !named.includes(file));
    const drops = step.kind === "sqlScript" ? step.arguments.allowDrop : [];
    const foreign = drops.find((script) => !named.includes(script));
    if (bare !== undefined) {
        return `with ${bare} without its SHA-256`;
    }
    return stray !== undefined
        ? `with the file ${stray}, which it does not name`
        : foreign && `with ${foreign} in allowDrop, which is no script of it`;
}

// A text that is no step is reported as such by another rule.
function stepIn(text: unknown): FileStep | undefined {
    const step = (typeof text === "string" ? jsonIn(text) : undefined) as Partial<FileStep> | null | undefined;
    if (typeof step?.files !== "object") {
        return undefined;
    }
    const { kind, arguments: args } = step;
    const isWhole =
        kind === "sqlScript"
            ? Array.isArray(args?.scripts) && Array.isArray(args.allowDrop)
            : kind === "fabricItem" && Array.isArray(args?.parts);
    return isWhole ? (step as FileStep) : undefined;
}

const haveDigests: Condition = {
    expectation: "a SHA-256 for each file that the step names, and for no other",
    missing: "pass",
    judge: (ref) =>
        isolated(ref.path, (): Verdict => {
            const step = stepIn(ref.read());
            const wrong = step && wrongFile(step);
            return { answer: wrong === undefined ? "pass" : "fail", path: ref.path, found: wrong ?? "right" };
        }),
};

export const operationsStepFiles = defineRule({
    id: "operations-step-files",
    title: "A step holds the digest of each file that it reads",
    rationale:
        "Without it a changed file is no change of the plan: no preview shows it, and it is not applied or published until something else changes.",
    remedy: "Make the step by DeploymentStep, which reads the files and works the digests out.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [commandType],
    references: [],
    checks: { [stepPath]: haveDigests },
});
