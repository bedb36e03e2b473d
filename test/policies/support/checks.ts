import { catalog } from "../../../policies/catalog";
import type { Condition } from "../../../policies/core/conditions";
import type { RegisteredResource } from "../../../policies/core/resource";
import type { PropertyRule } from "../../../policies/core/rule";
import { checkBreaks } from "../services";
import { get, resolved, today } from "./mutants";

/** A condition of a property rule on a resource of the compliant stack that it judges. */
export interface Check {
    rule: PropertyRule;
    resource: RegisteredResource;
    path: string;
    condition: Condition;
    key: string;
}

/** Rules about one resource. */
export const propertyRules = catalog.filter((rule): rule is PropertyRule => rule.kind === "property");
/** Every condition of every such rule, on one resource of each type. */
export const checks: Check[] = propertyRules.flatMap((rule) =>
    rule.targets.flatMap((type) => {
        const resource = resolved.find((candidate) => candidate.type === type && judgedBy(rule, candidate));
        return resource === undefined
            ? []
            : Object.entries(checksOf(rule, type)).map(([path, condition]) => ({
                  rule,
                  resource,
                  path,
                  condition,
                  key: `${rule.id} ${path}`,
              }));
    }),
);

function checksOf(rule: PropertyRule, type: string) {
    return typeof rule.checks === "function" ? rule.checks({ profile: "prod", type, today }) : rule.checks;
}

// An optional part that the first resource of a type lacks is broken on the one that has it.
function judgedBy(rule: PropertyRule, resource: RegisteredResource): boolean {
    return Object.keys(checksOf(rule, resource.type)).every(
        (path) => path === "" || get(resource.props, path) !== undefined,
    );
}

function brokenValues({ key, path, resource, condition }: Check): unknown[] {
    const { disallowed = [], structured } = checkBreaks[key] ?? {};
    const value = get(resource.props, path);
    if (structured) {
        return disallowed;
    }
    if (condition.expectation === "a value") {
        return [...disallowed, typeof value === "string" ? " " : {}];
    }
    if (typeof value === "boolean") {
        return [...disallowed, !value, String(value)];
    }
    if (typeof value === "number") {
        return [...disallowed, value - 1, 0, String(value)];
    }
    if (typeof value === "string") {
        return [...disallowed, "Unexpected", ...(ignoresCase(key, resource) ? [] : [otherCase(value)])];
    }
    throw new Error(`${key} has the value ${JSON.stringify(value)}; mark it structured and say how it breaks`);
}

/** Whether a value in other letters is the same: to Azure, and where a check says so. */
export function ignoresCase(key: string, { type }: RegisteredResource): boolean {
    return type.startsWith("azure-native:") || checkBreaks[key]?.caseless === true;
}

function otherCase(text: string): string {
    return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}

/** A compliant resource with one input that a rule refuses. */
export interface Mutant extends Check {
    value: unknown;
    mutant: string;
}

/** Every mutant. */
export const mutants: Mutant[] = checks.flatMap((check) =>
    brokenValues(check).map((value) => ({ ...check, value, mutant: `${check.key} = ${JSON.stringify(value)}` })),
);
