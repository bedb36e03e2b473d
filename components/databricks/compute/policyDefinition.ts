import { sortedJson } from "../../../azure/sortedJson";
import { throwIfInvalid, repeated, type InputIssue } from "../../shared/validation";
import { attributeKind } from "./policyAttributes";

/** Value of an attribute of a cluster. */
export type PolicyValue = string | number | boolean;

/** What a rule that limits an attribute may say in addition to its limit. */
export interface LimitOptions {
    /** Value that the form starts with, and that a request which asks for defaults gets where it says nothing; none by default. */
    defaultValue?: PolicyValue;
    /** Whether the attribute may be left out; a rule makes it required by default. */
    isOptional?: boolean;
    /** Whether the form hides the attribute; shown by default. */
    hidden?: boolean;
}

/** One rule of a policy, in the words of the policy definition language. */
export type PolicyRule =
    | { type: "fixed"; value: PolicyValue; hidden?: boolean }
    | { type: "forbidden"; hidden?: boolean }
    | ({ type: "allowlist" | "blocklist"; values: readonly PolicyValue[] } & LimitOptions)
    | ({ type: "regex"; pattern: string } & LimitOptions)
    | ({ type: "range"; minValue?: number; maxValue?: number } & LimitOptions)
    | ({ type: "unlimited" } & LimitOptions);

/** Rules of a policy by the path of their attribute; what has no rule is not limited. */
export type PolicyRules = Readonly<Record<string, PolicyRule>>;

/** The attribute has this value: it is set where a request leaves it out, and another one is denied. */
export const fixed = (value: PolicyValue): PolicyRule => ({ type: "fixed", value });

/** The attribute has this value, and the form does not show it. */
export const fixedHidden = (value: PolicyValue): PolicyRule => ({ type: "fixed", value, hidden: true });

/** The attribute must not be set. */
export const forbidden = (): PolicyRule => ({ type: "forbidden", hidden: true });

/** The attribute has one of these values. */
export const allowlist = (values: readonly PolicyValue[], options: LimitOptions = {}): PolicyRule => ({
    type: "allowlist",
    values,
    ...options,
});

/** The attribute has none of these values. */
export const blocklist = (values: readonly PolicyValue[], options: LimitOptions = {}): PolicyRule => ({
    type: "blocklist",
    values,
    ...options,
});

/** The whole value matches a pattern. */
export const regex = (pattern: string, options: LimitOptions = {}): PolicyRule => ({
    type: "regex",
    pattern,
    ...options,
});

/** The number lies between two bounds, both included; one of them may be left out. */
export const range = (bounds: { minValue?: number; maxValue?: number }, options: LimitOptions = {}): PolicyRule => ({
    type: "range",
    ...bounds,
    ...options,
});

/** The attribute has any value: the rule only sets a default or demands that something is given. */
export const unlimited = (options: LimitOptions = {}): PolicyRule => ({ type: "unlimited", ...options });

/** A pattern as Databricks applies it: it must match the whole value. */
const wholeValue = (pattern: string) => new RegExp(`^(?:${pattern})$`);

/**
 * The definition as Databricks takes it, keys sorted so that the same rules always give the same text. Refuses rules that
 * contradict themselves or name an attribute that no cluster has: such a rule would silently limit nothing.
 */
export function policyDefinition(name: string, rules: PolicyRules): string {
    throwIfInvalid("Policy definition", name, ruleIssues(rules));
    return sortedJson(rules);
}

/** Everything that is wrong with the rules of a policy, by the path of the attribute. */
export function ruleIssues(rules: PolicyRules): InputIssue[] {
    const issues = Object.entries(rules).flatMap(([path, rule]) =>
        oneRuleIssues(path, rule).map((reason) => ({ propertyPath: path, reason })),
    );
    const fixedAt = (path: string) => rules[path]?.type === "fixed";
    if (fixedAt("num_workers") && (fixedAt("autoscale.max_workers") || fixedAt("autoscale.min_workers"))) {
        issues.push({
            propertyPath: "num_workers",
            reason: "is fixed together with autoscale, but a cluster has one or the other; forbid one of them",
        });
    }
    return issues;
}

