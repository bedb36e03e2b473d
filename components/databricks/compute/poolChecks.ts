import { withDefaults } from "../../shared/defaults";
import { issuesWithin, isWholeNumber, repeated, type InputIssue } from "../../shared/validation";
import { deprecationOf, unsupportedSize } from "../../shared/vmSizes";
import { groupIssues } from "../access/accountGroups";
import { computeFactsAsOf } from "../../../azure/compute/lifecycle";
import { PoolAvailability, type PoolFacts } from "./computePools";
import { hasGpu } from "../../../azure/compute/sizes";
import { ageingRuntime, refusedRuntime } from "./policyChecks";
import { suits } from "./policyResolution";
import { parseSparkVersion, runtimeFacts, sparkVersions } from "../../../azure/databricks/runtimes";

/** A pool of machines that clusters start from. */
export interface ComputePool {
    /** Name in the workspace, less than 100 characters. */
    name: string;
    /** Size of its machines. Retired and unknown sizes are refused. A change replaces the pool. */
    nodeType: string;
    /** Names of the account groups that may attach clusters to it; refused empty. */
    groups: readonly string[];
    /** Application ids of the service principals that may attach clusters to it in addition; none by default. */
    applicationIds?: readonly string[];
    /** Most machines, idle and in use; a cluster that needs more does not start. */
    maxCapacity: number;
    /** Machines kept idle at any time; 0 by default, since they cost while they are not used. */
    minIdleInstances?: number;
    /** Minutes that a machine above that number stays idle, 0 to 10000; 15 by default. */
    idleAutoterminationMinutes?: number;
    /** How its machines are bought; `onDemand` by default. Of spot machines only workers can be. A change replaces the pool. */
    availability?: PoolAvailability;
    /** Runtime that its machines hold ready, as `17.3` or in full; none by default. A change replaces the pool. */
    preloadedRuntime?: string;
}

/** What a pool has where it says nothing. */
export const computePoolDefaults = {
    minIdleInstances: 0,
    idleAutoterminationMinutes: 15,
    availability: PoolAvailability.OnDemand,
} as const;

/** Bounds of a pool's numbers, Databricks' own. */
export const computePoolLimits = { maxCapacity: [1, 100_000], idleAutoterminationMinutes: [0, 10_000] } as const;

/** What policies must know of pools, by the pools' names. */
export function knownPools(
    pools: readonly ComputePool[],
    tags: Readonly<Record<string, string>> = {},
): Record<string, PoolFacts> {
    const tagKeys = Object.keys(tags);
    return Object.fromEntries(
        pools.map(({ name, nodeType, availability, groups, applicationIds, maxCapacity }) => [
            name,
            { nodeType, availability, groups, applicationIds, maxCapacity, tagKeys },
        ]),
    );
}

/** Everything that is wrong with pools, paths beginning with `pools`; retirement as for policies. */
export function poolIssues(pools: readonly ComputePool[], at: string = computeFactsAsOf): InputIssue[] {
    return [
        ...repeated(pools.map(({ name }) => name)).map((name) => ({
            propertyPath: "pools",
            reason: `name "${name}" is duplicated`,
        })),
        ...pools.flatMap((pool, i) =>
            issuesWithin(`pools[${i}]`, [...ownIssues(pool, at), ...numberIssues(pool), ...preloadIssues(pool, at)]),
        ),
    ];
}

/** What works today and ends on a day that is known, with that day. */
export function poolWarnings(pools: readonly ComputePool[], at: string = computeFactsAsOf): InputIssue[] {
    return pools.flatMap(({ nodeType, preloadedRuntime }, i) => {
        const found = {
            nodeType: deprecationOf(nodeType, at),
            preloadedRuntime: preloadedRuntime === undefined ? undefined : ageingRuntime(preloadedRuntime, at),
        };
        return Object.entries(found).flatMap(([what, reason]) =>
            reason === undefined ? [] : [{ propertyPath: `pools[${i}].${what}`, reason }],
        );
    });
}

/** What a pool's machines hold ready; for GPUs where they have some. Databricks takes one at most. */
export function preloadedVersions({ nodeType, preloadedRuntime }: ComputePool): string[] | undefined {
    if (preloadedRuntime === undefined) {
        return undefined;
    }
    if (!runtimeFacts(preloadedRuntime)) {
        return [preloadedRuntime];
    }
    return sparkVersions(preloadedRuntime, hasGpu(nodeType) ? "gpu-ml" : "standard").slice(0, 1);
}

function ownIssues({ name, nodeType, groups }: ComputePool, at: string): InputIssue[] {
    const issues = groupIssues(groups, "groups");
    if (groups.length === 0) {
        issues.push({ propertyPath: "groups", reason: "is empty: no one could use the pool; name an account group" });
    }
    if (name.trim() === "" || name.length > 99) {
        issues.push({ propertyPath: "name", reason: `must have 1 to 99 characters, is "${name}"` });
    }
    const reason = unsupportedSize(nodeType, at);
    if (reason !== undefined) {
        issues.push({ propertyPath: "nodeType", reason });
    }
    return issues;
}

function numberIssues(pool: ComputePool): InputIssue[] {
    const { maxCapacity, minIdleInstances, idleAutoterminationMinutes } = withDefaults(pool, computePoolDefaults);
    const limits = computePoolLimits;
    const issues: InputIssue[] = [];
    const refuse = (propertyPath: keyof ComputePool, reason: string) => issues.push({ propertyPath, reason });
    if (!isWholeNumber(maxCapacity, limits.maxCapacity)) {
        refuse("maxCapacity", `must be a whole number, 1 or more, is ${maxCapacity}`);
    }
    if (!isWholeNumber(minIdleInstances, [0, maxCapacity])) {
        refuse(
            "minIdleInstances",
            `must be a whole number from 0 to maxCapacity (${maxCapacity}), is ${minIdleInstances}`,
        );
    }
    if (!isWholeNumber(idleAutoterminationMinutes, limits.idleAutoterminationMinutes)) {
        refuse(
            "idleAutoterminationMinutes",
            `must be a whole number from ${limits.idleAutoterminationMinutes.join(" to ")}, is ${idleAutoterminationMinutes}`,
        );
    }
    return issues;
}

function preloadIssues({ nodeType, preloadedRuntime }: ComputePool, at: string): InputIssue[] {
    if (preloadedRuntime === undefined) {
        return [];
    }
    const propertyPath = "preloadedRuntime";
    const reason = refusedRuntime(preloadedRuntime, at);
    if (reason !== undefined) {
        return [{ propertyPath, reason }];
    }
    const given = parseSparkVersion(preloadedRuntime);
    if (given === undefined || suits(nodeType, given.variant)) {
        return [];
    }
    return [{ propertyPath, reason: `is ${preloadedRuntime}, which does not go with ${nodeType}` }];
}
