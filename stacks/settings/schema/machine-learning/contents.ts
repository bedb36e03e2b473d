import { z } from "zod";
import { MlDataKind, MlPriority } from "../../../../components";
import {
    mlAlertThresholdsDefaults,
    mlClusterDefaults,
    mlClusterLimits,
    mlDataAssetDefaults,
    mlDataAssetsDefaults,
    mlInstanceDefaults,
    mlInstanceLimits,
    mlPresets,
} from "../../../../components/machine-learning/checks";
import { flag, generation, key, uuid } from "../../core/fields";

const range = ([least, most]: readonly [number, number]) => `${least} to ${most}`;

const cluster = z
    .strictObject({
        name: z.string().describe("Name of the cluster. A change replaces it"),
        preset: z
            .enum(Object.keys(mlPresets) as (keyof typeof mlPresets)[])
            .describe("What it is made from: its size, its nodes, and whether parallel jobs run on it"),
        size: z
            .string()
            .optional()
            .describe("Size of the nodes; that of the preset by default. A change replaces the cluster"),
        minNodes: z
            .int()
            .min(0)
            .optional()
            .describe(`Fewest nodes, paid for without a job; ${mlClusterDefaults.minNodes} by default`),
        maxNodes: z
            .int()
            .min(1)
            .optional()
            .describe(`Most nodes, ${range(mlClusterLimits.maxNodes)}; that of the preset by default`),
        idleMinutes: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Minutes that a node waits for the next job, ${range(mlClusterLimits.idleMinutes)}; ${mlClusterDefaults.idleMinutes} by default`,
            ),
        priority: z
            .enum(Object.values(MlPriority))
            .optional()
            .describe(
                `How nodes are bought; ${mlClusterDefaults.priority} by default, lowPriority needs resumable. A change replaces the cluster`,
            ),
        resumable: flag("Whether its jobs continue after a lost node", mlClusterDefaults.resumable),
        parallelJobs: z.boolean().optional().describe("Whether parallel jobs run on it; that of the preset by default"),
        identity: key.describe("Identity that jobs run as, from identities. A change replaces the cluster"),
    })
    .describe("A cluster of compute nodes");

const instance = z
    .strictObject({
        name: z.string().describe("Name of the instance, unique in the region. A change replaces it"),
        userObjectId: uuid("Object id of the user whose it is. A change replaces the instance"),
        size: z
            .string()
            .optional()
            .describe(`Size; ${mlInstanceDefaults.size} by default. A change replaces the instance`),
        idleMinutes: z
            .int()
            .optional()
            .describe(
                `Minutes without use after which it stops, ${range(mlInstanceLimits.idleMinutes)}; ${mlInstanceDefaults.idleMinutes} by default. A change replaces the instance`,
            ),
        stopHour: z
            .int()
            .optional()
            .describe(
                `Hour of every day at which it stops, ${range(mlInstanceLimits.stopHour)}; ${mlInstanceDefaults.stopHour} by default. A change replaces the instance`,
            ),
        timeZone: z
            .string()
            .optional()
            .describe(
                `Time zone of that hour, by its name in Windows; ${mlInstanceDefaults.timeZone} by default. A change replaces the instance`,
            ),
    })
    .describe("A computer of one user, which always stops when idle and at an hour of the day");

/** Clusters and instances of the workspace. */
export const computeFields = z
    .strictObject({
        clusters: z.array(cluster).optional().describe("Clusters; none by default"),
        instances: z.array(instance).optional().describe("Instances; none by default"),
    })
    .describe("Clusters and instances of the workspace");

const asset = z
    .strictObject({
        name: z.string().describe("Name of the data. A change leaves the old one"),
        kind: z
            .enum(Object.values(MlDataKind))
            .optional()
            .describe(
                `How it is read, ${mlDataAssetDefaults.kind} by default; mltable needs the file MLTable in its folder`,
            ),
        zone: z.string().describe("Zone of the lake that it lies in"),
        path: z.string().describe("Folder in the zone, without a slash first or last"),
        partitionKeys: z
            .array(z.string().min(1))
            .optional()
            .describe("Columns that parallel jobs split it by; none by default. Of mltable in a zone of files alone"),
        description: z.string().optional().describe("What it is; nothing by default"),
    })
    .describe("Data that jobs name");

const environment = z
    .strictObject({
        name: z.string().describe("Name of the environment. A change leaves the old one"),
        image: z.string().describe("Image with its digest; a tag is refused"),
        packages: z
            .strictObject({
                python: z.string().describe("Version of Python in full"),
                pip: z.string().describe("Version of pip in full"),
                packages: z.array(z.string()).describe("Packages, each with its version: name==version"),
            })
            .optional()
            .describe("Packages that are added to the image; none by default"),
        description: z.string().optional().describe("What runs in it; nothing by default"),
    })
    .describe("What jobs run in");

/** What jobs read, write and run in. */
export const dataFields = z
    .strictObject({
        outputs: z
            .string()
            .optional()
            .describe("Zone of the lake that batch jobs write to, over a datastore of kind Blob; none by default"),
        browsing: flag(
            "Whether the studio shows files of the zones, as the workspace's identity, which lake.access does not give a role",
            mlDataAssetsDefaults.browsing,
        ),
        assets: z.array(asset).optional().describe("Data that jobs name; none by default"),
        environments: z.array(environment).optional().describe("Environments; none by default"),
        generation: generation(
            `Raised by one where a definition comes back that had a version before; ${mlDataAssetsDefaults.generation} by default`,
        ),
    })
    .describe("Datastores on the zones of the lake, data and environments");

/** When alerts of the workspace are sent. */
export const alertFields = z
    .strictObject({
        failedRuns: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Failed runs of one job within an hour that send an alert, the job itself and its steps; ${mlAlertThresholdsDefaults.failedRuns} by default`,
            ),
        unusableNodes: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Unusable nodes of a cluster that send an alert; ${mlAlertThresholdsDefaults.unusableNodes} by default`,
            ),
        quotaPercent: z
            .int()
            .min(1)
            .max(100)
            .optional()
            .describe(
                `Part of a family's quota that sends an alert, in percent; ${mlAlertThresholdsDefaults.quotaPercent} by default`,
            ),
    })
    .describe("When alerts go to observability.alertEmails");

/** What the resource group of the workspace may cost. */
export const budgetFields = z
    .strictObject({
        monthlyAmount: z.number().positive().describe("Cost of a month, in the currency of the subscription's bill"),
        startMonth: z.string().describe("First month, for example 2026-12"),
        emails: z
            .array(z.email())
            .min(1)
            .optional()
            .describe("Addresses that letters go to; observability.alertEmails by default"),
    })
    .describe("Budget of the workspace's resource group: letters at 80 and 100 percent and before; nothing is stopped");

/** Who tracks runs of Databricks in the workspace. */
export const trackingField = z
    .array(
        z
            .strictObject({
                name: key.describe("Name in the plan. A change replaces the roles"),
                principalObjectId: uuid(
                    "Object id in Entra of the service principal that jobs of Databricks run as. A change replaces the roles",
                ),
            })
            .describe("A service principal of Databricks"),
    )
    .min(1);
