import { z } from "zod";
import { Replication, WorkspaceUserRole } from "../../../../components";
import { containerRegistryDefaults, containerRegistryLimits } from "../../../../components/containers/checks";
import { keyVaultDefaults, keyVaultLimits } from "../../../../components/key-vault/checks";
import {
    machineLearningWorkspaceDefaults,
    managedNetworkDefaults,
    outboundServiceTagDefaults,
    outboundTargetDefaults,
} from "../../../../components/machine-learning/checks";
import { days, flag, key, resourceId, uuid } from "../../core/fields";
import { alertFields, budgetFields, computeFields, dataFields, trackingField } from "./contents";
import { usedRegistryField } from "./usedRegistry";

/** What Machine Learning has where its settings say nothing and its components have no default. */
export const machineLearningSettingsDefaults = {
    workspaceKey: false,
    batchEndpoints: true,
    customerManagedKeys: false,
    coolAfterDays: 90,
    lake: true,
} as const;

const target = z
    .strictObject({
        name: z.string().describe("Name of the target, in the names of its rules and role assignments"),
        resourceId: z
            .string()
            .regex(/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+(\/[^/]+\/[^/]+)+$/i, {
                error: "must be the ARM id of a resource",
            })
            .describe("ARM id of the target, of this tenant. A change replaces its endpoints"),
        groupIds: z.array(z.string()).min(1).describe("Group ids of the target, one endpoint each"),
        spark: flag("Whether serverless Spark reaches the target too", outboundTargetDefaults.spark),
    })
    .describe("A resource that compute reaches over private endpoints");

const serviceTag = z
    .strictObject({
        serviceTag: z.string().describe("Service tag; Internet and AzureCloud are refused"),
        protocol: z
            .enum(["TCP", "UDP", "ICMP", "*"])
            .optional()
            .describe(`Protocol; ${outboundServiceTagDefaults.protocol} by default`),
        portRanges: z
            .string()
            .regex(/^(\d+(-\d+)?)(, ?\d+(-\d+)?)*$/, { error: "must be ports or ranges, for example 80, 8080-8089" })
            .optional()
            .describe(`Ports; ${outboundServiceTagDefaults.portRanges} by default`),
    })
    .describe("A service of Azure that compute reaches, by tag");

const network = z
    .discriminatedUnion("kind", [
        z.strictObject({
            kind: z
                .literal("managed")
                .describe(
                    "Azure Machine Learning makes a network in which compute reaches only what is approved; Azure refuses a change to subnet. Needs runner.principal",
                ),
            lake: flag(
                "Whether compute reaches the stack's lake over endpoints of its own",
                machineLearningSettingsDefaults.lake,
            ),
            privateEndpoints: z
                .array(target)
                .optional()
                .describe("More resources that compute reaches over private endpoints; none by default"),
            allowedFqdns: z
                .array(z.string().min(1))
                .optional()
                .describe(
                    "Hosts that compute reaches on ports 80 and 443; none by default. The first makes a firewall that is billed",
                ),
            serviceTags: z
                .array(serviceTag)
                .optional()
                .describe("Services of Azure that compute reaches, by tag; none by default"),
            firewallTier: z
                .enum(["Basic", "Standard"])
                .optional()
                .describe(
                    `Tier of the firewall of allowedFqdns; ${managedNetworkDefaults.firewallTier} by default. Refused without them`,
                ),
        }),
        z.strictObject({
            kind: z
                .literal("subnet")
                .describe(
                    "Compute runs in the subnet machineLearningCompute of the stack's network; the only one with which Kubernetes can be attached",
                ),
        }),
    ])
    .describe("Where compute runs, and what it reaches");

const alone =
    "Name one that holds nothing else: the workspace's identity administers it. The stack gives roles on it and changes nothing of it; its endpoints and logs are its owner's";

