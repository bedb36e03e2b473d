import { issuesWithin, isWholeNumber, repeated, type InputIssue } from "../../shared/validation";
import { deprecationOf, unsupportedSize } from "../../shared/vmSizes";
import { groupIssues } from "../access/accountGroups";
import { computeFactsAsOf } from "../../../azure/compute/lifecycle";
import { computePolicyLimits, type ComputePolicy } from "./policyPresets";
import { poolChoiceIssues } from "./policyPoolChecks";
import { suits, versionOf, type KnownPools, type ResolvedPolicy } from "./policyResolution";
import {
    lastRuntimeWith,
    parseSparkVersion,
    runtimeFacts,
    runtimeHas,
    runtimeLifecycle,
} from "../../../azure/databricks/runtimes";

/**
 * Everything that is wrong with compute policies, paths beginning with `policies`. Retirement is judged by the day of the
 * tables unless a later day is given.
 */
export function policyIssues(
    policies: readonly ResolvedPolicy[],
    pools: KnownPools = {},
    at: string = computeFactsAsOf,
): InputIssue[] {
    // Databricks compares the names of policies without regard to case.
    const names = repeated(policies.map(({ policy }) => policy.name.toLowerCase()));
    return [
        ...names.map((name) => ({ propertyPath: "policies", reason: `name "${name}" is duplicated` })),
        ...policies.flatMap((resolved, i) =>
            issuesWithin(`policies[${i}]`, [
                ...ownIssues(resolved.policy),
                ...poolChoiceIssues(resolved, pools),
                ...sizeIssues(resolved, at),
                ...runtimeIssues(resolved, at),
                ...numberIssues(resolved),
            ]),
        ),
    ];
}

/** What works today and ends on a day that is known, with that day; paths as in the issues. */
export function policyWarnings(policies: readonly ResolvedPolicy[], at: string = computeFactsAsOf): InputIssue[] {
    return policies.flatMap(({ nodeTypes, driverNodeTypes, runtimes }, i) => {
        const warned = (what: string, reason: string) => ({ propertyPath: `policies[${i}].${what}`, reason });
        return [
            ...[...new Set([...nodeTypes, ...driverNodeTypes])].flatMap((size) => {
                const reason = deprecationOf(size, at);
                return reason === undefined ? [] : [warned("nodeTypes", reason)];
            }),
            ...runtimes.flatMap((runtime) => {
                const reason = ageingRuntime(runtime, at);
                return reason === undefined ? [] : [warned("runtimes", reason)];
            }),
        ];
    });
}

/** What to say of a runtime whose support ends within a year; undefined for any other. */
export function ageingRuntime(runtime: string, at: string): string | undefined {
    const version = versionOf(runtime);
    if (version === undefined || runtimeLifecycle(version, at) !== "deprecated") {
        return undefined;
    }
    return `Databricks ends the support of runtime ${version} on ${runtimeFacts(version)?.endOfSupport}; move to a newer one`;
}

/** Why a runtime is not available: unknown or out of support; undefined where it can. */
export function refusedRuntime(runtime: string, at: string): string | undefined {
    const version = versionOf(runtime);
    if (version === undefined) {
        return `${runtime} is not in the table of runtimes (azure/databricks/runtimes.ts); name one of it, for example 17.3`;
    }
    if (runtimeLifecycle(version, at) !== "retired") {
        return undefined;
    }
    return `Databricks ended the support of runtime ${version} on ${runtimeFacts(version)?.endOfSupport}; take a newer one`;
}

function ownIssues(policy: ComputePolicy): InputIssue[] {
    const issues = groupIssues(policy.groups, "groups");
    if (policy.groups.length === 0) {
        issues.push({ propertyPath: "groups", reason: "is empty: no one could use the policy; name an account group" });
    }
    if (policy.name.trim() === "" || policy.name.length > 100) {
        issues.push({ propertyPath: "name", reason: `must have 1 to 100 characters, is "${policy.name}"` });
    }
    return issues;
}

function sizeIssues({ policy, nodeTypes, driverNodeTypes, variant }: ResolvedPolicy, at: string): InputIssue[] {
    const gpu = variant === "gpu-ml";
    const issues: InputIssue[] = [];
    const judge = (propertyPath: string, size: string) => {
        const reason = unsupportedSize(size, at);
        if (reason !== undefined) {
            issues.push({ propertyPath, reason });
        } else if (!suits(size, variant)) {
            issues.push({
                propertyPath,
                reason: gpu
                    ? `${size} has no GPU, but the runtime is for GPUs, on driver and workers alike`
                    : `${size} has a GPU that the runtime (${variant}) leaves idle; use a preset for GPUs`,
            });
        }
    };
    // What comes from a pool is reported of the pool.
    if (policy.pool === undefined) {
        nodeTypes.forEach((size, i) => judge(`nodeTypes[${i}]`, size));
        if (policy.driverNodeTypes) {
            driverNodeTypes.forEach((size, i) => judge(`driverNodeTypes[${i}]`, size));
        }
    }
    for (const what of ["nodeTypes", "driverNodeTypes"] as const) {
        if (policy[what]?.length === 0) {
            issues.push({ propertyPath: what, reason: "is empty; leave it out or name a size" });
        }
        for (const size of repeated(policy[what] ?? [])) {
            issues.push({ propertyPath: what, reason: `${size} is duplicated` });
        }
    }
    return issues;
}

