import { computePolicyDefaults, computePolicyLimits, type ClusterAvailability } from "./policyPresets";
import {
    allowlist,
    fixed,
    fixedHidden,
    forbidden,
    policyDefinition,
    range,
    regex,
    type PolicyRules,
} from "./policyDefinition";
import type { ResolvedPolicy } from "./policyResolution";

/** What the rules of a policy take from outside it. */
export interface PolicySurroundings {
    /** Tags that every cluster carries. */
    tags: Readonly<Record<string, string>>;
    /** Ids of the pools that the policy names. */
    poolIds?: { pool?: string; driverPool?: string };
}

/** Idle minutes that the form starts with. */
const usualIdleMinutes = 30;

/** The definition of a policy as Databricks takes it. */
export function computePolicyDefinition(resolved: ResolvedPolicy, surroundings: PolicySurroundings): string {
    return policyDefinition(resolved.policy.name, computePolicyRules(resolved, surroundings));
}

/** The rules of a policy. */
export function computePolicyRules(resolved: ResolvedPolicy, surroundings: PolicySurroundings): PolicyRules {
    const { policy } = resolved;
    const encrypted = policy.localDiskEncryption ?? computePolicyDefaults.localDiskEncryption;
    return {
        cluster_type: fixedHidden(resolved.preset.clusterType),
        dbus_per_hour: range({ maxValue: resolved.maxDbusPerHour }),
        spark_version: allowlist(resolved.sparkVersions, { defaultValue: resolved.sparkVersions[0] }),
        data_security_mode: fixedHidden(policy.dataSecurityMode ?? resolved.preset.dataSecurityMode),
        ...(encrypted ? { enable_local_disk_encryption: fixedHidden(true) } : {}),
        // Databricks has no Photon on GPU sizes (learn.microsoft.com/azure/databricks/compute/gpu).
        ...(resolved.variant === "gpu-ml" ? { runtime_engine: fixedHidden("STANDARD") } : {}),
        ...hardenedDefaults,
        ...idleRules(resolved),
        ...workerRules(resolved),
        ...(policy.pool === undefined ? sizeRules(resolved) : poolRules(resolved, surroundings)),
        ...tagRules(resolved, surroundings),
    };
}

/**
 * What no cluster needs: keys to log in over SSH, images from elsewhere, and scripts that run as root from places where
 * rights are not kept by Unity Catalog. A list's element is one of several structures, so each of them has its rule.
 */
const hardenedDefaults: PolicyRules = {
    "ssh_public_keys.*": forbidden(),
    "docker_image.url": forbidden(),
    ...Object.fromEntries(
        ["abfss", "dbfs", "file", "gcs", "s3", "workspace"].map((place) => [
            `init_scripts.*.${place}.destination`,
            forbidden(),
        ]),
    ),
    "init_scripts.*.volumes.destination": regex("/Volumes/.+", { isOptional: true }),
};

// A job's cluster ends with the job; the API refuses an idle time for it.
function idleRules({ preset, autoterminationMinutes }: ResolvedPolicy): PolicyRules {
    if (preset.clusterType === "job") {
        return {};
    }
    const [minValue] = computePolicyLimits.autoterminationMinutes;
    const bounds = { minValue, maxValue: autoterminationMinutes };
    return {
        autotermination_minutes: range(bounds, { defaultValue: Math.min(usualIdleMinutes, autoterminationMinutes) }),
    };
}

/**
 * A single node is recognised by the three settings of the built-in policy "Personal Compute". The newer
 * `is_single_node` needs `kind: CLASSIC_PREVIEW`, a preview that not every workspace has (docs/resources/cluster.md).
 */
function workerRules({ preset, maxWorkers }: ResolvedPolicy): PolicyRules {
    const noAutoscale = { "autoscale.min_workers": forbidden(), "autoscale.max_workers": forbidden() };
    if (preset.sizing === "singleNode") {
        return {
            ...noAutoscale,
            num_workers: fixedHidden(0),
            "spark_conf.spark.databricks.cluster.profile": fixedHidden("singleNode"),
            "spark_conf.spark.master": fixedHidden("local[*]"),
            "custom_tags.ResourceClass": fixedHidden("SingleNode"),
        };
    }
    const several = { "spark_conf.spark.databricks.cluster.profile": forbidden() };
    const bounds = { minValue: 1, maxValue: maxWorkers };
    if (preset.sizing === "fixedSize") {
        return { ...several, ...noAutoscale, num_workers: range(bounds, { defaultValue: maxWorkers }) };
    }
    // A cluster has a fixed number of workers or bounds, so that neither can be required.
    return {
        ...several,
        num_workers: range(bounds, { isOptional: true }),
        "autoscale.min_workers": range(bounds, { defaultValue: 1, isOptional: true }),
        "autoscale.max_workers": range(bounds, { defaultValue: maxWorkers, isOptional: true }),
    };
}

function sizeRules({ policy, nodeTypes, driverNodeTypes, preset }: ResolvedPolicy): PolicyRules {
    // A driver that is left out has the workers' size: required where the driver has sizes of its own.
    const driver = policy.driverNodeTypes ? { defaultValue: driverNodeTypes[0] } : { isOptional: true };
    return {
        instance_pool_id: forbidden(),
        driver_instance_pool_id: forbidden(),
        node_type_id: allowlist(nodeTypes, { defaultValue: nodeTypes[0] }),
        driver_node_type_id: allowlist(driverNodeTypes, driver),
        ...availabilityRules(policy.availability ?? preset.availability),
    };
}

// The first node is the driver. A highest price of -1 means that no node is lost for its price.
function availabilityRules(availability: ClusterAvailability): PolicyRules {
    const onDemand = "ON_DEMAND_AZURE";
    const spot = "SPOT_WITH_FALLBACK_AZURE";
    if (availability === "onDemand") {
        return { "azure_attributes.availability": fixed(onDemand) };
    }
    return {
        "azure_attributes.availability":
            availability === "userChoice"
                ? allowlist([onDemand, spot], { defaultValue: onDemand, isOptional: true })
                : fixed(spot),
        "azure_attributes.first_on_demand": fixedHidden(1),
        "azure_attributes.spot_bid_max_price": fixedHidden(-1),
    };
}

// The pool decides size and availability. They have no rule here, because the API tells them of a cluster that came from
// a pool, and a rule would deny that cluster's next edit.
function poolRules({ policy }: ResolvedPolicy, { poolIds = {} }: PolicySurroundings): PolicyRules {
    const pool = poolIds.pool ?? "";
    return {
        instance_pool_id: fixedHidden(pool),
        driver_instance_pool_id: fixedHidden(policy.driverPool === undefined ? pool : (poolIds.driverPool ?? "")),
    };
}

/**
 * The pool's tags reach its machines, a cluster's own only the usage records, and Databricks refuses a tag that stands in
 * both (docs/resources/instance_pool.md): what a pool sets, its clusters must leave out.
 */
function tagRules({ pool, driverPool }: ResolvedPolicy, { tags }: PolicySurroundings): PolicyRules {
    const poolTagKeys = new Set([pool, driverPool].flatMap((one) => [...(one?.tagKeys ?? [])]));
    return Object.fromEntries(
        Object.entries(tags).map(([key, value]) => [
            `custom_tags.${key}`,
            poolTagKeys.has(key) ? forbidden() : fixedHidden(value),
        ]),
    );
}
