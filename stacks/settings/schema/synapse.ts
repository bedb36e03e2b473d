import { z } from "zod";
import { dedicatedPoolSizes, type DedicatedPoolSizeName } from "../../../azure/synapse/dedicatedPools";
import { sparkNodeSizes, sparkPoolLimits, type SparkNodeSize, sparkVersions } from "../../../azure/synapse/sparkPools";
import { synapseKeySizes } from "../../../azure/synapse/workspaces";
import { pauseLimits, pauseScheduleDefaults, weekdays } from "../../../components/data-factory/checks";
import { rotatingKeyDefaults } from "../../../components/key-vault/checks";
import {
    synapseSparkPoolDefaults,
    synapseSqlPoolDefaults,
    synapseWarehouseDefaults,
} from "../../../components/synapse/checks";
import { flag, uuid } from "../core/fields";

/** What the warehouse has where its settings say nothing and its component has no default. */
export const warehouseSettingsDefaults = {
    zone: "gold",
    coolAfterDays: 90,
    customerManagedKey: false,
    privateEndpoints: true,
} as const;

/** What the way to Synapse Studio has where its settings say nothing. */
export const synapseStudioSettingsDefaults = { privateLinkHub: true } as const;

const whole = (description: string) => z.int().optional().describe(description);
const range = ([least, most]: readonly [number, number]) => `${least} to ${most}`;

const sqlPool = z
    .strictObject({
        name: z
            .string()
            .optional()
            .describe(
                `Name of the pool and of its database; ${synapseSqlPoolDefaults.name} by default. A change replaces it with its data`,
            ),
        size: z
            .enum(Object.keys(dedicatedPoolSizes) as DedicatedPoolSizeName[])
            .optional()
            .describe(
                `Size in data warehouse units, billed by the hour; ${synapseSqlPoolDefaults.size} by default. Azure refuses a change while the pool is paused`,
            ),
        collation: z
            .string()
            .optional()
            .describe(
                `Collation of the database; ${synapseSqlPoolDefaults.collation} by default. A change replaces the pool with its data`,
            ),
        geoBackups: flag(
            "Whether a backup is kept in the paired region",
            synapseSqlPoolDefaults.geoBackups,
            ". A change replaces the pool with its data",
        ),
    })
    .describe("Dedicated SQL pool");

const sparkPool = z
    .strictObject({
        name: z
            .string()
            .optional()
            .describe(`Name of the pool; ${synapseSparkPoolDefaults.name} by default. A change replaces it`),
        nodeSize: z
            .enum(Object.keys(sparkNodeSizes) as SparkNodeSize[])
            .optional()
            .describe(`Size of a node; ${synapseSparkPoolDefaults.nodeSize} by default`),
        minNodes: whole(
            `Fewest nodes of a session, ${range(sparkPoolLimits.nodes)}; ${synapseSparkPoolDefaults.minNodes} by default`,
        ),
        maxNodes: whole(`Most nodes of a session; ${synapseSparkPoolDefaults.maxNodes} by default`),
        autoPauseMinutes: whole(
            `Minutes without use after which its nodes go, ${range(sparkPoolLimits.autoPauseMinutes)}; ${synapseSparkPoolDefaults.autoPauseMinutes} by default`,
        ),
        version: z
            .enum(sparkVersions)
            .optional()
            .describe(`Version of Spark; ${synapseSparkPoolDefaults.version} by default`),
    })
    .describe("Spark pool; none by default");

const daysField = z
    .array(z.enum(weekdays))
    .optional()
    .describe("Days of the week, for example Monday; every day by default");

const runningHours = z
    .strictObject({
        days: daysField,
        from: z.string().describe("Local time at which the pool is resumed, for example 07:00"),
        to: z.string().describe("Local time at which it is paused; one that is not later than from is of the next day"),
    })
    .describe("Hours in which the pool runs");

