import type * as pulumi from "@pulumi/pulumi";
import type { Bounds } from "../../shared/validation";
import type { JobScheduleArgs } from "../jobs/jobSchedule";

/** A monitor of what an endpoint is asked and answers. */
export interface ServedModelMonitor {
    /** Table of the same columns that requests are compared with, as `schema.table` of the catalog. It must exist. */
    baselineTable: string;
    /** Lengths of the windows that are compared, for example `1 day`; one day by default. */
    granularities?: string[];
    /** When it is computed; by default when somebody starts it. It cannot be paused. */
    schedule?: JobScheduleArgs;
}

/** A registered model as it is served. */
export interface ServedModel {
    /** Percentages of the calls by version, 100 together, for example `{ "3": 90, "4": 10 }`; none by default, and then there is no endpoint. Refused are a version that is no number, and more than 10 versions. */
    versions?: Record<string, number>;
    /** Size of each version's compute: `Small`, `Medium` or `Large`; `Small` by default. */
    workloadSize?: "Small" | "Medium" | "Large";
    /** Whether compute ends that no one calls, and the first call after a pause waits for it; true by default. */
    scaleToZero?: boolean;
    /** Most calls of the endpoint a minute, 1 to 100000; 600 by default. */
    callsPerMinute?: number;
    /** Account groups that may call it; none by default. */
    queryGroups?: string[];
    /** Application ids of the service principals that may call it; none by default. */
    queryApplicationIds?: pulumi.Input<string>[];
    /** Monitor of its table of requests and answers; none by default. */
    monitor?: ServedModelMonitor;
}

/** What a served model has where it says nothing. */
export const servedModelDefaults = { workloadSize: "Small", scaleToZero: true, callsPerMinute: 600 } as const;

/**
 * Bounds of a served model's numbers. That of versions is Databricks' own (@pulumi/databricks 1.110.0, `ModelServingConfig`,
 * "up to 10 served entities"), that of calls ours: what they cost must have an end.
 */
export const servedModelLimits = {
    versions: [0, 10],
    callsPerMinute: [1, 100_000],
} as const satisfies Record<string, Bounds>;
