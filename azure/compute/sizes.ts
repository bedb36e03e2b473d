import { computeFactsAsOf, lifecycleAt, type Lifecycle } from "./lifecycle";

/** What the sizes of a family have in common. */
export interface VmFamily {
    /** GPU of its sizes; none where it is left out. */
    readonly gpu?: string;
    /** Whether its sizes have a local disk, which Spark spills to and caches on. */
    readonly localDisk: boolean;
    /** Retirement that Azure has announced: its day, and every size of the family, also those that Databricks lists no more. */
    readonly retirement?: { readonly on: string; readonly sizes: RegExp };
}

/**
 * Families of sizes. Sources:
 * - Retirement: "VM size series retirements, capacity growth restrictions, and modernization guidance",
 *   MicrosoftDocs/azure-compute-docs, ms.date 09/24/2026. New subscriptions cannot deploy the deprecated families at
 *   all.
 * - GPU and that Databricks takes it: learn.microsoft.com/azure/databricks/compute/gpu, which also says that NCv3 can no
 *   longer be started. A10: the NVadsA10v5 page of Azure.
 * - Local disk: the size pages of Azure; a `d` in the name says it for D and E.
 */
export const vmFamilies = {
    Dsv5: { localDisk: false },
    Ddsv5: { localDisk: true },
    Esv5: { localDisk: false },
    Edsv5: { localDisk: true },
    Lsv3: { localDisk: true },
    Lasv3: { localDisk: true },
    NCasT4v3: { gpu: "NVIDIA T4", localDisk: true },
    NCadsA100v4: { gpu: "NVIDIA A100", localDisk: true },
    NCadsH100v5: { gpu: "NVIDIA H100", localDisk: true },
    NVadsA10v5: { gpu: "NVIDIA A10", localDisk: true },
    Dsv2: { localDisk: true, retirement: { on: "2028-05-01", sizes: /^Standard_DS\d+_v2$/i } },
    Fsv2: { localDisk: true, retirement: { on: "2028-11-15", sizes: /^Standard_F\d+s_v2$/i } },
    Lsv2: { localDisk: true, retirement: { on: "2028-11-15", sizes: /^Standard_L\d+s_v2$/i } },
    Dsv3: { localDisk: true, retirement: { on: "2029-11-15", sizes: /^Standard_D\d+s_v3$/i } },
    NCv3: { gpu: "NVIDIA V100", localDisk: true, retirement: { on: "2025-09-30", sizes: /^Standard_NC\d+r?s_v3$/i } },
} as const satisfies Record<string, VmFamily>;

/** Facts of a size of virtual machine that Databricks or Azure Machine Learning takes. */
export interface VmSize {
    /** Family, by the key of its table. */
    readonly family: keyof typeof vmFamilies;
    /** Virtual CPUs. */
    readonly vcpus: number;
    /** Memory in GiB. */
    readonly memoryGib: number;
    /** Databricks units that a node uses in an hour without Photon. */
    readonly dbusPerHour: number;
    /** Number of GPUs; none where it is left out. */
    readonly gpus?: number;
    /** Size to move to, where this one is deprecated or retired. */
    readonly successor?: string;
}

/**
 * Sizes that compute of the library may have. Sources:
 * - vCPUs, memory and DBU: microsoft/LakeBench, src/lakebench/engines/databricks_azure_dbu_map.py, commit 675feeef, which
 *   is parsed from azure.microsoft.com/pricing/details/databricks; all-purpose compute without Photon.
 * - Lsv2 and Fsv2, which that page no longer lists: databrickslabs/overwatch, Azure_Instance_Details.csv, commit 306279b5.
 * - Numbers of GPUs: learn.microsoft.com/azure/databricks/compute/gpu and Azure's size pages; the former says 1 for
 *   NC48ads and NC96ads, and in the next column 2 and 4 times their memory, which is what Azure says too.
 * ND96isr_H100_v5 is left out: that page gives its eight H100 the DBUs of one, which could not be checked.
 */
