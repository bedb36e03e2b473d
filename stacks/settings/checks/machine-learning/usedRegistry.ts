import type { OutboundTarget } from "../../../../components";
import { modelRegistryGroupIds, registryTargets } from "../../../../components/machine-learning/checks";
import type { SettingsIssue } from "../../core/issues";
import type { EndpointUse } from "../../core/section";
import type { MachineLearningSettings } from "../../schema/machine-learning/machineLearning";
import type { HubSettings } from "../../schema/platform";

interface UsedRegistryReads {
    machineLearning?: MachineLearningSettings;
    hub?: HubSettings;
}

const at = "machineLearning.modelRegistry";

/** Endpoints in the hub over which compute in the stack's own network reaches the registry; a managed network has its own. */
export const usedRegistryEndpoints = ({ machineLearning: section }: UsedRegistryReads): EndpointUse[] =>
    section?.modelRegistry?.from === "hub" && section.network.kind === "subnet"
        ? [{ path: at, groupIds: modelRegistryGroupIds, inHub: true }]
        : [];

/** What is wrong with the registry that the workspace uses. */
export function usedRegistryChecks({ machineLearning: section, hub }: UsedRegistryReads): SettingsIssue[] {
    const registry = section?.modelRegistry;
    if (!registry) {
        return [];
    }
    const issues: SettingsIssue[] = [];
    if (registry.from === "hub" && !hub) {
        issues.push({
            path: `${at}.from`,
            message: "is hub, but there is no hub section; add one, set it to existing, or leave modelRegistry out",
        });
    }
    const ofRules: Record<string, unknown> =
        registry.from === "hub"
            ? { partRules: registry.partRules }
            : {
                  storageAccountResourceId: registry.storageAccountResourceId,
                  containerRegistryResourceId: registry.containerRegistryResourceId,
              };
    if (section.network.kind === "subnet") {
        const given = Object.keys(ofRules).filter((key) => ofRules[key]);
        issues.push(
            ...given.map((key) => ({
                path: `${at}.${key}`,
                message: "is for outbound rules, but network.kind is subnet, which has none; leave it out",
            })),
        );
    }
    return issues;
}

/** Targets of the registry in a managed network, as far as settings know them: the hub's have no id yet. */
export function usedRegistryTargets({ modelRegistry }: MachineLearningSettings): OutboundTarget[] {
    if (!modelRegistry) {
        return [];
    }
    const part = modelRegistry.from === "hub" && modelRegistry.partRules ? "" : undefined;
    const parts =
        modelRegistry.from === "existing"
            ? modelRegistry
            : { registryResourceId: "", storageAccountResourceId: part, containerRegistryResourceId: part };
    return registryTargets(parts, { resourceId: parts.registryResourceId, subscriptionId: "" });
}
