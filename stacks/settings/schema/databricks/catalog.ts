import { z } from "zod";
import { SchemaPurpose } from "../../../../components";
import {
    catalogShapeDefaults,
    catalogZoneShapeDefaults,
    schemaRetentionDefaults,
} from "../../../../components/databricks/checks";
import { flag, key, uuid } from "../../core/fields";

const retentionDays = (what: string) => z.int().min(1).optional().describe(what);

const catalogZone = z
    .strictObject({
        name: z.string().min(1).describe("Zone of the lake. A change replaces the schema"),
        purpose: z
            .enum(Object.values(SchemaPurpose))
            .optional()
            .describe("What the schema is for, which decides who may do what in it; the zone's name by default"),
        volume: flag("Whether a volume gives access to files", catalogZoneShapeDefaults.volume),
    })
    .describe("A zone of the lake that becomes a schema");

const schemaRetention = z
    .strictObject({
        logRetentionDays: retentionDays(
            `Days that a table's history is kept; ${schemaRetentionDefaults.logRetentionDays} by default, as Delta's own`,
        ),
        deletedFileRetentionDays: retentionDays(
            `Days that a file which no version needs is kept from VACUUM; ${schemaRetentionDefaults.deletedFileRetentionDays} by default, as Delta's own`,
        ),
        timeTravelDays: retentionDays(
            `Days that readers may go back; ${schemaRetentionDefaults.timeTravelDays} by default. Not more than the two others`,
        ),
    })
    .describe("Retention of one schema's tables");

/** Unity Catalog of a workspace. */
export const unityCatalogSettings = z
    .strictObject({
        metastoreId: uuid(
            "Id of a metastore to assign; the shared stack's by default, or without an account id the one that the workspace gets automatically",
        ).optional(),
        owner: z
            .string({ error: "must be the account group that owns the catalog; the deploying principal belongs to it" })
            .min(1)
            .describe(
                "Account group that owns the catalog and its schemas, volumes, external locations and storage credential, with every privilege on them and the right to give them on. The deploying principal must belong to it before the first deployment: what it makes is handed over at once. A change hands over in place. Refused for a group of Databricks' own and for that of a persona",
            ),
        schemaOwners: z
            .record(z.string(), z.string().min(1))
            .optional()
            .describe(
                "Account groups that own single schemas with their volumes, by schema; owner by default. The deploying principal must belong to each",
            ),
        zones: z
            .array(catalogZone)
            .min(1)
            .optional()
            .describe("Zones of the lake that become schemas; those in Delta format by default"),
        trainingWindowDays: z
            .int()
            .min(1)
            .optional()
            .describe(
                `Longest training window: days of history that a training run may read; ${catalogShapeDefaults.trainingWindowDays} by default`,
            ),
        retention: z
            .record(z.string(), schemaRetention)
            .optional()
            .describe("Retention by schema; Delta's own by default. Files leave by VACUUM alone, which runs as a job"),
        maintenance: z
            .strictObject({
                cron: z
                    .string()
                    .min(1)
                    .optional()
                    .describe("When VACUUM runs, as a Quartz expression in UTC; daily at 03:00 by default"),
                servicePrincipal: uuid(
                    "Application id of the service principal that the job runs as, which the account knows and the deploying principal may use; without it the job runs as the deploying principal, after an up from a laptop as that user",
                ).optional(),
                policy: key.describe(
                    "Policy, from compute.policies, that the job's cluster is made by; its preset must be jobs",
                ),
            })
            .optional()
            .describe("The job that sets retention on tables and runs VACUUM; none when left out"),
    })
    .describe("Unity Catalog: catalog, schemas, locations and rights of the stack; none when left out");
