import { z } from "zod";
import { PoolAvailability, type PresetName } from "../../../../components";
import { computePolicyDefaults, computePoolDefaults, policyPresets } from "../../../../components/databricks/checks";
import { RuntimeLibrary } from "../../../../azure/databricks/runtimes";
import { flag, key } from "../../core/fields";

// The policy pack refuses more in every profile (databricks-policy-autotermination, databricks-pool-limits).
const longestIdleMinutes = { cluster: 120, machine: 60 };

const policy = z
    .strictObject({
        name: key.describe("Name of the policy"),
        preset: z
            .enum(Object.keys(policyPresets) as PresetName[])
            .describe("Member of the library that the policy is made from"),
        personas: z.array(key).min(1).describe("Personas that may use it"),
        nodeTypes: z
            .array(z.string().min(1))
            .min(1)
            .optional()
            .describe("Sizes of workers and driver; the preset's by default"),
        runtimes: z
            .array(z.string().min(1))
            .min(1)
            .optional()
            .describe("Runtimes by version, for example 17.3, the default one first; the preset's by default"),
        variant: z
            .enum(["standard", "cpu-ml"])
            .optional()
            .describe(
                "What the runtime holds, for presets that are not about machine learning; the preset's by default",
            ),
        maxDbusPerHour: z
            .number()
            .positive()
            .optional()
            .describe("Most DBU an hour of one cluster; the preset's by default"),
        maxWorkers: z.int().optional().describe("Most workers of one cluster; the preset's by default"),
        autoterminationMinutes: z
            .int()
            .max(longestIdleMinutes.cluster)
            .optional()
            .describe(
                `Most idle minutes until a cluster stops, 10 to ${longestIdleMinutes.cluster}; ${computePolicyDefaults.autoterminationMinutes} by default. Refused for a job, whose cluster ends with it`,
            ),
        spot: z
            .boolean()
            .optional()
            .describe(
                "Whether workers are spot machines where there are any, and on demand where not; the driver never is. The preset's by default. Refused with a pool, which decides it, and true for a single node",
            ),
        pool: key.optional().describe("Pool, from pools, that clusters take their machines from; none by default"),
        libraries: z
            .array(z.enum(Object.values(RuntimeLibrary)))
            .optional()
            .describe(
                "Libraries of the runtime that the work needs; none by default. Refused on a runtime without them",
            ),
    })
    .describe("A compute policy");

const pool = z
    .strictObject({
        name: key.describe("Name of the pool"),
        nodeType: z.string().min(1).describe("Size of its machines. A change replaces the pool"),
        personas: z.array(key).min(1).describe("Personas that may take machines from it"),
        maxCapacity: z.int().describe("Most machines, in use and idle"),
        minIdleInstances: z
            .int()
            .optional()
            .describe(`Machines kept idle; ${computePoolDefaults.minIdleInstances} by default`),
        idleAutoterminationMinutes: z
            .int()
            .max(longestIdleMinutes.machine)
            .optional()
            .describe(
                `Minutes until an idle machine goes, 0 to ${longestIdleMinutes.machine}; ${computePoolDefaults.idleAutoterminationMinutes} by default`,
            ),
        preloadedRuntime: z
            .string()
            .min(1)
            .optional()
            .describe("Runtime that machines have loaded beforehand, for example 17.3; none by default"),
        availability: z
            .enum(Object.values(PoolAvailability))
            .optional()
            .describe(`How machines are bought; ${computePoolDefaults.availability} by default`),
    })
    .describe("An instance pool");

/** Compute of a workspace. */
export const computeSettings = z
    .strictObject({
        policies: z.array(policy).min(1).describe("Compute policies; no one creates a cluster without one"),
        pools: z.array(pool).optional().describe("Instance pools; none by default"),
        localDiskEncryption: flag(
            "Whether every policy makes clusters encrypt their local disks",
            computePolicyDefaults.localDiskEncryption,
            ". Databricks does not offer it in every subscription: set it to false where clusters do not start for it",
        ),
    })
    .describe("Compute policies and instance pools; none when left out");
