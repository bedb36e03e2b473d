import { isDeepStrictEqual } from "node:util";
import { catalog } from "../../../policies/catalog";
import { type Evaluation, evaluate } from "../../../policies/core/evaluate";
import { type PolicyInput, type RegisteredResource, toPolicyInput } from "../../../policies/core/resource";
import { type Profile, type Rule, typesOf } from "../../../policies/core/rule";
import { compliant } from "../services";
import { registered, urnOf } from "./fixture";

export const today = "2026-06-01";
export const resolved = registered(compliant, "resolved");

/** Evaluates registered resources in production. */
export function judged(resources: readonly RegisteredResource[], profile: Profile = "prod"): Evaluation {
    return evaluate(resources.map(prepared), { rules: catalog, profile, stack: "prod", today });
}

// Mutants share all resources but one: preparing each once makes thousands of evaluations quick.
const inputs = new WeakMap<RegisteredResource, PolicyInput>();

function prepared(resource: RegisteredResource): PolicyInput {
    const input = inputs.get(resource) ?? toPolicyInput(resource);
    inputs.set(resource, input);
    return input;
}

/** Which rules a stack breaks, and which it leaves unknown: their ids, each once. */
export interface RuleSets {
    violated: string[];
    unknown: string[];
}

/**
 * The same sets as from `judged`, quicker, since the compliant stack breaks nothing: a property rule sees one resource
 * at a time, so those that are as in the compliant stack are left out; a stack rule whose types are none of those
 * changed finds what it finds there.
 */
export function ruleSets(resources: readonly RegisteredResource[], profile: Profile = "prod"): RuleSets {
    const options = { profile, stack: "prod", today };
    const touched = resources.filter((resource) => !untouched.has(resource));
    const results = [
        evaluate(touched.map(prepared), { ...options, rules: propertyRules }),
        evaluate(resources.map(prepared), { ...options, rules: stackRulesFor(resources, touched) }),
    ];
    return {
        violated: idsOf(results.flatMap(({ violations }) => violations)),
        unknown: idsOf(results.flatMap(({ unknown }) => unknown)),
    };
}

function stackRulesFor(resources: readonly RegisteredResource[], touched: readonly RegisteredResource[]): Rule[] {
    const inputsAlone = resources.length === resolved.length && touched.every(differsInInputsAlone);
    return inputsAlone
        ? stackRules.filter((rule) => typesOf(rule).some((type) => touched.some((resource) => resource.type === type)))
        : stackRules;
}

function differsInInputsAlone(resource: RegisteredResource): boolean {
    const before = resolvedByUrn.get(resource.urn);
    return before !== undefined && isDeepStrictEqual({ ...resource, props: before.props }, before);
}

const untouched = new Set(resolved);
const resolvedByUrn = new Map(resolved.map((resource) => [resource.urn, resource]));
const propertyRules = catalog.filter(({ kind }) => kind === "property");
const stackRules = catalog.filter(({ kind }) => kind === "stack");

/** The ids of the rules violated, each once. */
export function violated(resources: readonly RegisteredResource[], profile: Profile = "prod"): string[] {
    return ruleSets(resources, profile).violated;
}

/** `<rule> @<resource>` of every violation. */
export function found(resources: readonly RegisteredResource[]): string[] {
    return [...new Set(judged(resources).violations.map(({ rule, urn }) => `${rule} @${urn.split("::")[3]}`))].sort();
}

export function idsOf(findings: readonly { rule: string }[]): string[] {
    return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/** The compliant stack with inputs of one resource replaced; `undefined` takes an input away. */
export function changed(name: string, values: Record<string, unknown>): RegisteredResource[] {
    if (!resolved.some((resource) => resource.name === name)) {
        throw new Error(`no resource ${name} in the compliant stack`);
    }
    return resolved.map((resource) =>
        resource.name === name
            ? {
                  ...resource,
                  props: Object.entries(values).reduce(
                      (props, [path, value]) => set(props, path, value),
                      resource.props,
                  ),
              }
            : resource,
    );
}

/** The compliant stack with one resource more, named `extra`. */
export function withResource(type: string, props: Record<string, unknown>): RegisteredResource[] {
    return [...resolved, { urn: urnOf(type, "extra"), type, name: "extra", props }];
}

/** The compliant stack without some resources. */
export function without(...names: string[]): RegisteredResource[] {
    return resolved.filter(({ name }) => !names.includes(name));
}

export function get(props: unknown, path: string): unknown {
    return path
        .split(".")
        .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], props);
}

function set(props: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
    const copy = structuredClone(props);
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    const holder = keys.reduce<Record<string, unknown>>((at, key) => (at[key] ??= {}) as Record<string, unknown>, copy);
    if (value === undefined) {
        delete holder[last];
    } else {
        holder[last] = value;
    }
    return copy;
}
