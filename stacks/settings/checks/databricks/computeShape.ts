import type { ComputePolicy, ComputePool } from "../../../../components";
import type { DatabricksSettings } from "../../schema/databricks/databricks";

/** Policies and pools as their components take them. */
export interface ComputeShape {
    /** Policies. */
    policies: ComputePolicy[];
    /** Pools. */
    pools: ComputePool[];
}

/**
 * What the settings say of compute; the groups of a list of personas are what is known of them. The service principal
 * of the maintenance job may use the job's policy, and the pool that the policy's clusters take their machines from.
 */
export function computeShape(
    { compute, unityCatalog }: DatabricksSettings,
    groupsOf: (personas: readonly string[]) => readonly string[],
): ComputeShape {
    const { servicePrincipal, policy: policyName } = unityCatalog?.maintenance ?? {};
    const poolName = compute?.policies.find(({ name }) => name === policyName)?.pool;
    const applicationIds = servicePrincipal === undefined ? undefined : [servicePrincipal];
    return {
        policies: (compute?.policies ?? []).map(({ personas, spot, ...policy }) => ({
            ...policy,
            groups: groupsOf(personas),
            applicationIds: policy.name === policyName ? applicationIds : undefined,
            localDiskEncryption: compute?.localDiskEncryption,
            availability: spot === undefined ? undefined : spot ? "spotWithFallback" : "onDemand",
        })),
        pools: (compute?.pools ?? []).map(({ personas, ...pool }) => ({
            ...pool,
            groups: groupsOf(personas),
            applicationIds: pool.name === poolName ? applicationIds : undefined,
        })),
    };
}
