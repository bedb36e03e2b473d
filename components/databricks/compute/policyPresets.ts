import type { RuntimeLibrary, RuntimeVariant } from "../../../azure/databricks/runtimes";

/**
 * How the nodes of a cluster are bought: on demand; as spot nodes, where the driver stays on demand and what is not
 * available is bought on demand too; or as one of the two that the user who creates the cluster chooses, on demand by
 * default.
 */
export type ClusterAvailability = "onDemand" | "spotWithFallback" | "userChoice";

/** Who shares a cluster: one person or group (which machine-learning runtimes need), or several, kept apart. */
export type DataSecurityMode = "SINGLE_USER" | "USER_ISOLATION";

/**
 * Languages of notebooks and jobs on a cluster, by who shares it: R needs a cluster that one person or group has. Source:
 * docs.databricks.com/en/compute/access-mode-limitations.html, "R is supported only on clusters that use single user access
 * mode".
 */
export const languagesOf: Readonly<Record<DataSecurityMode, readonly string[]>> = {
    SINGLE_USER: ["Python", "SQL", "Scala", "R"],
    USER_ISOLATION: ["Python", "SQL", "Scala"],
};

/** How the number of workers is chosen: none at all, within bounds as the load wants it, or once and for all. */
export type ClusterSizing = "singleNode" | "autoscale" | "fixedSize";

/** What a policy is made from. */
export interface PolicyPreset {
    /** What it is for; Databricks shows it with the policy. */
    readonly summary: string;
    /** What its clusters are made for. */
    readonly clusterType: "all-purpose" | "job";
    /** How their number of workers is chosen. */
    readonly sizing: ClusterSizing;
    /** What their runtime holds. */
    readonly variant: RuntimeVariant;
    /** Whether the variant is what the preset is about, so that a policy cannot choose another. */
    readonly variantFixed: boolean;
    /** Sizes of the nodes, the default one first; those of the variant where it is left out. */
    readonly nodeTypes?: readonly string[];
    /** Most workers. */
    readonly maxWorkers: number;
    /** How the nodes are bought. */
    readonly availability: ClusterAvailability;
    /** Who shares a cluster. */
    readonly dataSecurityMode: DataSecurityMode;
}

/** The policies of the library. The numbers are this project's choice, except that many-models has those of its scenario. */
export const policyPresets = {
    "single-node": {
        summary: "One node without workers, for small data and a single model.",
        clusterType: "all-purpose",
        sizing: "singleNode",
        variant: "standard",
        variantFixed: false,
        maxWorkers: 0,
        availability: "onDemand",
        dataSecurityMode: "SINGLE_USER",
    },
    "multi-node": {
        summary: "Workers that grow with the load, shared by several people.",
        clusterType: "all-purpose",
        sizing: "autoscale",
        variant: "standard",
        variantFixed: false,
        maxWorkers: 8,
        availability: "onDemand",
        dataSecurityMode: "USER_ISOLATION",
    },
    "ml-cpu": {
        summary: "Machine learning on CPUs.",
        clusterType: "all-purpose",
        sizing: "autoscale",
        variant: "cpu-ml",
        variantFixed: true,
        maxWorkers: 8,
        availability: "onDemand",
        dataSecurityMode: "SINGLE_USER",
    },
    "ml-gpu": {
        summary: "Machine learning on GPUs, on spot nodes where there are any.",
        clusterType: "all-purpose",
        sizing: "autoscale",
        variant: "gpu-ml",
        variantFixed: true,
        maxWorkers: 4,
        availability: "spotWithFallback",
        dataSecurityMode: "SINGLE_USER",
    },
    "distributed-gpu-training": {
        // A worker that is taken back ends the training of all of them: only who writes checkpoints should take spot nodes.
        summary: "One training spread over several GPU nodes, as a job.",
        clusterType: "job",
        sizing: "fixedSize",
        variant: "gpu-ml",
        variantFixed: true,
        nodeTypes: [
            "Standard_NC24ads_A100_v4",
            "Standard_NC48ads_A100_v4",
            "Standard_NC96ads_A100_v4",
            "Standard_NC40ads_H100_v5",
            "Standard_NC80adis_H100_v5",
        ],
        maxWorkers: 4,
        availability: "userChoice",
        dataSecurityMode: "SINGLE_USER",
    },
    jobs: {
        summary: "Runs of jobs, with workers that grow with the load.",
        clusterType: "job",
        sizing: "autoscale",
        variant: "standard",
        variantFixed: false,
        maxWorkers: 8,
        availability: "onDemand",
        dataSecurityMode: "SINGLE_USER",
    },
    "single-node-jobs": {
        summary: "Runs of jobs on one node without workers, such as the training of one model.",
        clusterType: "job",
        sizing: "singleNode",
        variant: "cpu-ml",
        variantFixed: false,
        maxWorkers: 0,
        availability: "onDemand",
        dataSecurityMode: "SINGLE_USER",
    },
    "many-models": {
        // The scenario: a daily training of 10 000 models on 12 machines "Ls16_v2"; that family ends in 2028, so the
        // default is the same size of the family that follows it. Name Standard_L16s_v2 to have it as it was.
        summary: "The training of many models in parallel, as a job on 12 storage-optimised nodes.",
        clusterType: "job",
        sizing: "fixedSize",
        variant: "cpu-ml",
        variantFixed: false,
        nodeTypes: ["Standard_L16s_v3"],
        maxWorkers: 12,
        availability: "onDemand",
        dataSecurityMode: "SINGLE_USER",
    },
} as const satisfies Record<string, PolicyPreset>;

