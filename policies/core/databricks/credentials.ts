import { looksLikeCredential, namesCredential } from "../../../azure/credentials";
import type { Condition } from "../conditions";
import { isolated, type Verdict } from "../verdict";

// A secret of a scope, or what another input holds; both are filled in as a run starts.
const reference = /^\s*\{\{.*\}\}\s*$/;
const option = /^--?([\w.-]+)(?:=(.*))?$/;

const isCredential = (name: string, value: unknown) =>
    typeof value === "string" &&
    value.trim() !== "" &&
    !reference.test(value) &&
    (namesCredential(name) || looksLikeCredential(value));

/** Name of the first of the named values that is a credential; undefined where none is. */
function credentialIn(value: unknown): string | undefined {
    if (Array.isArray(value)) {
        return value
            .map((text, i): [string, unknown] => {
                const [, name = "", own] = option.exec(String(text)) ?? [];
                return name === "" ? ["", text] : [name, own ?? value[i + 1]];
            })
            .find(([name, text]) => isCredential(name, text))?.[0];
    }
    return Object.entries((value ?? {}) as Record<string, unknown>).find(([name, text]) =>
        isCredential(name, text),
    )?.[0];
}

const verdictOn = (path: string, credential: string | undefined): Verdict =>
    credential === undefined
        ? { answer: "pass", path, found: "no credential" }
        : { answer: "fail", path, found: `a credential (${credential || "a text"}, not shown)` };

/** A map of values by name, or a list of options as a program takes them, holds no credential. */
export const withoutCredentials: Condition = {
    expectation: "references to secrets of a scope",
    missing: "pass",
    judge: (ref) => isolated(ref.path, () => verdictOn(ref.path, credentialIn(ref.read()))),
};

/** A parameter with a name and a default holds none. */
export const parameterWithoutCredentials: Condition = {
    ...withoutCredentials,
    judge: (ref) =>
        isolated(ref.path, () =>
            verdictOn(ref.path, credentialIn({ [String(ref.at("name").read())]: ref.at("default").read() })),
        ),
};
