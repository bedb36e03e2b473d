import type { ComputePolicy, ComputePool } from "../../../../components";
import type { DatabricksSettings } from "../../schema/databricks/databricks";
import { policiesOfJobs } from "./jobsShape";

/** Policies and pools as their components take them. */
export interface ComputeShape {
    /** Policies. */
    policies: ComputePolicy[];
    /** Pools. */
    pools: ComputePool[];
}

/**
 * What the settings say of compute; the groups of a list of personas are what is known of them. The service principals of
 * jobs may use their policies, and the pools that the policies' clusters take their machines from.
 */
export function computeShape(
    databricks: DatabricksSettings,
    groupsOf: (personas: readonly string[]) => readonly string[],
): ComputeShape {
    const { compute } = databricks;
    const users = policyUsers(databricks);
    const usersOf = (used: (policy: NonNullable<typeof compute>["policies"][number]) => boolean) => {
        const names = (compute?.policies ?? []).filter(used).map(({ name }) => name);
        const found = users.filter(({ policy }) => names.includes(policy)).map(({ applicationId }) => applicationId);
        return found.length > 0 ? [...new Set(found)] : undefined;
    };
    return {
        policies: (compute?.policies ?? []).map(({ personas, spot, ...policy }) => ({
            ...policy,
            groups: groupsOf(personas),
            applicationIds: usersOf(({ name }) => name === policy.name),
            localDiskEncryption: compute?.localDiskEncryption,
            availability: spot === undefined ? undefined : spot ? "spotWithFallback" : "onDemand",
        })),
        pools: (compute?.pools ?? []).map(({ personas, ...pool }) => ({
            ...pool,
            groups: groupsOf(personas),
            applicationIds: usersOf((policy) => policy.pool === pool.name),
        })),
    };
}

/** Service principals that jobs run as, with the policies that they use. */
function policyUsers(databricks: DatabricksSettings): { policy: string; applicationId: string }[] {
    const { maintenance } = databricks.unityCatalog ?? {};
    const ofJobs = databricks.jobs?.servicePrincipal;
    return [
        ...(maintenance?.servicePrincipal === undefined
            ? []
            : [{ policy: maintenance.policy, applicationId: maintenance.servicePrincipal }]),
        ...(ofJobs === undefined
            ? []
            : policiesOfJobs(databricks).map((policy) => ({ policy, applicationId: ofJobs }))),
    ];
}
