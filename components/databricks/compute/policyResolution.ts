import { ownValue } from "../../../azure/ownValue";
import type { PoolFacts } from "./computePools";
import { hasGpu, vmSizeFacts } from "../../../azure/compute/sizes";
import {
    computePolicyDefaults,
    defaultNodeTypes,
    policyPresets,
    type ComputePolicy,
    type PolicyPreset,
} from "./policyPresets";
import {
    parseSparkVersion,
    runtimeFacts,
    runtimeHas,
    runtimes,
    sparkVersions,
    type RuntimeVariant,
} from "../../../azure/databricks/runtimes";

/** A policy with every default filled in. */
export interface ResolvedPolicy {
    /** The policy as it was given. */
    policy: ComputePolicy;
    /** Pool that its nodes come from; undefined where it names none, or one that there is not. */
    pool: PoolFacts | undefined;
    /** Pool that its driver comes from, that of the workers unless it names another. */
    driverPool: PoolFacts | undefined;
    /** What it is made from. */
    preset: PolicyPreset;
    /** What the runtime holds. */
    variant: RuntimeVariant;
    /** Sizes of the workers, or of the only node; the default one first. */
    nodeTypes: readonly string[];
    /** Sizes of the driver. */
    driverNodeTypes: readonly string[];
    /** Runtimes as they were given. */
    runtimes: readonly string[];
    /** What `spark_version` may be, the default first. */
    sparkVersions: readonly string[];
    /** Most workers; 0 for a single node. */
    maxWorkers: number;
    /** Most units in an hour. */
    maxDbusPerHour: number;
    /** Fewest units that a cluster of this policy uses in an hour. */
    leastDbusPerHour: number;
    /** Most minutes a cluster may wait idle. */
    autoterminationMinutes: number;
}

/** Pools by name, as far as a policy must know them. */
export type KnownPools = Readonly<Record<string, PoolFacts>>;

/** Fills in what policies leave to their presets, their pools and the tables: once, for all that is asked of them after. */
export const resolvePolicies = (policies: readonly ComputePolicy[], pools: KnownPools = {}): ResolvedPolicy[] =>
    policies.map((policy) => resolvePolicy(policy, pools));

function resolvePolicy(policy: ComputePolicy, pools: KnownPools): ResolvedPolicy {
    const preset: PolicyPreset = policyPresets[policy.preset];
    const variant = policy.variant ?? preset.variant;
    const pool = policy.pool === undefined ? undefined : ownValue(pools, policy.pool);
    const driverPool = policy.driverPool === undefined ? pool : ownValue(pools, policy.driverPool);
    const own = variant === preset.variant ? preset.nodeTypes : undefined;
    const nodeTypes = pool ? [pool.nodeType] : (policy.nodeTypes ?? own ?? defaultNodeTypes[variant]);
    const driverNodeTypes = driverPool ? [driverPool.nodeType] : (policy.driverNodeTypes ?? nodeTypes);
    const maxWorkers = preset.sizing === "singleNode" ? 0 : (policy.maxWorkers ?? preset.maxWorkers);
    const chosen = policy.runtimes ?? runtimesWith(policy.libraries ?? []);
    const usual = dbus(driverNodeTypes[0]) + maxWorkers * dbus(nodeTypes[0]);
    const smallest = (of: (sizes: readonly string[]) => number) =>
        of(driverNodeTypes) + (maxWorkers > 0 ? of(nodeTypes) : 0);
    return {
        policy,
        pool,
        driverPool,
        preset,
        variant,
        nodeTypes,
        driverNodeTypes,
        runtimes: chosen,
        sparkVersions: chosen.flatMap((runtime) => (runtimeFacts(runtime) ? sparkVersions(runtime, variant) : runtime)),
        maxWorkers,
        // Every size is available, if only with one worker.
        maxDbusPerHour: policy.maxDbusPerHour ?? Math.ceil(Math.max(usual, smallest(most))),
        leastDbusPerHour: smallest(least),
        autoterminationMinutes: policy.autoterminationMinutes ?? computePolicyDefaults.autoterminationMinutes,
    };
}

/** Default runtimes that have all of the libraries, or the newest one with long-term support that has. */
function runtimesWith(libraries: NonNullable<ComputePolicy["libraries"]>): readonly string[] {
    const has = (version: string) => libraries.every((library) => runtimeHas(version, library));
    const defaults = computePolicyDefaults.runtimes.filter(has);
    if (defaults.length > 0) {
        return defaults;
    }
    const others = Object.keys(runtimes).filter((version) => runtimeFacts(version)?.longTermSupport && has(version));
    return others.sort((a, b) => Number(b) - Number(a)).slice(0, 1);
}

const dbus = (size: string | undefined) => (size === undefined ? 0 : (vmSizeFacts(size)?.dbusPerHour ?? 0));

const least = (sizes: readonly string[]) => (sizes.length === 0 ? 0 : Math.min(...sizes.map(dbus)));

const most = (sizes: readonly string[]) => Math.max(0, ...sizes.map(dbus));

/** Version of a runtime that was given as `17.3` or in full; undefined for one that the table does not hold. */
export function versionOf(runtime: string): string | undefined {
    return runtimeFacts(runtime) ? runtime : parseSparkVersion(runtime)?.version;
}

/** Whether a size goes with what a runtime holds: GPUs with GPU libraries, and nothing else with them. */
export function suits(size: string, variant: RuntimeVariant): boolean {
    return hasGpu(size) === (variant === "gpu-ml");
}
