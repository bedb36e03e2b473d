import { readFileSync } from "node:fs";
import { canonicalToken } from "../../azure/resourceTypes";
import type { Finding } from "./finding";
import type { PolicyInput } from "./resource";
import type { Rule } from "./rule";

/** An accepted violation: who accepts it, why, and until when. */
export interface Waiver {
    /** The rule's id. */
    readonly rule: string;
    /** The type of the resources excused. */
    readonly type: string;
    /** The logical name of the resources excused; `*` stands for any text. */
    readonly name: string;
    /** The stacks where it holds; `*` stands for any text. */
    readonly stack: string;
    /** Who answers for it. */
    readonly owner: string;
    /** Why the violation is acceptable. */
    readonly reason: string;
    /** The day it was granted, `YYYY-MM-DD`. */
    readonly created: string;
    /** The last day it holds, at most 180 days after it was granted. */
    readonly expires: string;
    /** Where it was discussed. */
    readonly ticket?: string;
}

/** What becomes of findings once waivers are applied. */
export interface WaiverOutcome {
    /** Violations that stand, with what is wrong with the waivers themselves. */
    readonly violations: readonly Finding[];
    /** Violations excused. */
    readonly waived: readonly Finding[];
}

/** What applying waivers needs to know. */
export interface WaiverContext {
    /** The stack's name. */
    readonly stack: string;
    /** The day of the evaluation, `YYYY-MM-DD`. */
    readonly today: string;
    /** The rules in force. */
    readonly rules: readonly Rule[];
    /** Rules that the profile switches off: their waivers are idle, not stale. */
    readonly switchedOff: ReadonlySet<string>;
    /** Finds a resource among those evaluated. */
    readonly resourceAt: (urn: string) => PolicyInput | undefined;
}

const required = ["rule", "type", "name", "stack", "owner", "reason", "created", "expires"] as const;
const longestDays = 180;
const warningDays = 14;
const file = "waivers.json";

/** Reads and checks a waiver file. */
export function readWaivers(path: string): Waiver[] {
    return parseWaivers(JSON.parse(readFileSync(path, "utf8")));
}

/** Checks waiver data. Throws one error that lists every issue with its path and what would be right. */
export function parseWaivers(data: unknown): Waiver[] {
    const issues = Array.isArray(data) ? data.flatMap(waiverIssues) : [`${file} is no list; write [] for no waivers`];
    if (issues.length > 0) {
        throw new Error(issues.join("\n"));
    }
    return data as Waiver[];
}

/** Takes excused violations out, and reports waivers that are expired, unused, forbidden or about to expire. */
export function applyWaivers(
    violations: readonly Finding[],
    unknown: readonly Finding[],
    waivers: readonly Waiver[],
    context: WaiverContext,
): WaiverOutcome {
    const here = waivers
        .map((waiver, index) => ({ waiver, index }))
        .filter(({ waiver }) => glob(waiver.stack, context.stack) && !context.switchedOff.has(waiver.rule));
    const standing: Finding[] = [];
    const waived: Finding[] = [];
    for (const finding of violations) {
        const excuse = here.find(({ waiver }) => excuses(waiver, finding, context));
        (excuse ? waived : standing).push(excuse ? excused(finding, excuse.waiver) : finding);
    }
    const findings = [...violations, ...unknown];
    const issues = here.flatMap(({ waiver, index }) => waiverFindings(waiver, index, findings, context));
    return { violations: [...standing, ...issues], waived };
}

function excuses(waiver: Waiver, finding: Finding, context: WaiverContext): boolean {
    const rule = context.rules.find(({ id }) => id === waiver.rule);
    return !rule?.unwaivable && waiver.expires >= context.today && concerns(waiver, finding, context);
}

function concerns(waiver: Waiver, finding: Finding, context: WaiverContext): boolean {
    const resource = context.resourceAt(finding.urn);
    return (
        finding.rule === waiver.rule &&
        resource?.type === canonicalToken(waiver.type) &&
        glob(waiver.name, resource.name)
    );
}

function excused(finding: Finding, { owner, expires, reason }: Waiver): Finding {
    return { ...finding, message: `${finding.message} (waived by ${owner} until ${expires}: ${reason})` };
}

function waiverFindings(
    waiver: Waiver,
    index: number,
    findings: readonly Finding[],
    context: WaiverContext,
): Finding[] {
    const path = `${file}[${index}]`;
    const concerned = findings.filter((finding) => concerns(waiver, finding, context));
    const what = `the waiver of ${waiver.rule} for ${waiver.type} "${waiver.name}", owner ${waiver.owner},`;
    const report = (rule: string, message: string, remedy: string, level: Finding["level"] = "mandatory") =>
        (concerned.length > 0 ? [...new Set(concerned.map(({ urn }) => urn))] : [""]).map((urn) => ({
            rule,
            level,
            urn,
            path,
            message: `${what} ${message}`,
            remedy,
        }));
    if (context.rules.find(({ id }) => id === waiver.rule)?.unwaivable) {
        return report("waiver-forbidden", "is for a rule that allows none", "Remove the waiver and mend the resource.");
    }
    if (concerned.length === 0) {
        return report(
            "waiver-unused",
            "excuses nothing in this stack",
            "Remove it, or correct its rule, type or name.",
        );
    }
    if (waiver.expires < context.today) {
        return report(
            "waiver-expired",
            `expired on ${waiver.expires}`,
            "Mend the resource, or renew it with a reason.",
        );
    }
    if (days(context.today, waiver.expires) <= warningDays) {
        return report("waiver-expiring", `expires on ${waiver.expires}`, "Mend the resource before then.", "advisory");
    }
    return [];
}

function waiverIssues(entry: unknown, index: number): string[] {
    const at = `${file}[${index}]`;
    if (typeof entry !== "object" || entry === null) {
        return [`${at} is ${JSON.stringify(entry)}; it must be an object with ${required.join(", ")}`];
    }
    const fields = entry as Record<string, unknown>;
    const unset = required
        .filter((key) => typeof fields[key] !== "string" || fields[key].trim() === "")
        .map((key) => `${at}.${key} is ${JSON.stringify(fields[key]) ?? "not set"}; it must be a text`);
    const extra = Object.keys(fields)
        .filter((key) => key !== "ticket" && !(required as readonly string[]).includes(key))
        .map((key) => `${at}.${key} is no field of a waiver; the fields are ${required.join(", ")} and ticket`);
    return [...unset, ...extra, ...(unset.length > 0 ? [] : dateIssues(at, fields as unknown as Waiver))];
}

function dateIssues(at: string, { created, expires }: Waiver): string[] {
    const wrong = Object.entries({ created, expires })
        .filter(([, date]) => !isDate(date))
        .map(([key, date]) => `${at}.${key} is "${date}"; it must be a day, YYYY-MM-DD`);
    if (wrong.length > 0) {
        return wrong;
    }
    const length = days(created, expires);
    return length >= 0 && length <= longestDays
        ? []
        : [`${at}.expires is ${expires}, ${length} days after created; it must be 0 to ${longestDays} days after`];
}

function isDate(text: string): boolean {
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && text.length === 10;
}

function days(from: string, to: string): number {
    return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function glob(pattern: string, text: string): boolean {
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, ".*");
    return new RegExp(`^${escaped}$`).test(text);
}
