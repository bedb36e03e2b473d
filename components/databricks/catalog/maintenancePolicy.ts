import type { KnownPools, ResolvedPolicy } from "../compute/policyResolution";
import { jobPolicyIssue } from "../jobs/jobPolicy";

/** What the maintenance runs on where nothing is said: a worker lists the files, which the driver deletes. */
export const maintenanceCluster = { workers: 1 } as const;

/**
 * Why the maintenance cannot have its cluster by a policy; undefined where it can, and where the policy itself is refused,
 * which `policyIssues` tells.
 */
export function maintenancePolicyIssue(resolved: ResolvedPolicy, pools: KnownPools = {}): string | undefined {
    const { name, preset } = resolved.policy;
    if (preset !== "jobs") {
        return `"${name}" is made from ${preset}; the job needs a policy of preset jobs`;
    }
    return jobPolicyIssue(resolved, maintenanceCluster, pools);
}
