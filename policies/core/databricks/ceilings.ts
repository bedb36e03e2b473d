import type { Profile } from "../rule";

/** What a single cluster or pool may grow to. */
export interface Ceiling {
    /** Databricks units an hour, driver included. */
    readonly dbusPerHour: number;
    /** Number of workers. */
    readonly workers: number;
    /** Machines of an instance pool, which several clusters share. */
    readonly poolMachines: number;
}

/**
 * By profile: how high a compute policy or a pool may set its own cap. The numbers are this project's choice: above the 88 units that
 * two machines with four A100 each use in an hour, and above the 12 workers of the scenario of many models; pools above the 40 machines that production has. Another ceiling
 * is a change here, which a review sees, and not a number in a stack.
 */
export const ceilings: Readonly<Record<Profile, Ceiling>> = {
    dev: { dbusPerHour: 100, workers: 16, poolMachines: 50 },
    prod: { dbusPerHour: 200, workers: 32, poolMachines: 100 },
};