export const vmSizes = {
    Standard_D4s_v5: { family: "Dsv5", vcpus: 4, memoryGib: 16, dbusPerHour: 1 },
    Standard_D8s_v5: { family: "Dsv5", vcpus: 8, memoryGib: 32, dbusPerHour: 2 },
    Standard_D16s_v5: { family: "Dsv5", vcpus: 16, memoryGib: 64, dbusPerHour: 4 },
    Standard_D32s_v5: { family: "Dsv5", vcpus: 32, memoryGib: 128, dbusPerHour: 8 },
    Standard_D4ds_v5: { family: "Ddsv5", vcpus: 4, memoryGib: 16, dbusPerHour: 1 },
    Standard_D8ds_v5: { family: "Ddsv5", vcpus: 8, memoryGib: 32, dbusPerHour: 2 },
    Standard_D16ds_v5: { family: "Ddsv5", vcpus: 16, memoryGib: 64, dbusPerHour: 4 },
    Standard_D32ds_v5: { family: "Ddsv5", vcpus: 32, memoryGib: 128, dbusPerHour: 8 },
    Standard_E4s_v5: { family: "Esv5", vcpus: 4, memoryGib: 32, dbusPerHour: 1.5 },
    Standard_E8s_v5: { family: "Esv5", vcpus: 8, memoryGib: 64, dbusPerHour: 2.75 },
    Standard_E16s_v5: { family: "Esv5", vcpus: 16, memoryGib: 128, dbusPerHour: 5.5 },
    Standard_E32s_v5: { family: "Esv5", vcpus: 32, memoryGib: 256, dbusPerHour: 11 },
    Standard_E4ds_v5: { family: "Edsv5", vcpus: 4, memoryGib: 32, dbusPerHour: 1.5 },
    Standard_E8ds_v5: { family: "Edsv5", vcpus: 8, memoryGib: 64, dbusPerHour: 2.75 },
    Standard_E16ds_v5: { family: "Edsv5", vcpus: 16, memoryGib: 128, dbusPerHour: 5.5 },
    Standard_E32ds_v5: { family: "Edsv5", vcpus: 32, memoryGib: 256, dbusPerHour: 11 },
    Standard_L8s_v3: { family: "Lsv3", vcpus: 8, memoryGib: 64, dbusPerHour: 2.75 },
    Standard_L16s_v3: { family: "Lsv3", vcpus: 16, memoryGib: 128, dbusPerHour: 5.5 },
    Standard_L32s_v3: { family: "Lsv3", vcpus: 32, memoryGib: 256, dbusPerHour: 11 },
    Standard_L8as_v3: { family: "Lasv3", vcpus: 8, memoryGib: 64, dbusPerHour: 2.75 },
    Standard_L16as_v3: { family: "Lasv3", vcpus: 16, memoryGib: 128, dbusPerHour: 5.5 },
    Standard_L32as_v3: { family: "Lasv3", vcpus: 32, memoryGib: 256, dbusPerHour: 11 },
    Standard_NC4as_T4_v3: { family: "NCasT4v3", vcpus: 4, memoryGib: 28, dbusPerHour: 1, gpus: 1 },
    Standard_NC8as_T4_v3: { family: "NCasT4v3", vcpus: 8, memoryGib: 56, dbusPerHour: 1.5, gpus: 1 },
    Standard_NC16as_T4_v3: { family: "NCasT4v3", vcpus: 16, memoryGib: 110, dbusPerHour: 2.5, gpus: 1 },
    Standard_NC64as_T4_v3: { family: "NCasT4v3", vcpus: 64, memoryGib: 440, dbusPerHour: 10, gpus: 4 },
    Standard_NC24ads_A100_v4: { family: "NCadsA100v4", vcpus: 24, memoryGib: 220, dbusPerHour: 10, gpus: 1 },
    Standard_NC48ads_A100_v4: { family: "NCadsA100v4", vcpus: 48, memoryGib: 440, dbusPerHour: 20, gpus: 2 },
    Standard_NC96ads_A100_v4: { family: "NCadsA100v4", vcpus: 96, memoryGib: 880, dbusPerHour: 44, gpus: 4 },
    Standard_NC40ads_H100_v5: { family: "NCadsH100v5", vcpus: 40, memoryGib: 320, dbusPerHour: 13.06, gpus: 1 },
    Standard_NC80adis_H100_v5: { family: "NCadsH100v5", vcpus: 80, memoryGib: 640, dbusPerHour: 26.12, gpus: 2 },
    Standard_NV36ads_A10_v5: { family: "NVadsA10v5", vcpus: 36, memoryGib: 440, dbusPerHour: 4, gpus: 1 },
    Standard_NV36adms_A10_v5: { family: "NVadsA10v5", vcpus: 36, memoryGib: 880, dbusPerHour: 6, gpus: 1 },
    Standard_NV72ads_A10_v5: { family: "NVadsA10v5", vcpus: 72, memoryGib: 880, dbusPerHour: 8, gpus: 2 },
    Standard_DS3_v2: { family: "Dsv2", vcpus: 4, memoryGib: 14, dbusPerHour: 0.75, successor: "Standard_D4ds_v5" },
    Standard_DS4_v2: { family: "Dsv2", vcpus: 8, memoryGib: 28, dbusPerHour: 1.5, successor: "Standard_D8ds_v5" },
    Standard_DS5_v2: { family: "Dsv2", vcpus: 16, memoryGib: 56, dbusPerHour: 3, successor: "Standard_D16ds_v5" },
    Standard_D4s_v3: { family: "Dsv3", vcpus: 4, memoryGib: 16, dbusPerHour: 0.75, successor: "Standard_D4ds_v5" },
    Standard_D8s_v3: { family: "Dsv3", vcpus: 8, memoryGib: 32, dbusPerHour: 1.5, successor: "Standard_D8ds_v5" },
    Standard_F4s_v2: { family: "Fsv2", vcpus: 4, memoryGib: 8, dbusPerHour: 0.75, successor: "Standard_D4ds_v5" },
    Standard_F8s_v2: { family: "Fsv2", vcpus: 8, memoryGib: 16, dbusPerHour: 1.5, successor: "Standard_D8ds_v5" },
    Standard_F16s_v2: { family: "Fsv2", vcpus: 16, memoryGib: 32, dbusPerHour: 3, successor: "Standard_D16ds_v5" },
    Standard_L8s_v2: { family: "Lsv2", vcpus: 8, memoryGib: 64, dbusPerHour: 2, successor: "Standard_L8s_v3" },
    Standard_L16s_v2: { family: "Lsv2", vcpus: 16, memoryGib: 128, dbusPerHour: 4, successor: "Standard_L16s_v3" },
    Standard_L32s_v2: { family: "Lsv2", vcpus: 32, memoryGib: 256, dbusPerHour: 8, successor: "Standard_L32s_v3" },
    Standard_NC6s_v3: {
        family: "NCv3",
        vcpus: 6,
        memoryGib: 112,
        dbusPerHour: 5,
        gpus: 1,
        successor: "Standard_NC24ads_A100_v4",
    },
    Standard_NC12s_v3: {
        family: "NCv3",
        vcpus: 12,
        memoryGib: 224,
        dbusPerHour: 10,
        gpus: 2,
        successor: "Standard_NC48ads_A100_v4",
    },
    Standard_NC24s_v3: {
        family: "NCv3",
        vcpus: 24,
        memoryGib: 448,
        dbusPerHour: 20,
        gpus: 4,
        successor: "Standard_NC96ads_A100_v4",
    },
} as const satisfies Record<string, VmSize>;

/** Facts of a size by its Azure name, for example `Standard_L16s_v3`; undefined for one that the table does not hold. */
export function vmSizeFacts(name: string): VmSize | undefined {
    return Object.hasOwn(vmSizes, name) ? vmSizes[name as keyof typeof vmSizes] : undefined;
}

/** Families whose retirement Azure has announced, the first to end first. */
export const retiringFamilies = Object.entries<VmFamily>(vmFamilies)
    .flatMap(([family, { retirement }]) => (retirement ? [{ family, ...retirement }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Day on which Azure retires a size; undefined where it has announced none. */
export function retirementOf(name: string): string | undefined {
    return retiringFamilies.find(({ sizes }) => sizes.test(name))?.on;
}

/**
 * Whether a size can be started on a day. Deprecated means that Azure has announced its retirement, however far off.
 */
export function vmSizeLifecycle(name: string, at: string = computeFactsAsOf): Lifecycle {
    return lifecycleAt(retirementOf(name), at);
}

/** Whether a size has GPUs. */
export function hasGpu(name: string): boolean {
    return (vmSizeFacts(name)?.gpus ?? 0) > 0;
}
