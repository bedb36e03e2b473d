import type * as pulumi from "@pulumi/pulumi";

/** How nodes are bought: at the list price, or as what is left over, which Azure takes back at half a minute's notice. */
export const PoolAvailability = { OnDemand: "onDemand", Spot: "spot" } as const;
/** How nodes are bought: at the list price, or as what is left over, which Azure takes back at half a minute's notice. */
export type PoolAvailability = (typeof PoolAvailability)[keyof typeof PoolAvailability];

/** What a policy must know of a pool before the pool exists. */
export interface PoolFacts {
    /** Size of its nodes. */
    nodeType: string;
    /** How its nodes are bought; on demand where nothing is said. */
    availability?: PoolAvailability;
    /** Most machines, idle and in use; not checked by default. */
    maxCapacity?: number;
    /** Account groups that may attach to it; not checked by default. */
    groups?: readonly string[];
    /**
     * Application ids of the service principals that may attach to it in addition; none by default. Not checked without
     * groups.
     */
    applicationIds?: readonly string[];
    /** Keys of the tags that it puts on its nodes; none by default. Databricks refuses a cluster that repeats one. */
    tagKeys?: readonly string[];
}

/** A pool that clusters can come from. */
export interface PoolReference extends PoolFacts {
    /** Id of the pool. */
    poolId: pulumi.Input<string>;
}