function oneRuleIssues(path: string, rule: PolicyRule): string[] {
    const kind = attributeKind(path);
    if (kind === undefined) {
        return ["is no attribute of a cluster: the rule would limit nothing"];
    }
    const reasons = limitIssues(path, rule);
    const values = valuesOf(rule);
    for (const value of values.filter((value) => typeof value !== kind)) {
        reasons.push(`takes a ${kind}, but the rule has ${JSON.stringify(value)}`);
    }
    if (rule.type === "range" && kind !== "number") {
        reasons.push(`takes a ${kind}, which has no range`);
    }
    if (rule.type === "regex" && kind !== "string") {
        reasons.push(`takes a ${kind}, which has no pattern`);
    }
    return reasons;
}

function valuesOf(rule: PolicyRule): PolicyValue[] {
    if (rule.type === "fixed") {
        return [rule.value];
    }
    const values = "values" in rule ? [...rule.values] : [];
    const defaults = "defaultValue" in rule && rule.defaultValue !== undefined ? [rule.defaultValue] : [];
    return [...values, ...defaults];
}

// "fixed" and "forbidden" have no default and are never optional; forbidding is for attributes that may be left out
// ("Compute policy reference", sections of the two).
function limitIssues(path: string, rule: PolicyRule): string[] {
    if (rule.type === "fixed" || rule.type === "forbidden") {
        const extra = ["defaultValue", "isOptional"].filter((field) => field in rule);
        const reasons = extra.map((field) => `${field} has no meaning in a ${rule.type} rule; leave it out`);
        if (rule.type === "forbidden" && path === "spark_version") {
            reasons.push("cannot be forbidden: no cluster goes without it");
        }
        return reasons;
    }
    if (path === "dbus_per_hour" && rule.type !== "range") {
        return [`takes a range only, not ${rule.type}`];
    }
    return [...emptyIssues(rule), ...defaultFaults(rule)];
}

function emptyIssues(rule: Exclude<PolicyRule, { type: "fixed" | "forbidden" }>): string[] {
    if (rule.type === "regex") {
        return compiles(rule.pattern) ? [] : [`"${rule.pattern}" is not a pattern`];
    }
    if (rule.type === "range") {
        const { minValue, maxValue } = rule;
        if (minValue === undefined && maxValue === undefined) {
            return ["has neither minValue nor maxValue"];
        }
        if (minValue !== undefined && maxValue !== undefined && minValue > maxValue) {
            return [`minValue ${minValue} is above maxValue ${maxValue}: nothing would be allowed`];
        }
        return [];
    }
    if (rule.type === "unlimited") {
        return [];
    }
    if (rule.values.length === 0) {
        return ["has no values"];
    }
    return repeated(rule.values.map(String)).map((value) => `has ${value} more than once`);
}

function defaultFaults(rule: Exclude<PolicyRule, { type: "fixed" | "forbidden" }>): string[] {
    if (rule.defaultValue === undefined || denialOf(rule, rule.defaultValue) === undefined) {
        return [];
    }
    return [`its default ${rule.defaultValue} is not what it allows: it ${denialOf(rule, rule.defaultValue)}`];
}

function compiles(pattern: string): boolean {
    try {
        return wholeValue(pattern) instanceof RegExp;
    } catch {
        return false;
    }
}

/** Why a rule denies a value that is given, as `must be 4 or less`; undefined where it allows the value. */
export function denialOf(rule: PolicyRule, value: unknown): string | undefined {
    // Numbers and booleans may come as text and the other way round ("must be represented by or convertible to strings").
    const text = String(value);
    switch (rule.type) {
        case "fixed":
            return text === String(rule.value) ? undefined : `must be ${rule.value}`;
        case "forbidden":
            return "must not be set";
        case "allowlist":
            return rule.values.map(String).includes(text) ? undefined : `must be one of ${rule.values.join(", ")}`;
        case "blocklist":
            return rule.values.map(String).includes(text) ? `must be none of ${rule.values.join(", ")}` : undefined;
        case "regex":
            return compiles(rule.pattern) && wholeValue(rule.pattern).test(text)
                ? undefined
                : `must match ${rule.pattern}`;
        case "range":
            return rangeDenial(rule, text);
        case "unlimited":
            return undefined;
    }
}

function rangeDenial({ minValue, maxValue }: { minValue?: number; maxValue?: number }, text: string) {
    const number = Number(text);
    if (text.trim() === "" || Number.isNaN(number)) {
        return "must be a number";
    }
    if (minValue !== undefined && number < minValue) {
        return `must be ${minValue} or more`;
    }
    if (maxValue !== undefined && number > maxValue) {
        return `must be ${maxValue} or less`;
    }
    return undefined;
}
