import { policyIssues } from "../compute/policyChecks";
import { evaluatePolicy } from "../compute/policyEvaluator";
import { computePolicyRules } from "../compute/policyLibrary";
import { policyPresets, type PolicyPreset } from "../compute/policyPresets";
import type { KnownPools, ResolvedPolicy } from "../compute/policyResolution";
import { jobCluster, type JobClusterArgs } from "./jobCluster";

const jobPresets = Object.entries<PolicyPreset>(policyPresets)
    .filter(([, { clusterType }]) => clusterType === "job")
    .map(([name]) => name);

/** The cluster of a job with the number of workers that its policy has where the job says nothing. */
export function clusterByPolicy(cluster: JobClusterArgs, { maxWorkers: most, preset }: ResolvedPolicy): JobClusterArgs {
    if (cluster.workers !== undefined) {
        return cluster;
    }
    if (preset.sizing === "singleNode") {
        return { ...cluster, workers: 0, maxWorkers: cluster.maxWorkers ?? 0 };
    }
    if (most < 1) {
        return cluster;
    }
    const fewest = preset.sizing === "fixedSize" ? most : 1;
    const maxWorkers = cluster.maxWorkers ?? most;
    return { ...cluster, workers: Math.min(fewest, maxWorkers), maxWorkers };
}

/**
 * Why a job cannot have its cluster by a policy; undefined where it can, and where the policy itself is refused, which
 * `policyIssues` tells.
 */
export function jobPolicyIssue(
    resolved: ResolvedPolicy,
    cluster: JobClusterArgs,
    pools: KnownPools = {},
): string | undefined {
    const { name, preset, pool, driverPool } = resolved.policy;
    if (resolved.preset.clusterType !== "job") {
        return `"${name}" is made from ${preset}, which is for notebooks; name a policy of preset ${jobPresets.join(", ")}`;
    }
    if (policyIssues([resolved], pools).length > 0) {
        return undefined;
    }
    if (pool !== undefined && cluster.nodeTypeId !== undefined) {
        return `"${name}" takes its nodes from pool ${pool}, which decides their size; leave nodeTypeId out`;
    }
    const spec = jobCluster(clusterByPolicy(cluster, resolved));
    const rules = computePolicyRules(resolved, { tags: {}, poolIds: { pool, driverPool } });
    const sizes = Object.fromEntries(Object.entries(pools).map(([id, { nodeType }]) => [id, nodeType]));
    const verdict = evaluatePolicy(rules, spec, { clusterType: "job", pools: sizes });
    if (verdict.allowed) {
        return undefined;
    }
    const denials = verdict.denials.map(({ path, reason }) => `${path} ${reason}`).join(", ");
    return `"${name}" denies the job its cluster of ${words(spec)}: ${denials}; widen the policy, or change the cluster`;
}

function words({ autoscale, num_workers: workers }: ReturnType<typeof jobCluster>): string {
    if (autoscale) {
        return `${autoscale.min_workers} to ${autoscale.max_workers} workers`;
    }
    if (workers === 0) {
        return "one node";
    }
    return workers === 1 ? "one worker" : `${workers} workers`;
}
