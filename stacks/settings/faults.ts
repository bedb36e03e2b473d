import type { z } from "zod";
import { showFound } from "./showFound";

/** One thing that is wrong with a stack's settings. */
export interface SettingsFault {
    /** Path of the setting, for example `lake.zones[1].name`. */
    path: string;
    /** What was found and what would be right. */
    message: string;
}

type Issue = z.core.$ZodIssue;
type Schema = z.core.$ZodType;

/** A path as people write it: `lake.zones[1].name`. */
export function pathText(path: readonly PropertyKey[]): string {
    return path
        .map((part, i) => (typeof part === "number" ? `[${part}]` : `${i === 0 ? "" : "."}${String(part)}`))
        .join("");
}

/** What zod found, in the words of the settings. */
export function faultsOf(error: z.core.$ZodError, schema: Schema): SettingsFault[] {
    return error.issues.flatMap((issue) => faultsOfIssue(issue, schema));
}

function faultsOfIssue(issue: Issue, schema: Schema): SettingsFault[] {
    if (issue.code === "unrecognized_keys") return issue.keys.map((name) => unknownKey(issue.path, name, schema));
    const path = pathText(issue.path);
    const found = `found ${showFound(issue.input, path)}`;
    const right = expectation(issue);
    if (issue.input === undefined) return [{ path, message: `is missing; ${right}` }];
    return [{ path, message: `${found}; ${right}` }];
}

function expectation(issue: Issue): string {
    switch (issue.code) {
        case "invalid_type":
            return `must be ${article(issue.expected)}`;
        case "invalid_value":
            return `must be ${listed(issue.values.map(String))}`;
        case "invalid_union":
            return `must be ${listed(unionChoices(issue))}`;
        case "too_small":
            return `must ${bound(issue.origin, "at least", issue.minimum, issue.inclusive)}`;
        case "too_big":
            return `must ${bound(issue.origin, "at most", issue.maximum, issue.inclusive)}`;
        case "invalid_key":
            return issue.issues[0]?.message ?? issue.message;
        case "invalid_format":
        case "custom":
        case "not_multiple_of":
        case "unrecognized_keys":
        case "invalid_element":
            return issue.message;
    }
}

function unionChoices(issue: Issue & { code: "invalid_union" }): string[] {
    return "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [issue.message];
}

function bound(origin: string, word: string, limit: number | bigint, inclusive: boolean | undefined): string {
    const edge = inclusive === false ? (word === "at least" ? "more than" : "less than") : word;
    if (origin === "array") return `have ${edge} ${limit} ${Number(limit) === 1 ? "entry" : "entries"}`;
    if (origin === "string") return `have ${edge} ${limit} ${Number(limit) === 1 ? "character" : "characters"}`;
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

function unknownKey(at: readonly PropertyKey[], name: string, schema: Schema): SettingsFault {
    const known = keysAt(schema, at);
    const near = nearest(name, known);
    const hint = near ? `did you mean ${near}?` : `the settings here are ${known.join(", ")}`;
    return { path: pathText([...at, name]), message: `is not a setting; ${hint}` };
}

/** A section that no schema knows. */
export function unknownSection(name: string, known: readonly string[]): SettingsFault {
    const near = nearest(name, known);
    const hint = near ? `did you mean ${near}?` : `the sections are ${known.join(", ")}`;
    return { path: name, message: `is not a section of the settings; ${hint}` };
}

interface Definition {
    type: string;
    shape?: Record<string, Schema>;
    element?: Schema;
    innerType?: Schema;
    valueType?: Schema;
    options?: Schema[];
}

function keysAt(schema: Schema, path: readonly PropertyKey[]): string[] {
    const def = schema._zod.def as unknown as Definition;
    if (def.innerType) return keysAt(def.innerType, path);
    if (def.options) return [...new Set(def.options.flatMap((option) => keysAt(option, path)))];
    const [head, ...rest] = path;
    if (head === undefined) return Object.keys(def.shape ?? {});
    const next = def.shape?.[String(head)] ?? def.element ?? def.valueType;
    return next ? keysAt(next, rest) : [];
}

function nearest(name: string, known: readonly string[]): string | undefined {
    const ranked = known.map((key) => ({ key, distance: editDistance(name.toLowerCase(), key.toLowerCase()) }));
    const best = ranked.sort((a, b) => a.distance - b.distance)[0];
    return best && best.distance <= Math.max(2, Math.floor(name.length / 3)) ? best.key : undefined;
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
