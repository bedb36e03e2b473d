import { ownValue } from "../../../azure/ownValue";
import type { AttributePath } from "./policyAttributes";
import { parseSparkVersion } from "../../../azure/databricks/runtimes";
import { vmSizeFacts } from "../../../azure/compute/sizes";

/** What a cluster is made for: notebooks of users, one run of a job, or a pipeline. */
export type ClusterType = "all-purpose" | "job" | "dlt";

/** A cluster as the Clusters and Jobs API take it; attributes that are not named here may be given as well. */
export interface ClusterSpec {
    /** Whether the defaults of the policy are set where the request says nothing; not by default. */
    apply_policy_default_values?: boolean;
    /** Number of workers; none by default, which is right for a single node only. */
    num_workers?: number;
    /** Bounds of the number of workers; none by default. */
    autoscale?: { min_workers?: number; max_workers?: number };
    /** Runtime, for example `17.3.x-scala2.13`. */
    spark_version?: string;
    /** Size of the workers. */
    node_type_id?: string;
    /** Size of the driver; that of the workers by default. */
    driver_node_type_id?: string;
    /** Pool that the nodes come from; none by default. */
    instance_pool_id?: string;
    /** Pool that the driver comes from; that of the workers by default. */
    driver_instance_pool_id?: string;
    /** `STANDARD` or `PHOTON`; what the runtime says by default. */
    runtime_engine?: string;
    /** Tags; none by default. */
    custom_tags?: Record<string, string>;
    /** Settings of Spark; none by default. */
    spark_conf?: Record<string, string>;
    [attribute: string]: unknown;
}

/** Sizes of pools by pool id: what the nodes of a cluster that comes from a pool are. */
export type PoolSizes = Readonly<Record<string, string>>;

/** Value at a path outside of lists; undefined where there is none. */
export function valueAt(from: unknown, names: readonly string[]): unknown {
    let value = from;
    for (const name of names) {
        if (typeof value !== "object" || value === null) {
            return undefined;
        }
        value = (value as Record<string, unknown>)[name];
    }
    return value ?? undefined;
}

/** A copy of a cluster with a value at a path outside of lists. */
export function withValue(spec: ClusterSpec, { root, rest }: AttributePath, value: unknown): ClusterSpec {
    const copy = structuredClone(spec);
    let place: Record<string, unknown> = copy;
    const names = [root, ...rest];
    for (const name of names.slice(0, -1)) {
        place = (place[name] ??= {}) as Record<string, unknown>;
    }
    place[names.at(-1) ?? root] = value;
    return copy;
}

/** Most workers that a cluster may grow to. */
function mostWorkers(spec: ClusterSpec): number {
    return Number(spec.autoscale?.max_workers ?? spec.num_workers ?? 0);
}

/** Size of the driver and of the workers, from the sizes named or from the pools. */
function sizesOf(spec: ClusterSpec, pools: PoolSizes): { driver?: string; worker?: string } {
    const pooled = (id: string | undefined) => (id === undefined ? undefined : ownValue(pools, id));
    const worker = pooled(spec.instance_pool_id) ?? spec.node_type_id;
    return { worker, driver: pooled(spec.driver_instance_pool_id) ?? spec.driver_node_type_id ?? worker };
}

/**
 * Times as many units as without Photon. Source: databrickslabs/lakemeter-oss, dbu-multipliers.json, and the same pairs in
 * Azure's price table. unverified: that Databricks counts them in `dbus_per_hour`.
 */
const photonFactor: Readonly<Record<ClusterType, number>> = { "all-purpose": 2, job: 2.5, dlt: 2.5 };

/**
 * Most units that a cluster can use in an hour, driver included, as the virtual attribute `dbus_per_hour` counts them;
 * undefined where a size is not in the table.
 */
export function dbusPerHour(spec: ClusterSpec, type: ClusterType, pools: PoolSizes = {}): number | undefined {
    const { driver, worker } = sizesOf(spec, pools);
    const workers = mostWorkers(spec);
    const driverDbus = driver === undefined ? undefined : vmSizeFacts(driver)?.dbusPerHour;
    const workerDbus = worker === undefined ? undefined : vmSizeFacts(worker)?.dbusPerHour;
    if (driverDbus === undefined || (workers > 0 && workerDbus === undefined)) {
        return undefined;
    }
    const units = driverDbus + workers * (workerDbus ?? 0);
    const photon = spec.runtime_engine === "PHOTON" || parseSparkVersion(spec.spark_version ?? "")?.photon === true;
    // Two decimals, as the price table has them: 13.06 and 26.12 do not add up exactly.
    return Math.round(units * (photon ? photonFactor[type] : 1) * 100) / 100;
}
