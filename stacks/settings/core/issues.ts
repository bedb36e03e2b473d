import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import { ownValue } from "../../../azure/ownValue";
import type { InputIssue } from "../../../components/shared/checks";
import { showFound } from "./showFound";

/** One thing that is wrong with a stack's settings. */
export interface SettingsIssue {
    /** Path of the setting, for example `lake.zones[1].name`. */
    path: string;
    /** What was found and what would be right. */
    message: string;
}

/** Ends a program with everything that is wrong with its settings; Pulumi shows it without a stack trace. */
export class SettingsError extends pulumi.RunError {
    constructor(readonly issues: readonly SettingsIssue[]) {
        super(issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    }
}

type ZodIssue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/**
 * A path as users write it: `lake.zones[1].name`, with `["..."]` around a name that could be taken for more than one.
 */
export function pathText(path: readonly PropertyKey[]): string {
    return path
        .map((part, i) => {
            if (typeof part === "number") {
                return `[${part}]`;
            }
            const name = String(part);
            if (/^[\w-]+$/.test(name)) {
                return i === 0 ? name : `.${name}`;
            }
            return `[${showFound(name, "")}]`;
        })
        .join("");
}

/** What zod found, in the words of the settings. */
export function issuesOf(error: z.core.$ZodError, schema: Schema): SettingsIssue[] {
    return error.issues.flatMap((zodIssue) => issuesOfZod(zodIssue, schema));
}

function issuesOfZod(zodIssue: ZodIssue, schema: Schema): SettingsIssue[] {
    if (zodIssue.code === "unrecognized_keys") {
        return zodIssue.keys.map((name) => unknownKey(zodIssue, name, schema));
    }
    const path = pathText(zodIssue.path);
    if (zodIssue.code === "invalid_key") {
        return [{ path, message: `its name ${nameExpectation(zodIssue)}` }];
    }
    const found = foundBy(zodIssue);
    if (found !== undefined) {
        return [{ path, message: `found ${showFound(found, path)}; ${expectation(zodIssue)}` }];
    }
    const right = zodIssue.path.length === 1 ? "every stack needs this section" : expectation(zodIssue);
    return [{ path, message: `is missing; ${right}` }];
}

// A choice between kinds is reported at the setting that chooses, but with the whole that holds it.
function foundBy(zodIssue: ZodIssue): unknown {
    if (zodIssue.code !== "invalid_union" || !("discriminator" in zodIssue)) {
        return zodIssue.input;
    }
    return (zodIssue.input as Record<PropertyKey, unknown>)[zodIssue.path.at(-1) ?? ""];
}

function expectation(zodIssue: ZodIssue): string {
    switch (zodIssue.code) {
        case "invalid_type":
            // A field that says what it wants says it of nothing and of another kind of value too.
            return /^must /.test(zodIssue.message) ? zodIssue.message : `must be ${article(zodIssue.expected)}`;
        case "invalid_value":
            return `must be ${listed(zodIssue.values.map(String))}${nearestValue(zodIssue)}`;
        case "invalid_union":
            return `must be ${listed(unionChoices(zodIssue))}`;
        case "too_small":
            return `must ${bound(zodIssue.origin, "at least", zodIssue.minimum, zodIssue.inclusive)}`;
        case "too_big":
            return `must ${bound(zodIssue.origin, "at most", zodIssue.maximum, zodIssue.inclusive)}`;
        case "invalid_format":
        case "invalid_key":
        case "custom":
        case "not_multiple_of":
        case "unrecognized_keys":
        case "invalid_element":
            return zodIssue.message;
    }
}

// Only where the list is long: a short one shows it already.
function nearestValue(zodIssue: ZodIssue & { code: "invalid_value" }): string {
    const near = zodIssue.values.length > 5 ? nearest(String(zodIssue.input), zodIssue.values.map(String)) : undefined;
    return near ? `; did you mean ${near}?` : "";
}

function nameExpectation(zodIssue: ZodIssue & { code: "invalid_key" }): string {
    return zodIssue.issues[0] ? expectation(zodIssue.issues[0]) : zodIssue.message;
}

function unionChoices(zodIssue: ZodIssue & { code: "invalid_union" }): string[] {
    return "options" in zodIssue && Array.isArray(zodIssue.options) ? zodIssue.options.map(String) : [zodIssue.message];
}

function bound(origin: string, word: string, limit: number | bigint, inclusive: boolean | undefined): string {
    const edge = inclusive === false ? (word === "at least" ? "more than" : "less than") : word;
    if (origin === "array") {
        return `have ${edge} ${limit} ${Number(limit) === 1 ? "entry" : "entries"}`;
    }
    if (origin === "string") {
        return `have ${edge} ${limit} ${Number(limit) === 1 ? "character" : "characters"}`;
    }
    return `be ${edge} ${limit}`;
}

const kinds: Record<string, string> = {
    object: "a section of settings (an object)",
    record: "a map of names to settings",
    array: "a list",
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
};

const article = (kind: string) => kinds[kind] ?? kind;

const listed = (values: readonly string[]) => (values.length === 1 ? String(values[0]) : `one of ${values.join(", ")}`);

function unknownKey(zodIssue: ZodIssue, name: string, schema: Schema): SettingsIssue {
    const path = pathText([...zodIssue.path, name]);
    const choices = choicesAt(schema, zodIssue.path);
    const chosen = choices.find(({ by, kind }) => (zodIssue.input as Record<string, unknown>)[by] === kind);
    const other = chosen && choices.find(({ keys }) => keys.includes(name));
    if (other) {
        return {
            path,
            message: `does not go with ${chosen.by}: ${chosen.kind}; it belongs to ${other.by}: ${other.kind}`,
        };
    }
    const known = chosen?.keys ?? [...new Set(choices.flatMap(({ keys }) => keys))];
    const near = nearest(name, known);
    const hint = near ? `did you mean ${near}?` : `the settings here are ${known.join(", ")}`;
    return { path, message: `is not a setting; ${hint}` };
}

/** A section that no schema knows. */
export function unknownSection(name: string, known: readonly string[]): SettingsIssue {
    const near = nearest(name, known);
    const hint = near ? `did you mean ${near}?` : `the sections are ${known.join(", ")}`;
    return { path: pathText([name]), message: `is not a section of the settings; ${hint}` };
}

interface Definition {
    shape?: Record<string, Schema>;
    element?: Schema;
    innerType?: Schema;
    valueType?: Schema;
    options?: Schema[];
    discriminator?: string;
    values?: string[];
}

const definitionOf = (schema: Schema) => schema._zod.def as unknown as Definition;

/** Settings of one kind of section: all there are, or those that go with one value of the setting that chooses. */
interface Choice {
    keys: string[];
    by: string;
    kind: string;
}

function choicesAt(schema: Schema, path: readonly PropertyKey[], by = ""): Choice[] {
    const { innerType, options, discriminator, shape = {}, element, valueType } = definitionOf(schema);
    if (innerType) {
        return choicesAt(innerType, path, by);
    }
    if (options) {
        return options.flatMap((option) => choicesAt(option, path, discriminator));
    }
    const [head, ...rest] = path;
    const chooser = ownValue(shape, by);
    if (head === undefined) {
        return [{ keys: Object.keys(shape), by, kind: chooser ? (definitionOf(chooser).values?.[0] ?? "") : "" }];
    }
    const next = ownValue(shape, String(head)) ?? element ?? valueType;
    return next ? choicesAt(next, rest) : [];
}

function nearest(name: string, known: readonly string[]): string | undefined {
    const ranked = known.map((key) => ({ key, distance: editDistance(name.toLowerCase(), key.toLowerCase()) }));
    const best = ranked.sort((a, b) => a.distance - b.distance)[0];
    if (best && best.distance <= Math.max(2, Math.floor(name.length / 3))) {
        return best.key;
    }
    return name.length >= 4 ? known.find((key) => key.toLowerCase().includes(name.toLowerCase())) : undefined;
}

function editDistance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}

/** What needs a key vault in a stack without one. */
export const needsKeyVault = (path: string): SettingsIssue => ({ path, message: "needs a keyVault section; add one" });

/** Names of which one would be right, in words. */
export const knownNames = (names: readonly string[]): string => names.join(", ") || "there are none";

/**
 * Issues of a component as issues of the settings that its inputs come from: below the path `at`, and with the names that
 * the settings have for some of its inputs. A name that is renamed in one part alone is given with that part: `policies.availability`.
 */
export function settingsIssues(
    issues: readonly InputIssue[],
    at: string,
    renames: Readonly<Record<string, string>> = {},
): SettingsIssue[] {
    return issues.map(({ propertyPath, reason }) => {
        const steps = propertyPath.split(".");
        const [top = ""] = steps[0]?.split("[") ?? [];
        const renamed = steps.map((step) => {
            const [name = "", ...indexes] = step.split("[");
            return [ownValue(renames, `${top}.${name}`) ?? ownValue(renames, name) ?? name, ...indexes].join("[");
        });
        return { path: [at, ...renamed].filter((step) => step !== "").join("."), message: reason };
    });
}
