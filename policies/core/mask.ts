import { namesCredential } from "../../azure/credentials";
import { visible } from "../../azure/visibleText";
import type { Evaluation } from "./evaluate";
import type { Finding } from "./finding";
import { unknownSentinel } from "./unknowns";

/** Hides secrets in whatever is printed, in the forms that a message may give them. */
export class Mask {
    readonly #texts = new Set<string>();
    readonly #seen = new WeakSet<object>();
    #patterns: readonly RegExp[] = [];
    #known = 0;

    /** Takes a secret: a text, a number, or all that is in a list or a map. */
    remember(secret: unknown): void {
        if (typeof secret === "string") {
            if (secret === unknownSentinel || this.#texts.has(secret)) {
                return;
            }
            this.#texts.add(secret);
            partsOf(secret).forEach((part) => this.remember(part));
        } else if (typeof secret === "number") {
            this.#texts.add(String(secret));
        } else if (isCollection(secret) && !this.#seen.has(secret)) {
            this.#seen.add(secret);
            Object.entries(secret).forEach(([key, inner]) => this.remember(isName(key) ? inner : [key, inner]));
        }
    }

    /** The text with every secret replaced. */
    hide(text: string): string {
        if (this.#known < this.#texts.size) {
            this.#known = this.#texts.size;
            this.#patterns = patternsOf([...this.#texts]);
        }
        return this.#patterns.reduce((rest, form) => rest.replace(form, "(secret)"), text);
    }
}

/** An evaluation whose findings hold no secret, and no character that does not show. */
export function masked(evaluation: Evaluation, mask: Mask) {
    const { violations, unknown, waived } = evaluation;
    const clear = (text: string) => visible(mask.hide(text));
    const shown = (findings: readonly Finding[]) =>
        findings.map(({ path, message, ...rest }) => ({ ...rest, path: clear(path), message: clear(message) }));
    return { ...evaluation, violations: shown(violations), unknown: shown(unknown), waived: shown(waived) };
}

// A resource among the values is no secret.
const isCollection = (value: unknown): value is object =>
    Array.isArray(value) ||
    (typeof value === "object" && [null, Object.prototype].includes(Object.getPrototypeOf(value) as object | null));

// Letters alone are the name of a property, which messages need; digits alone are a place in a list.
const isName = (key: string) => /^([A-Za-z_]+|\d+)$/.test(key);

// Shorter texts stand in too many innocent places.
const shortest = 4;
// From here on no innocent text differs from a form by upper and lower case alone, or holds it within another text.
const distinctive = 8;

/** What a secret holds that is secret too: the values of JSON, of a connection string, of an address. */
function partsOf(secret: string): unknown[] {
    const fields = [...secret.matchAll(/(?:^|[;&?\s])([\w-]+)=([^;&\s]+)/g)];
    const values = fields.flatMap(([, name = "", value]) => (namesCredential(name) ? [value] : []));
    try {
        const parsed = JSON.parse(secret) as unknown;
        return typeof parsed === "object" ? [parsed, ...values] : values;
    } catch {
        return values;
    }
}

function patternsOf(secrets: readonly string[]): RegExp[] {
    const plain = secrets.flatMap(plainForms).filter((form) => form.trim().length >= shortest);
    const long = plain.filter((form) => form.length >= distinctive);
    const encoded = secrets.flatMap((secret) => [...base64Forms(secret), Buffer.from(secret).toString("hex")]);
    return [
        pattern(
            encoded.filter((form) => form.length >= distinctive),
            (forms) => `[\\w+/-]{0,3}(?:${forms})[\\w+/=-]{0,4}`,
            "gi",
        ),
        pattern(long, (forms) => forms, "gi"),
        pattern(plain, (forms) => forms, "g"),
    ].filter((found) => found !== undefined);
}

// The longest first: one secret may be the beginning of another.
function pattern(forms: string[], around: (forms: string) => string, flags: string): RegExp | undefined {
    const sorted = [...new Set(forms)].sort((a, b) => b.length - a.length);
    const escaped = sorted.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    return sorted.length === 0 ? undefined : new RegExp(around(escaped.join("|")), flags);
}

function plainForms(secret: string): string[] {
    const inJson = escapedInJson(secret);
    const url = inUrl(secret);
    const ascii = inJson.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
    return [
        ...[secret, secret.toLowerCase(), secret.toUpperCase(), ...secret.split(/\r?\n/)],
        ...[inJson, escapedInJson(inJson), ascii],
        ...[url, url.replaceAll("%20", "+"), inUrl(url)],
    ];
}

const escapedInJson = (text: string) => JSON.stringify(text).slice(1, -1);

function inUrl(text: string): string {
    try {
        return encodeURIComponent(text);
    } catch {
        return ""; // half a surrogate pair has no form in a URL
    }
}

/** The characters that a secret's own bytes decide, wherever within the encoded bytes it begins. */
function base64Forms(secret: string): string[] {
    const bytes = Buffer.from(secret);
    return [0, 1, 2].flatMap((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
        const own = encoded.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
        return [own, own.replaceAll("+", "-").replaceAll("/", "_")];
    });
}
