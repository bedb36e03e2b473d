import { at } from "../../core/ids";

/** Types of rules and the fields that each needs: learn.microsoft.com/azure/databricks/administration-guide/clusters/policy-definition. */
const ruleTypes: Readonly<Record<string, readonly string[]>> = {
    fixed: ["value"],
    forbidden: [],
    allowlist: ["values"],
    blocklist: ["values"],
    regex: ["pattern"],
    // One of the two bounds is enough.
    range: [],
    unlimited: [],
};

/** A definition as an object; undefined where there is none. */
export function parsed(definition: unknown): object | undefined {
    if (typeof definition !== "string" || definition === "") {
        return undefined;
    }
    const value: unknown = JSON.parse(definition);
    return typeof value === "object" && value !== null ? value : undefined;
}

/** What is wrong with a policy's definition; nothing for one that is not set. */
export function policyIssues(definition: unknown): string[] {
    let rules: object | undefined;
    try {
        rules = parsed(definition);
    } catch (error) {
        return [`it is not JSON: ${(error as Error).message}`];
    }
    return Object.entries(rules ?? {}).flatMap(([path, rule]) => ruleIssues(path, rule));
}

function ruleIssues(path: string, rule: unknown): string[] {
    const type = at(rule, "type");
    const needed = typeof type === "string" ? ruleTypes[type] : undefined;
    if (!needed) {
        return [`${path}: type ${JSON.stringify(type)} must be one of ${Object.keys(ruleTypes).join(", ")}`];
    }
    const lacking = needed.filter((field) => at(rule, field) === undefined);
    if (lacking.length > 0) {
        return [`${path}: a rule of type ${String(type)} needs ${lacking.join(", ")}`];
    }
    if (type === "range" && at(rule, "minValue") === undefined && at(rule, "maxValue") === undefined) {
        return [`${path}: a rule of type range needs minValue or maxValue`];
    }
    return [];
}
