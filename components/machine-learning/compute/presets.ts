/** What a cluster is made from. */
export interface MlPreset {
    /** What it is for. */
    readonly summary: string;
    /** Size of the nodes. */
    readonly size: string;
    /** Whether its jobs compute on GPUs. */
    readonly gpu: boolean;
    /** Most nodes. */
    readonly maxNodes: number;
    /** Whether parallel jobs run on it. */
    readonly parallelJobs: boolean;
}

/**
 * Presets of clusters. The numbers are this project's choice, except that many-models has the cores and the memory of its
 * scenario. Sizes: the page "What are compute targets in Azure Machine Learning?" (MicrosoftDocs/azure-ai-docs,
 * machine-learning/concept-compute-target.md, ms.date 01/23/2024) lists NCasT4_v3.
 * unverified: Ddsv5 and Edsv5, which are newer than that page; the families of CPUs that it lists all end. Whether a
 * workspace takes a size says `az ml compute list-sizes`, and another one can be named.
 */
export const mlPresets = {
    cpu: {
        summary: "Jobs on CPUs: preparation of data, training of single models, builds of images.",
        size: "Standard_D4ds_v5",
        gpu: false,
        maxNodes: 4,
        parallelJobs: false,
    },
    gpu: {
        summary: "Training on one GPU a node.",
        size: "Standard_NC4as_T4_v3",
        gpu: true,
        maxNodes: 4,
        parallelJobs: false,
    },
    "many-models": {
        // The scenario: a daily training of 10 000 models on 12 machines "Ls16_v2" of 16 cores and 128 GiB. That family
        // ends in 2028, and its disks are for Spark; parallel jobs of Azure Machine Learning start a worker for each core.
        summary: "The training and scoring of many models in parallel, a worker for each of 192 cores.",
        size: "Standard_E16ds_v5",
        gpu: false,
        maxNodes: 12,
        parallelJobs: true,
    },
} as const satisfies Record<string, MlPreset>;

/** Name of a preset of clusters: `cpu`, `gpu` or `many-models`. */
export type MlPresetName = keyof typeof mlPresets;