const load = z
    .strictObject({
        name: z.string().min(1).describe("Name, for messages"),
        days: daysField,
        at: z.string().describe("Local time at which it begins, in the zone of the running hours"),
        minutes: z.int().describe(`Minutes that it takes at most, ${range(pauseLimits.loadMinutes)}`),
    })
    .describe("Work that must not be interrupted");

const pauses = z
    .strictObject({
        runningHours: z
            .array(runningHours)
            .describe(
                "When the pool runs; it is paused at all other times. Refused: hours that overlap or touch, and times that daylight saving skips or doubles",
            ),
        timeZone: z.string().describe("Windows name of the time zone, for example W. Europe Standard Time, or UTC"),
        loads: z
            .array(load)
            .optional()
            .describe("Work that needs the pool; none by default. Refused: outside the running hours"),
        waitMinutes: whole(
            `Minutes that a pause waits for pipelines that load, ${range(pauseLimits.waitMinutes)}; ${pauseScheduleDefaults.waitMinutes} by default. Then its run fails, and nothing is paused until the next time`,
        ),
        started: flag(
            "Whether the triggers run",
            pauseScheduleDefaults.started,
            ". Without, the pool is paused and resumed by hand",
        ),
    })
    .describe(
        "When pipelines of the stack's Data Factory pause and resume the pool; it runs and bills all the time by default",
    );

/** Synapse as a warehouse. */
export const warehouseSection = z
    .strictObject({
        administrators: z
            .strictObject({
                groupObjectId: uuid("Object id of the Entra group"),
                name: z.string().min(1).max(128).describe("Name of the group, by which SQL shows it"),
            })
            .describe(
                "Group that administers the pools, in place, and at first the workspace, whose administrators change in Synapse Studio",
            ),
        zone: z
            .string()
            .optional()
            .describe(
                `Zone of the lake, of format delta, that the pools read under the workspace's own identity; ${warehouseSettingsDefaults.zone} by default`,
            ),
        sqlPool: sqlPool.optional(),
        sparkPool: sparkPool.optional(),
        pauses: pauses.optional(),
        coolAfterDays: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Days until a file of the workspace's own moves to the cool tier; ${warehouseSettingsDefaults.coolAfterDays} by default`,
            ),
        customerManagedKey: flag(
            "Whether keys of the stack's vault encrypt the workspace with its pools, and the account of its own files",
            warehouseSettingsDefaults.customerManagedKey,
            ". A change replaces the workspace with all data",
        ),
        keySize: whole(
            `Bits of the workspace's key, ${synapseKeySizes.join(" or ")}; ${rotatingKeyDefaults.keySize} by default. Without effect on a key that exists`,
        ),
        defender: flag(
            "Whether Microsoft Defender for SQL looks for attacks",
            synapseWarehouseDefaults.defender,
            "; billed by the workspace",
        ),
        approvesStorageEndpoint: flag(
            "Whether the deployment approves the endpoint that Azure opens on the account of the workspace's own files",
            synapseWarehouseDefaults.approvesStorageEndpoint,
            ". With false, an owner of the account does",
        ),
        privateEndpoints: flag(
            "Whether the workspace and the account of its own files have private endpoints",
            warehouseSettingsDefaults.privateEndpoints,
        ),
    })
    .describe("Synapse workspace with a dedicated SQL pool, which serves predictions to reports");

/** The way of browsers to Synapse Studio. */
export const synapseStudioSection = z
    .strictObject({
        privateLinkHub: flag(
            "Whether the stack makes the region's private link hub, over which browsers open Synapse Studio",
            synapseStudioSettingsDefaults.privateLinkHub,
            ". Users come from networks that its DNS zone is linked to",
        ),
    })
    .describe("The way of browsers to Synapse Studio, one a region, in the shared stack");

/** Settings of the warehouse. */
export type WarehouseSettings = z.infer<typeof warehouseSection>;

/** Settings of the way to Synapse Studio. */
export type SynapseStudioSettings = z.infer<typeof synapseStudioSection>;
