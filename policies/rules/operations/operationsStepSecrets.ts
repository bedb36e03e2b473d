import { looksLikeCredential, namesCredential } from "../../../azure/credentials";
import { stepEntry } from "../../../steps/contract";
import type { Condition } from "../../core/conditions";
import { commandType, entryNames, jsonIn } from "../../core/operations/steps";
import type { PropertyRef } from "../../core/propertyRef";
import { defineRule } from "../../core/rule";
import { every, isolated, type Verdict } from "../../core/verdict";

// A digest has the form of a key, and is none.
const isDigest = (text: string) => /^[0-9a-f]{64}$/.test(text);

/** Where something holds a text that may be a credential, by its name or its form; undefined where nothing does. */
function credentialIn(value: unknown, path: readonly string[]): string | undefined {
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value);
        return entries.map(([key, inner]) => credentialIn(inner, [...path, key])).find((found) => found !== undefined);
    }
    const isCredential =
        typeof value === "string" &&
        !isDigest(value) &&
        (looksLikeCredential(value) || path.some((key) => namesCredential(key)));
    return isCredential ? path.join(".") : undefined;
}

function judgeEntry(environment: PropertyRef, name: string): Verdict {
    const ref = environment.at(name);
    const fail = (found: string): Verdict => ({ answer: "fail", path: ref.path, found });
    const isMarked = ref.isMarkedSecret();
    if (isMarked === true || namesCredential(name)) {
        return fail(isMarked === true ? "marked as secret" : "named as a secret");
    }
    const verdict = isolated(ref.path, (): Verdict => {
        const text = ref.read();
        const step = name === stepEntry && typeof text === "string" ? jsonIn(text) : undefined;
        const at = credentialIn(step ?? text, step === undefined ? [name] : []);
        return at === undefined
            ? { answer: "pass", path: ref.path, found: "no secret" }
            : fail(`a text that may be a secret (${at}, not shown)`);
    });
    // What is known only at deployment is an id, a host or a digest, unless the program says that it is secret.
    const isPlain = verdict.answer === "unknown" && isMarked === false && name !== stepEntry;
    return isPlain ? { ...verdict, answer: "pass" } : verdict;
}

const withoutSecrets: Condition = {
    expectation: "no secret: the state keeps it, and previews show it",
    missing: "pass",
    judge: (ref) =>
        isolated(ref.path, () =>
            every(
                [stepEntry, ...entryNames(ref)].map((name) => judgeEntry(ref, name)),
                { answer: "pass", path: ref.path, found: "no entries" },
            ),
        ),
};

export const operationsStepSecrets = defineRule({
    id: "operations-step-secrets",
    title: "A step holds no secret",
    rationale:
        "The step and its entries are in the state, in previews and in the environment of a process; the program signs in as the runner does and needs none.",
    remedy: "Leave the password, key or token out; the program signs in by the runner's identity.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [commandType],
    references: ["gov.hardcoded-secrets"],
    unwaivable: true,
    checks: { environment: withoutSecrets },
});
