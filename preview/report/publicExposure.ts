import { isDeepStrictEqual } from "node:util";
import { letsEveryoneIn } from "../../policies/core/azure/securityRules";
import { PropertyRef } from "../../policies/core/propertyRef";
import type { Comparison, PropertyChange } from "../comparison/types";
import type { Plan, PlanResource, PlanValue } from "../plan";
import { overlaps } from "../paths";

/** A way in from outside the private network that a resource leaves open. */
export interface PublicExposure {
    /** The resource. */
    resource: PlanResource;
    /** Path of the input that opens it; an element of a list stands by its name, where it has one. */
    path: string;
    /** What is open, in words. */
    opens: string;
    /** Whether the change opens it; always, where nothing is compared with. */
    opened: boolean;
}

/** Every way in that the inputs of a plan leave open. */
export function publicExposures(plan: Plan, comparison?: Comparison): PublicExposure[] {
    const changes = new Map(comparison?.changes.map((change) => [change.urn, change]));
    return plan.resources
        .filter((resource) => resource.custom)
        .flatMap((resource) => {
            const change = changes.get(resource.urn);
            const whole = !comparison || change?.action === "create";
            return found(resource.inputs, [""]).map(({ paths, opens }) => ({
                resource,
                path: paths[0] ?? "",
                opens,
                opened: whole || (change?.properties ?? []).some((property) => touches(property, paths)),
            }));
        });
}

interface Opening {
    paths: string[];
    opens: string;
}

// A comparison names an element of a list by its name or by its place: both are tried.
function found(value: PlanValue, paths: string[]): Opening[] {
    if (value === null || typeof value !== "object") {
        return [];
    }
    if (Array.isArray(value)) {
        return value.flatMap((element, i) => found(element, elementPaths(paths, element, i)));
    }
    const rule = isOpenRule(value) ? [{ paths, opens: "allows every address" }] : [];
    if (value.listType === "ALLOW") {
        rule.push({ paths: ["ipAddresses"], opens: "allows the listed public addresses" });
    }
    const inner = Object.entries(value).flatMap(([key, held]) => {
        const at = paths.map((path) => (path === "" ? key : `${path}.${key}`));
        const opens = opening(key, held);
        return opens === undefined ? found(held, at) : [{ paths: at, opens }];
    });
    return [...rule, ...inner];
}

function elementPaths(paths: readonly string[], element: PlanValue, i: number): string[] {
    const name = element !== null && typeof element === "object" && !Array.isArray(element) ? element.name : undefined;
    const steps = [...(typeof name === "string" ? [`[${JSON.stringify(name)}]`] : []), `[${i}]`];
    return steps.flatMap((step) => paths.map((path) => path + step));
}

function opening(key: string, value: PlanValue): string | undefined {
    const open = value === true || (typeof value === "string" && /^(enabled|allow)$/i.test(value));
    if (/^publicNetworkAccess/.test(key) && open) {
        return "answers on a public address";
    }
    if (key === "defaultAction" && open) {
        return "its firewall allows addresses that no rule names";
    }
    if (key === "allowBlobPublicAccess" && open) {
        return "lets containers be read without signing in";
    }
    if (key === "publicAccess" && typeof value === "string" && value !== "None") {
        return "is read without signing in";
    }
    if (key === "ipRules" && Array.isArray(value) && value.length > 0) {
        return "allows the listed public addresses";
    }
    return undefined;
}

const isOpenRule = (value: PlanValue) => letsEveryoneIn.judge(new PropertyRef(() => value, "")).answer === "pass";

function touches({ path, before, after }: PropertyChange, exposures: readonly string[]): boolean {
    if (isDeepStrictEqual(before, after)) {
        return false;
    }
    return exposures.some((exposure) => overlaps(path, exposure));
}
