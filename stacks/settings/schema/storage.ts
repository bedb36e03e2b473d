import { z } from "zod";
import { Replication, ZoneFormat } from "../../../components";
import {
    groupIds,
    lakeDefenderDefaults,
    lakeZoneDefaults,
    privateStorageAccountDefaults,
    softDeleteDefaults,
    softDeleteLimits,
} from "../../../components/storage/checks";
import { days, flag, key, uuid } from "../core/fields";

const lifecycle = z
    .strictObject({
        coolAfterDays: z.int().min(1).optional().describe("Days until a file moves to the cool tier; never by default"),
        coldAfterDays: z.int().min(1).optional().describe("Days until a file moves to the cold tier; never by default"),
        archiveAfterDays: z
            .int()
            .min(1)
            .optional()
            .describe("Days until a file moves to the archive tier; never by default; refused on delta"),
        deleteAfterDays: z
            .int()
            .min(1)
            .optional()
            .describe("Days until a file is deleted; never by default; refused on delta"),
    })
    .describe("What happens to files as they age, in days since the last change");

const zone = z
    .strictObject({
        name: z.string().describe("Name of the filesystem. A change replaces it with its data"),
        format: z.enum([ZoneFormat.Delta, ZoneFormat.Files]).describe("delta tables, or plain files"),
        governedByUnityCatalog: flag(
            "Whether Unity Catalog decides who reads and writes",
            lakeZoneDefaults.governedByUnityCatalog,
        ),
        lifecycle: lifecycle.optional(),
    })
    .describe("One filesystem of the lake");

const access = z
    .strictObject({
        persona: key.optional().describe("Group that gets the right, from personas; or identity"),
        identity: key.optional().describe("Identity that gets the right, from identities; or persona"),
        zone: z.string().describe("Zone that the right is on"),
        right: z.enum(["read", "write"]).describe("read, or write (which includes reading and deleting)"),
        reason: z
            .string()
            .min(1)
            .optional()
            .describe("Why users access data without Unity Catalog; needed for a persona on a governed zone"),
    })
    .describe("A right of one group or identity on one zone");

const resourceAccessRule = z
    .strictObject({
        resourceIdPattern: z
            .string()
            .regex(/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+$/i, {
                error: "must be an ARM id in which * may stand for the resource group and the name",
            })
            .describe("ARM id of the service; * may stand for a resource group or a name"),
        tenantId: uuid("Tenant of the service; the stack's by default").optional(),
    })
    .describe("A service that may pass the account's firewall by what it is");

/** What the lake has where its settings say nothing and its component has no default. */
export const lakeSettingsDefaults = { customerManagedKey: false, privateEndpoints: true } as const;

/** The data lake. */
export const lakeSection = z
    .strictObject({
        replication: z
            .enum(Object.values(Replication))
            .optional()
            .describe(`Copies of the data; ${privateStorageAccountDefaults.replication} by default`),
        zones: z
            .array(zone)
            .min(1)
            .optional()
            .describe("Filesystems; bronze, silver and gold in Delta format by default"),
        access: z.array(access).optional().describe("Rights on zones; none by default"),
        softDelete: z
            .strictObject({
                blobDays: days(
                    softDeleteLimits.blobDays,
                    `How long a deleted blob is kept; ${softDeleteDefaults.blobDays} by default`,
                ).optional(),
                containerDays: days(
                    softDeleteLimits.containerDays,
                    `How long a deleted filesystem is kept; ${softDeleteDefaults.containerDays} by default`,
                ).optional(),
            })
            .optional()
            .describe("How long deleted data can be recovered"),
        infrastructureEncryption: flag(
            "A second layer of encryption",
            privateStorageAccountDefaults.infrastructureEncryption,
            ". A change replaces the account",
        ),
        customerManagedKey: flag(
            "Whether a key of the stack's vault encrypts the lake",
            lakeSettingsDefaults.customerManagedKey,
        ),
        privateEndpoints: flag(
            `Whether the lake has private endpoints (${groupIds({ hierarchicalNamespace: true }).join(" and ")})`,
            lakeSettingsDefaults.privateEndpoints,
        ),
        resourceAccessRules: z
            .array(resourceAccessRule)
            .optional()
            .describe("Services that may pass the firewall; none by default"),
        defender: z
            .strictObject({
                malwareScanning: flag("Scan every upload", lakeDefenderDefaults.malwareScanning, "; billed per GB"),
                malwareScanningCapGb: z
                    .int()
                    .min(-1)
                    .optional()
                    .describe(
                        `Most GB scanned in a month, -1 for no limit; ${lakeDefenderDefaults.malwareScanningCapGb} by default`,
                    ),
                sensitiveDataDiscovery: flag("Look for sensitive data", lakeDefenderDefaults.sensitiveDataDiscovery),
            })
            .optional()
            .describe("Defender for Storage"),
    })
    .describe("The data lake");

/** Settings of the lake. */
export type LakeSettings = z.infer<typeof lakeSection>;
