import type * as pulumi from "@pulumi/pulumi";
import type { MlReadRegistry, OutboundTarget } from "../../../components";
import { registryTargets } from "../../../components/machine-learning/checks";
import { requireResourceId } from "../../../azure/resourceIds";
import type { ModelRegistryOutputs } from "../../outputs";
import type { MachineLearningSettings } from "../../settings/schema/machine-learning/machineLearning";
import { usedRegistryDefaults } from "../../settings/schema/machine-learning/usedRegistry";
import { SettingsError, type Settings } from "../../settings/settings";
import type { StackContext } from "../context";
import type { Foundation } from "../foundation";

/** The registry of models that the workspace uses. */
export interface UsedRegistry {
    /** What of it compute of a managed network reaches. */
    targets: OutboundTarget[];
    /** What the identities of clusters read. */
    read: MlReadRegistry;
}

/** The registry of models that the workspace uses; undefined where it uses none. */
export function usedRegistry(
    { settings }: StackContext,
    { networking }: Foundation,
    { modelRegistry }: MachineLearningSettings,
): UsedRegistry | undefined {
    if (!modelRegistry) {
        return undefined;
    }
    if (modelRegistry.from === "existing") {
        const { registryResourceId: resourceId } = modelRegistry;
        const scope = { resourceId, subscriptionId: requireResourceId(resourceId).subscriptionId };
        return { targets: registryTargets(modelRegistry, scope), read: scope };
    }
    if (!networking?.hub) {
        throw new Error("machineLearning.modelRegistry.from is hub in a stack without one");
    } // refused by the settings
    const { partRules = usedRegistryDefaults.partRules } = modelRegistry;
    return ofHub(settings, networking.hub.modelRegistry, partRules);
}

function ofHub(
    { azure, hub }: Settings,
    outputs: pulumi.Output<ModelRegistryOutputs | undefined>,
    partRules: boolean,
): UsedRegistry {
    const { location } = azure;
    const found = outputs.apply((registry) => requireRegion(registry, location, hub?.stack ?? ""));
    // On the registry itself, a lock of the shared stack would keep an environment from taking its roles away.
    const resourceId = found.apply(({ registryResourceId }) => registryResourceId.replace(/\/providers\/.*$/, ""));
    const scope = { resourceId, subscriptionId: hub?.subscriptionId ?? "" };
    const partsOfRegion = {
        storageAccountResourceId: found.apply((registry) => registry.storageAccountResourceIds[location] ?? ""),
        containerRegistryResourceId: found.apply((registry) => registry.containerRegistryResourceIds[location] ?? ""),
    };
    return {
        targets: registryTargets(
            {
                registryResourceId: found.apply(({ registryResourceId }) => registryResourceId),
                ...(partRules && partsOfRegion),
            },
            scope,
        ),
        read: { ...scope, readerRoleDefinitionId: found.apply((registry) => registry.readerRoleDefinitionId) },
    };
}

/**
 * The hub's registry, which has to keep its assets in the region of the workspace too: "Choose Azure regions",
 * MicrosoftDocs/azure-ai-docs, articles/machine-learning/how-to-manage-registries.md.
 */
function requireRegion(registry: ModelRegistryOutputs | undefined, location: string, stack: string) {
    const path = "machineLearning.modelRegistry.from";
    if (!registry) {
        const message = `is hub, but stack ${stack} has no registry of models; add section modelRegistry there and deploy it first, or leave modelRegistry out`;
        throw new SettingsError([{ path, message }]);
    }
    const regions = Object.keys(registry.storageAccountResourceIds);
    if (!regions.includes(location)) {
        const message = `is hub, but the registry of stack ${stack} keeps its assets in ${regions.join(", ")} alone; add ${location} to modelRegistry.regions there and deploy it first`;
        throw new SettingsError([{ path, message }]);
    }
    return registry;
}
