import { z } from "zod";
import { flag, resourceId } from "../../core/fields";

/** What the use of a registry has where its settings say nothing. */
export const usedRegistryDefaults = { partRules: false } as const;

const withRules = "A managed network gets a rule to it, on which workspace and deploying principal need a role.";

/** The registry of models that the workspace uses. */
export const usedRegistryField = z
    .discriminatedUnion("from", [
        z.strictObject({
            from: z
                .literal("hub")
                .describe(
                    "The shared stack's, which must keep assets in this stack's region; its deploying principal lets this stack's give roles on the resource group",
                ),
            partRules: flag(
                "Whether a managed network has rules to the registry's storage account and container registry as well",
                usedRegistryDefaults.partRules,
                ": Azure makes those endpoints with the registry's, and may refuse roles in the group that it keeps for the registry, which would stop the deployment of the workspace. Refused without a managed network",
            ),
        }),
        z.strictObject({
            from: z.literal("existing").describe("A registry that exists, by its id"),
            registryResourceId: resourceId(
                "Microsoft.MachineLearningServices/registries",
                "ARM id of the registry. A change replaces its endpoint and roles",
            ),
            storageAccountResourceId: resourceId(
                "Microsoft.Storage/storageAccounts",
                `ARM id of its storage account in this stack's region; none by default, as for partRules. ${withRules} Refused without a managed network`,
            ).optional(),
            containerRegistryResourceId: resourceId(
                "Microsoft.ContainerRegistry/registries",
                `ARM id of its container registry in this stack's region; none by default, as for partRules. ${withRules} Refused without a managed network`,
            ).optional(),
        }),
    ])
    .describe(
        "Registry of models that jobs of clusters read; none by default. With network.kind subnet they reach it over its endpoints in the hub or in this network",
    );