const existing = z
    .strictObject({
        storageAccountResourceId: resourceId(
            "Microsoft.Storage/storageAccounts",
            `ARM id of the default store, StorageV2 without hierarchical namespace and shared keys, with endpoints blob, file, queue and table; made by default. ${alone}. Refused with storage and customerManagedKeys. A change replaces the workspace`,
        ).optional(),
        keyVaultResourceId: resourceId(
            "Microsoft.KeyVault/vaults",
            `ARM id of the vault of the workspace's secrets; made by default. ${alone}. Refused with softDeleteRetentionDays. A change replaces the workspace`,
        ).optional(),
        applicationInsightsResourceId: resourceId(
            "Microsoft.Insights/components",
            "ARM id of the Application Insights that receives traces; made by default, which needs an observability section. The workspace's identity is Contributor on it",
        ).optional(),
        containerRegistryResourceId: resourceId(
            "Microsoft.ContainerRegistry/registries",
            `ARM id of the container registry of images, of tier Premium; made by default. ${alone}. Refused with untaggedRetentionDays`,
        ).optional(),
    })
    .describe("What the workspace depends on and another stack or team has made, in this tenant; none by default");

/** Azure Machine Learning. */
export const machineLearningSection = z
    .strictObject({
        network,
        existing: existing.optional(),
        workspaceKey: flag(
            "Whether a key of the stack's vault encrypts what the service stores of the workspace",
            machineLearningSettingsDefaults.workspaceKey,
            "; refused with batchEndpoints. A change replaces the workspace",
        ),
        azureCosmosDbObjectId: uuid(
            "Object id of the tenant's principal Azure Cosmos DB, which uses the workspace's key; needed with workspaceKey",
        ).optional(),
        batchEndpoints: flag(
            "Whether batch endpoints will run in the workspace, which they do not under a key of its own",
            machineLearningSettingsDefaults.batchEndpoints,
        ),
        customerManagedKeys: flag(
            "Whether a key of the stack's vault encrypts the workspace's storage account; its container registry takes no key of a vault behind a firewall",
            machineLearningSettingsDefaults.customerManagedKeys,
        ),
        highBusinessImpact: flag(
            "Whether Microsoft collects less diagnostic data",
            machineLearningWorkspaceDefaults.highBusinessImpact,
            ". A change replaces the workspace",
        ),
        personas: z
            .record(
                key,
                z
                    .strictObject({
                        role: z
                            .enum(Object.values(WorkspaceUserRole))
                            .describe(
                                "dataScientist runs jobs and reads and writes the workspace's own data, computeOperator makes, changes and deletes compute, reader sees what is there",
                            ),
                    })
                    .describe("What a persona does in the workspace"),
            )
            .optional()
            .describe("Roles of personas in the workspace, by their name in personas; none by default"),
        imageBuildCompute: z
            .string()
            .optional()
            .describe(
                "Cluster that builds images of environments; none by default, and then serverless compute builds them",
            ),
        storage: z
            .strictObject({
                replication: z
                    .enum(Object.values(Replication))
                    .optional()
                    .describe(
                        `Copies of the workspace's own data; ${Replication.Zone} by default in a stack with zones, else ${Replication.Local}`,
                    ),
                coolAfterDays: z
                    .int()
                    .min(1)
                    .optional()
                    .describe(
                        `Days until a file that does not change moves to the cool tier; ${machineLearningSettingsDefaults.coolAfterDays} by default. None is deleted: models are among them`,
                    ),
            })
            .optional()
            .describe("The workspace's storage account"),
        untaggedRetentionDays: days(
            containerRegistryLimits.untaggedRetentionDays,
            `How long an image without a tag is kept; ${containerRegistryDefaults.untaggedRetentionDays} by default`,
        ).optional(),
        softDeleteRetentionDays: days(
            keyVaultLimits.softDeleteRetentionDays,
            `How long the workspace's deleted vault can be recovered; ${keyVaultDefaults.softDeleteRetentionDays} by default`,
        ).optional(),
        compute: computeFields.optional(),
        data: dataFields.optional(),
        modelRegistry: usedRegistryField.optional(),
        tracking: trackingField
            .optional()
            .describe("Service principals of Databricks whose jobs track runs in the workspace; none by default"),
        alerts: alertFields.optional(),
        budget: budgetFields.optional(),
    })
    .describe("Azure Machine Learning: the workspace, what it depends on and what it holds");

/** Settings of Azure Machine Learning. */
export type MachineLearningSettings = z.infer<typeof machineLearningSection>;
