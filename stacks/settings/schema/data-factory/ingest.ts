import { z } from "zod";
import { EndpointApproval } from "../../../../components";
import {
    gitAuthoringDefaults,
    managedEndpointTargetDefaults,
    managedRuntimeDefaults,
} from "../../../../components/data-factory/checks";
import { keyVaultDefaults, keyVaultLimits } from "../../../../components/key-vault/checks";
import { days, flag, key, uuid } from "../../core/fields";
import { sourceField } from "./sources";

/** What ingest has where its settings say nothing and its components have no default. */
export const ingestSettingsDefaults = {
    identity: "ingest",
    landingZone: "landing",
    controlDatabase: "control",
    customerManagedKey: false,
    privateEndpoints: true,
} as const;

const authoring = z
    .discriminatedUnion("kind", [
        z.strictObject({
            kind: z.literal("program").describe("The program makes them, from sources"),
        }),
        z.strictObject({
            kind: z
                .literal("git")
                .describe("A repository of Azure DevOps holds them, which the studio publishes. Refused with sources"),
            organisation: z.string().describe("Organisation of Azure DevOps"),
            project: z.string().describe("Project of the organisation"),
            repository: z.string().describe("Repository of the project"),
            branch: z
                .string()
                .optional()
                .describe(`Branch that is published from; ${gitAuthoringDefaults.branch} by default`),
            folder: z
                .string()
                .optional()
                .describe(`Folder of the repository, a slash first; ${gitAuthoringDefaults.folder} by default`),
            tenantId: uuid("Tenant of the organisation; the stack's by default").optional(),
        }),
    ])
    .describe("Who writes linked services, datasets, pipelines and triggers; program by default");

const stays = "Refused without timeToLiveMinutes";

const managedRuntime = z
    .strictObject({
        timeToLiveMinutes: z
            .int()
            .optional()
            .describe("Minutes that machines stay for the next run, billed as if they ran; none by default"),
        dataIntegrationUnits: z
            .int()
            .optional()
            .describe(
                `Units of machines for copies that stay, a multiple of 4; ${managedRuntimeDefaults.dataIntegrationUnits} by default. ${stays}`,
            ),
        pipelineNodes: z
            .int()
            .optional()
            .describe(
                `Machines for lookups and scripts that stay; ${managedRuntimeDefaults.pipelineNodes} by default. ${stays}`,
            ),
        externalNodes: z
            .int()
            .optional()
            .describe(
                `Machines for work that is done elsewhere that stay; ${managedRuntimeDefaults.externalNodes} by default. ${stays}`,
            ),
    })
    .describe("What stays of the runtime in the managed network between two runs; nothing by default");

const endpoint = z
    .strictObject({
        name: z.string().describe("Name, by which sources refer to it. A change replaces the endpoint"),
        resourceId: z
            .string()
            .describe(
                "ARM id of the target, for example of the SQL server of a source. A change replaces the endpoint",
            ),
        groupId: z.string().describe("Private-link group id, for example sqlServer. A change replaces the endpoint"),
        approval: z
            .enum(Object.values(EndpointApproval))
            .optional()
            .describe(
                `Who approves it: the deployment, where the target is in the stack's subscription, or its owner by hand; ${managedEndpointTargetDefaults.approval} by default`,
            ),
        hostNames: z
            .array(z.string().min(1))
            .optional()
            .describe("Host names that it answers for, where the target is a private link service; none by default"),
    })
    .describe("A private endpoint of the factory's managed network");

/** Data Factory and what it copies. */
export const ingestSection = z
    .strictObject({
        identity: key
            .optional()
            .describe(`Identity, from identities, that copies; ${ingestSettingsDefaults.identity} by default`),
        authoring: authoring.optional(),
        managedRuntime: managedRuntime.optional(),
        selfHostedRuntimes: z
            .array(z.string())
            .optional()
            .describe(
                "Runtimes on machines of the organisation's own, for sources that no endpoint of Azure reaches; none by default. A machine joins with a key that is read in the portal",
            ),
        customerManagedKey: flag(
            "Whether a key of the stack's vault encrypts the factory",
            ingestSettingsDefaults.customerManagedKey,
            ". A change replaces the factory with the log of its runs",
        ),
        privateEndpoints: flag(
            "Whether the factory has private endpoints, for runtimes of one's own and for the studio",
            ingestSettingsDefaults.privateEndpoints,
        ),
        landingZone: z
            .string()
            .optional()
            .describe(
                `Zone of the lake, of format files, that files are written to; ${ingestSettingsDefaults.landingZone} by default`,
            ),
        controlDatabase: z
            .string()
            .optional()
            .describe(
                `Database of the sql section that has the schema control; ${ingestSettingsDefaults.controlDatabase} by default`,
            ),
        secretVault: z
            .strictObject({
                personas: z
                    .array(key)
                    .optional()
                    .describe("Personas that write the passwords, over the private endpoint; none by default"),
                softDeleteRetentionDays: days(
                    keyVaultLimits.softDeleteRetentionDays,
                    `How long the deleted vault or a deleted secret can be recovered; ${keyVaultDefaults.softDeleteRetentionDays} by default`,
                ).optional(),
            })
            .optional()
            .describe(
                "Key vault of the passwords of sources that know no identity of Azure; none by default. To leave it out deletes it with its secrets",
            ),
        endpoints: z
            .array(endpoint)
            .optional()
            .describe(
                "Private endpoints to sources; none by default. Those to the lake, the control database, secretVault and Databricks are made anyway",
            ),
        sources: z
            .record(z.string(), sourceField)
            .optional()
            .describe("Sources by name, with which pipelines and folders begin; none by default"),
    })
    .describe("Data Factory, which copies tables of sources into the lake");

/** Settings of ingest. */
export type IngestSettings = z.infer<typeof ingestSection>;