function runtimeIssues(resolved: ResolvedPolicy, at: string): InputIssue[] {
    const { policy, variant, preset } = resolved;
    const issues: InputIssue[] = [];
    if (preset.variantFixed && variant !== preset.variant) {
        issues.push({
            propertyPath: "variant",
            reason: `is ${variant}, but ${policy.preset} is about ${preset.variant}; leave it out`,
        });
    }
    resolved.runtimes.forEach((runtime, i) => {
        const reasons = [refusedRuntime(runtime, at), otherVariant(runtime, variant), ...lacking(runtime, policy)];
        for (const reason of reasons) {
            if (reason !== undefined) {
                issues.push({ propertyPath: `runtimes[${i}]`, reason });
            }
        }
    });
    if (policy.runtimes?.length === 0) {
        issues.push({ propertyPath: "runtimes", reason: "is empty; leave it out or name a runtime" });
    }
    if ((policy.libraries ?? []).length > 0 && variant === "standard") {
        issues.push({ propertyPath: "libraries", reason: "come with the machine-learning runtimes only" });
    }
    for (const version of repeated(resolved.sparkVersions)) {
        issues.push({ propertyPath: "runtimes", reason: `${version} is duplicated` });
    }
    return issues;
}

function otherVariant(runtime: string, variant: string): string | undefined {
    const given = parseSparkVersion(runtime);
    if (given === undefined || given.variant === variant) {
        return undefined;
    }
    return `${runtime} is a ${given.variant} runtime, but the policy is for ${variant}; name the version alone`;
}

function lacking(runtime: string, policy: ComputePolicy): string[] {
    const version = versionOf(runtime);
    if (version === undefined) {
        return [];
    }
    return (policy.libraries ?? [])
        .filter((library) => !runtimeHas(version, library))
        .map((library) => {
            const last = lastRuntimeWith[library];
            return `${version} has no ${library}, which ${last.runtime} is the last to hold; use ${last.successor} instead`;
        });
}

const idleBounds = computePolicyLimits.autoterminationMinutes;

function numberIssues(resolved: ResolvedPolicy): InputIssue[] {
    const { policy, preset, leastDbusPerHour: least, maxDbusPerHour: most } = resolved;
    const issues: InputIssue[] = [];
    const refuse = (propertyPath: keyof ComputePolicy, reason: string) => issues.push({ propertyPath, reason });
    const { maxWorkers, autoterminationMinutes: idle, maxClustersPerUser: clusters } = policy;
    if (maxWorkers !== undefined && preset.sizing === "singleNode") {
        refuse("maxWorkers", "has no meaning for a single node; leave it out");
    } else if (maxWorkers !== undefined && !isWholeNumber(maxWorkers, computePolicyLimits.maxWorkers)) {
        refuse("maxWorkers", `must be a whole number, 1 or more, is ${maxWorkers}`);
    }
    if (idle !== undefined && preset.clusterType === "job") {
        refuse("autoterminationMinutes", "has no meaning for a job, whose cluster ends with it; leave it out");
    } else if (idle !== undefined && !isWholeNumber(idle, idleBounds)) {
        refuse("autoterminationMinutes", `must be a whole number from ${idleBounds.join(" to ")}, is ${idle}`);
    }
    if (clusters !== undefined && !isWholeNumber(clusters, computePolicyLimits.maxClustersPerUser)) {
        refuse("maxClustersPerUser", `must be a whole number, 1 or more, is ${clusters}`);
    }
    if (!Number.isFinite(most) || most < least) {
        refuse("maxDbusPerHour", `is ${most}, but the smallest cluster that it allows uses ${least}; raise it`);
    }
    if (preset.sizing !== "singleNode") {
        return issues;
    }
    if (policy.availability !== undefined && policy.availability !== "onDemand") {
        refuse(
            "availability",
            "lets nodes be spot, but a single node is its own driver, which must not be taken back; leave it out",
        );
    }
    for (const what of ["driverNodeTypes", "driverPool"] as const) {
        if (policy[what] !== undefined) {
            refuse(what, "has no meaning for a single node; leave it out");
        }
    }
    return issues;
}
