import { dbusPerHour, valueAt, withValue, type ClusterSpec, type ClusterType, type PoolSizes } from "./clusterSpec";
import { parsePath } from "./policyAttributes";
import { denialOf, type PolicyRule, type PolicyRules, type PolicyValue } from "./policyDefinition";

/** Why a policy denies a cluster. */
export interface PolicyDenial {
    /** Attribute, for example `autoscale.max_workers` or `init_scripts.0.dbfs.destination`. */
    path: string;
    /** Path and type of the rule, for example `init_scripts.*.dbfs.destination forbidden`. */
    rule: string;
    /** What was found and what would be right. */
    reason: string;
}

/** What a policy says of a cluster. */
export type PolicyVerdict = { allowed: true } | { allowed: false; denials: PolicyDenial[] };

/** What a policy is asked in addition to the cluster itself. */
export interface PolicyRequest {
    /** What the cluster is made for; notebooks of users by default. */
    clusterType?: ClusterType;
    /** Sizes of the pools that the cluster may name, by pool id; none by default. */
    pools?: PoolSizes;
}

/**
 * Whether a policy allows a cluster, or every rule that denies it and why. Nothing outside is asked. It follows the
 * "Compute policy reference" of Databricks and, where that is silent, the fake workspace of databricks/cli, which is
 * compared with a real one (libs/testserver/cluster_policies.go):
 * - a fixed value is set where the request leaves the attribute out, and denies another one;
 * - a default is set only where the request says `apply_policy_default_values` (the form fills defaults in
 * automatically);
 * - any other rule makes its attribute required unless `isOptional`;
 * - in a list, a rule with an index goes before the one with a star, which holds for every other element that has the
 *   attribute: an element is one of several structures, and each needs its rule.
 * unverified: that no default of `num_workers` is set together with `autoscale` and the other way round.
 */
export function evaluatePolicy(
    definition: PolicyRules | string,
    spec: ClusterSpec,
    request: PolicyRequest = {},
): PolicyVerdict {
    const rules = typeof definition === "string" ? (JSON.parse(definition) as PolicyRules) : definition;
    const completed = complete(rules, spec);
    const denials = Object.entries(rules).flatMap(([path, rule]) => deny(path, rule, rules, completed, request));
    return denials.length === 0 ? { allowed: true } : { allowed: false, denials };
}

/** The cluster with what the policy sets where the request says nothing. */
function complete(rules: PolicyRules, spec: ClusterSpec): ClusterSpec {
    let completed = spec;
    for (const [path, rule] of Object.entries(rules)) {
        const supplied = supplies(rule, spec.apply_policy_default_values === true);
        if (supplied === undefined || isVirtual(path)) {
            continue;
        }
        const place = parsePath(path);
        if (place.index !== undefined || valueAt(spec, [place.root, ...place.rest]) !== undefined) {
            continue;
        }
        if (rule.type !== "fixed" && sizedOtherwise(place.root, spec)) {
            continue;
        }
        completed = withValue(completed, place, supplied);
    }
    return completed;
}

function supplies(rule: PolicyRule, withDefaults: boolean): PolicyValue | undefined {
    if (rule.type === "fixed") {
        return rule.value;
    }
    return withDefaults && rule.type !== "forbidden" ? rule.defaultValue : undefined;
}

const sizedOtherwise = (root: string, spec: ClusterSpec) =>
    (root === "num_workers" && spec.autoscale !== undefined) ||
    (root === "autoscale" && spec.num_workers !== undefined);

const isVirtual = (path: string) => path === "cluster_type" || path === "dbus_per_hour";

function deny(
    path: string,
    rule: PolicyRule,
    rules: PolicyRules,
    spec: ClusterSpec,
    { clusterType = "all-purpose", pools = {} }: PolicyRequest,
): PolicyDenial[] {
    const told = (at: string, reason: string): PolicyDenial => ({ path: at, rule: `${path} ${rule.type}`, reason });
    const judged = (at: string, value: unknown) => {
        const denial = denialOf(rule, value);
        return denial === undefined ? [] : [told(at, `${denial}, is ${shown(value)}`)];
    };
    if (path === "cluster_type") {
        return judged(path, clusterType);
    }
    if (path === "dbus_per_hour") {
        const units = dbusPerHour(spec, clusterType, pools);
        return units === undefined
            ? [told(path, "cannot be counted: a size is missing or unknown")]
            : judged(path, units);
    }
    const { root, index, rest } = parsePath(path);
    if (index === "*") {
        return elementsWithoutRule(path, rules, spec).flatMap(({ at, value }) => judged(at, value));
    }
    const value = index === undefined ? valueAt(spec, [root, ...rest]) : elementAt(spec, root, index, rest);
    if (value !== undefined) {
        return judged(path, value);
    }
    const needed = rule.type !== "forbidden" && !("isOptional" in rule && rule.isOptional);
    return needed ? [told(path, "must be present")] : [];
}

function elementAt(spec: ClusterSpec, root: string, index: number, rest: readonly string[]): unknown {
    const list = spec[root];
    return Array.isArray(list) ? valueAt(list[index], rest) : undefined;
}

/** Elements of a list that have the attribute of a rule with a star and no rule of their own for it. */
function elementsWithoutRule(path: string, rules: PolicyRules, spec: ClusterSpec): { at: string; value: unknown }[] {
    const { root, rest } = parsePath(path);
    const list = spec[root];
    if (!Array.isArray(list)) {
        return [];
    }
    return list.flatMap((element: unknown, i) => {
        const at = [root, i, ...rest].join(".");
        const value = valueAt(element, rest);
        return value === undefined || at in rules ? [] : [{ at, value }];
    });
}

const shown = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