/** Name of a preset. */
export type PresetName = keyof typeof policyPresets;

/** Sizes of a policy that names none, by what its runtime holds; the first is the default. */
export const defaultNodeTypes = {
    standard: [
        "Standard_D8ds_v5",
        "Standard_D4ds_v5",
        "Standard_D16ds_v5",
        "Standard_E8ds_v5",
        "Standard_E16ds_v5",
        "Standard_L8s_v3",
    ],
    "cpu-ml": ["Standard_E8ds_v5", "Standard_E4ds_v5", "Standard_E16ds_v5", "Standard_D8ds_v5", "Standard_D16ds_v5"],
    "gpu-ml": [
        "Standard_NC4as_T4_v3",
        "Standard_NC8as_T4_v3",
        "Standard_NC16as_T4_v3",
        "Standard_NC64as_T4_v3",
        "Standard_NV36ads_A10_v5",
        "Standard_NC24ads_A100_v4",
    ],
} as const satisfies Record<RuntimeVariant, readonly string[]>;

/** A compute policy: a preset and what differs from it. */
export interface ComputePolicy {
    /** Name in the workspace, for example `ml-gpu`; 1 to 100 characters. */
    name: string;
    /** What the policy is made from. */
    preset: PresetName;
    /** Names of the account groups that may use it; refused empty. */
    groups: readonly string[];
    /**
     * Application ids of the service principals that may use it in addition, for jobs that run as a program; none by
     * default.
     */
    applicationIds?: readonly string[];
    /** Most Databricks units that a cluster uses in an hour, driver included; by default what the driver and all workers of the first size use without Photon, or one worker of the largest size where that is more. */
    maxDbusPerHour?: number;
    /** Sizes of the nodes, the default one first; by default those of the preset or the pool. Retired and unknown sizes are refused, as is one without GPU where the runtime is for GPUs, and the other way round. */
    nodeTypes?: readonly string[];
    /** Sizes of the driver; those of the nodes by default. */
    driverNodeTypes?: readonly string[];
    /** What the runtime holds, for presets that are not about machine learning; that of the preset by default. */
    variant?: RuntimeVariant;
    /** Runtimes, the default one first, as `17.3` or in full as `17.3.x-scala2.13`; 17.3 and 16.4 by default, of which those that have all libraries, or the newest other one that has. */
    runtimes?: readonly string[];
    /** Libraries that every runtime must still hold; none by default. */
    libraries?: readonly RuntimeLibrary[];
    /** Most workers, 1 or more; that of the preset by default. Refused for a single node. */
    maxWorkers?: number;
    /**
     * Most minutes that a cluster may be set to wait idle before it ends, 10 to 10000; 60 by default. Refused for a
     * job, whose cluster ends with it.
     */
    autoterminationMinutes?: number;
    /** How the nodes are bought; that of the preset by default. Refused with a pool, which decides it, and anything but `onDemand` for a single node. */
    availability?: ClusterAvailability;
    /** Name of the pool that all nodes come from; none by default. */
    pool?: string;
    /** Name of the pool that the driver comes from; that of the workers by default, which must not be a spot pool then. */
    driverPool?: string;
    /** Who shares a cluster; that of the preset by default. */
    dataSecurityMode?: DataSecurityMode;
    /** Whether local disks are encrypted; true by default. Databricks does not offer it in every subscription. */
    localDiskEncryption?: boolean;
    /** Most clusters that a person may run with it; no limit by default. */
    maxClustersPerUser?: number;
}

/**
 * What a policy has where it says nothing, apart from what its preset says. Of the runtimes, the default one first, it takes
 * those that have its libraries. 18 is to be asked for: its string names no minor version, so that what runs changes
 * while it is in use.
 */
export const computePolicyDefaults = {
    runtimes: ["17.3", "16.4"],
    autoterminationMinutes: 60,
    localDiskEncryption: true,
} as const;

/** Bounds of a policy's numbers; those of the idle minutes are Databricks' own (docs/resources/cluster.md). */
export const computePolicyLimits = {
    autoterminationMinutes: [10, 10_000],
    maxWorkers: [1, 100_000],
    maxClustersPerUser: [1, 100_000],
} as const;
