import { ownValue } from "../../../azure/ownValue";
import type { InputIssue } from "../../shared/validation";
import type { PoolFacts } from "./computePools";
import type { ComputePolicy } from "./policyPresets";
import { suits, type KnownPools, type ResolvedPolicy } from "./policyResolution";

/** Everything that is wrong with how a policy uses pools. */
export function poolChoiceIssues(resolved: ResolvedPolicy, pools: KnownPools): InputIssue[] {
    const { policy } = resolved;
    if (policy.pool === undefined) {
        return policy.driverPool === undefined
            ? []
            : [{ propertyPath: "driverPool", reason: "needs a pool for the workers too; name one in pool" }];
    }
    const issues = namedPoolIssues(resolved, pools);
    const refuse = (propertyPath: keyof ComputePolicy, reason: string) => issues.push({ propertyPath, reason });
    const size = resolved.pool?.nodeType;
    if (size !== undefined && policy.nodeTypes !== undefined && !policy.nodeTypes.includes(size)) {
        refuse("pool", `"${policy.pool}" has nodes of ${size}, but nodeTypes allows ${listOf(policy.nodeTypes)}`);
    }
    if (policy.driverNodeTypes !== undefined) {
        refuse("driverNodeTypes", "has no meaning with a pool, which decides the size; leave it out");
    }
    if (policy.availability !== undefined) {
        refuse("availability", "has no meaning with a pool, which decides it; leave it out");
    }
    const tooSmall = capacityIssue(resolved, policy.pool);
    if (tooSmall !== undefined) {
        refuse("pool", tooSmall);
    }
    const driver = policy.driverPool ?? policy.pool;
    if (resolved.driverPool?.availability === "spot") {
        refuse(
            policy.driverPool === undefined ? "pool" : "driverPool",
            `"${driver}" has spot nodes, and the driver must not be taken back; let it come from a pool of nodes on demand`,
        );
    }
    return issues;
}

function namedPoolIssues(resolved: ResolvedPolicy, pools: KnownPools): InputIssue[] {
    const { policy } = resolved;
    const issues: InputIssue[] = [];
    const refuse = (propertyPath: keyof ComputePolicy, reason: string) => issues.push({ propertyPath, reason });
    for (const which of ["pool", "driverPool"] as const) {
        const name = policy[which];
        if (name === undefined) {
            continue;
        }
        const pool = ownValue(pools, name);
        if (pool === undefined) {
            refuse(which, `there is no pool "${name}"; there are: ${listOf(Object.keys(pools))}`);
        } else {
            for (const reason of memberIssues(resolved, name, pool)) {
                refuse(which, reason);
            }
        }
    }
    return issues;
}

// A cluster that may grow beyond its pool is not created at all ("Pool configuration reference").
function capacityIssue({ policy, pool, maxWorkers }: ResolvedPolicy, name: string): string | undefined {
    const nodes = maxWorkers + (policy.driverPool === undefined || policy.driverPool === name ? 1 : 0);
    const capacity = pool?.maxCapacity ?? Infinity;
    return capacity < nodes
        ? `"${name}" has ${capacity} machines at most, but a cluster may take ${nodes}; lower maxWorkers or raise maxCapacity`
        : undefined;
}

function memberIssues({ policy, variant }: ResolvedPolicy, name: string, pool: PoolFacts): string[] {
    const reasons: string[] = [];
    if (!suits(pool.nodeType, variant)) {
        reasons.push(
            variant === "gpu-ml"
                ? `"${name}" has nodes of ${pool.nodeType} without GPU, but the runtime is for GPUs`
                : `"${name}" has nodes of ${pool.nodeType} with a GPU that the runtime (${variant}) leaves idle`,
        );
    }
    const locked = policy.groups.filter((group) => pool.groups !== undefined && !pool.groups.includes(group));
    for (const group of locked) {
        reasons.push(
            `group "${group}" may use the policy but not attach to pool "${name}"; add it to the pool's groups`,
        );
    }
    const attached = pool.applicationIds ?? [];
    for (const id of pool.groups === undefined ? [] : (policy.applicationIds ?? [])) {
        if (!attached.includes(id)) {
            reasons.push(
                `service principal ${id} may use the policy but not attach to pool "${name}"; add it to the pool's applicationIds`,
            );
        }
    }
    return reasons;
}

const listOf = (names: readonly string[]) => (names.length === 0 ? "none" : names.join(", "));
