import type { ComputePolicy } from "../../components/databricks/policyPresets";
import type { ComputePool } from "../../components/databricks/poolChecks";
import type { Settings } from "./sections";

type Databricks = NonNullable<Settings["databricks"]>;

/** Policies and pools as their components take them. */
export interface ComputeShape {
    /** Policies. */
    policies: ComputePolicy[];
    /** Pools. */
    pools: ComputePool[];
}

/** What the settings say of compute; the groups of a list of personas are what is told of them. */
export function computeShape(
    { compute }: Databricks,
    groupsOf: (personas: readonly string[]) => readonly string[],
): ComputeShape {
    return {
        policies: (compute?.policies ?? []).map(({ personas, spot, ...policy }) => ({
            ...policy,
            groups: groupsOf(personas),
            localDiskEncryption: compute?.localDiskEncryption,
            availability: spot === undefined ? undefined : spot ? "spotWithFallback" : "onDemand",
        })),
        pools: (compute?.pools ?? []).map(({ personas, ...pool }) => ({ ...pool, groups: groupsOf(personas) })),
    };
}

/** Personas in the place of their groups, for checks: groups are checked where they are given. */
export const asThemselves = (personas: readonly string[]) => personas;
