import { policyIssues } from "../compute/policyChecks";
import { evaluatePolicy } from "../compute/policyEvaluator";
import { computePolicyRules } from "../compute/policyLibrary";
import type { KnownPools, ResolvedPolicy } from "../compute/policyResolution";
import { maintenanceCluster } from "./deltaMaintenanceCluster";

/**
 * Why the maintenance cannot have its cluster by a policy; undefined where it can, and where the policy itself is refused,
 * which `policyIssues` tells.
 */
export function maintenancePolicyIssue(resolved: ResolvedPolicy, pools: KnownPools = {}): string | undefined {
    const { name, preset, pool } = resolved.policy;
    if (preset !== "jobs") {
        return `"${name}" is made from ${preset}; the job needs a policy of preset jobs`;
    }
    if (policyIssues([resolved], pools).length > 0) {
        return undefined;
    }
    const rules = computePolicyRules(resolved, { tags: {}, poolIds: { pool } });
    const sizes = Object.fromEntries(Object.entries(pools).map(([id, { nodeType }]) => [id, nodeType]));
    const verdict = evaluatePolicy(rules, maintenanceCluster(), { clusterType: "job", pools: sizes });
    if (verdict.allowed) {
        return undefined;
    }
    const denials = verdict.denials.map(({ path, reason }) => `${path} ${reason}`).join(", ");
    return `"${name}" denies the job its cluster, one worker of the policy's first size: ${denials}; widen it`;
}
