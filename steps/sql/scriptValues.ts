import { looksLikeCredential } from "../../azure/credentials";
import { hasUnseen } from "../../azure/visibleText";
import type { ScriptIssue } from "./batches";
import type { Token } from "./tokens";

// As sqlcmd has it, which takes a value from outside in its place.
const place = /\$\(([^()]*)\)/g;

/** Names of the values that a script has places for, `$(name)` in a string, each with the lines. */
const placesIn = (tokens: readonly Token[]) =>
    tokens
        .filter(({ kind }) => kind === "text")
        .flatMap(({ text, line }) => [...text.matchAll(place)].map(([, name = ""]) => ({ name, line })));

/** Names of the values that a script has places for. */
export const valuesOf = (tokens: readonly Token[]): string[] => [...new Set(placesIn(tokens).map(({ name }) => name))];

/** Places for values that none is given for, and places outside of strings, where a value would be a part of a statement. */
export function placeIssues(tokens: readonly Token[], given: readonly string[]): ScriptIssue[] {
    const unknown = placesIn(tokens).filter(({ name }) => !given.includes(name));
    const outside = tokens.filter(
        ({ kind, text, start }, i) =>
            (kind === "word" &&
                text.endsWith("$") &&
                tokens[i + 1]?.text === "(" &&
                tokens[i + 1]?.start === start + text.length) ||
            (kind === "name" && text.search(place) >= 0),
    );
    const has =
        given.length > 0 ? `only ${given.join(", ")} ${given.length === 1 ? "is" : "are"} given` : "none is given";
    return [
        ...unknown.map(({ name, line }) => ({
            line,
            reason: `$(${name}) takes a value that the step does not give; ${has}`,
        })),
        ...outside.map(({ line }) => ({
            line,
            reason: "$(…) stands outside of a string; a value is a text, so write it as '$(name)'",
        })),
    ];
}

/** What is wrong with a value that takes the place of `$(name)`; nothing where it may. */
export function valueIssue(value: string): string | undefined {
    if (looksLikeCredential(value)) {
        return "looks like a credential; a login is one of Entra, and a secret stays in a key vault";
    }
    return value === "" || value.length > 1000 || hasUnseen(value) || /['"$]/.test(value)
        ? `"${value}" must have 1 to 1000 characters that all show, without quotes and $`
        : undefined;
}

/** A script with its values in their places. */
export const withValues = (script: string, values: Readonly<Record<string, string>>): string =>
    script.replace(place, (found, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? "") : found));
