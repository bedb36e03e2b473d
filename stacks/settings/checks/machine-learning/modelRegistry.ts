import { modelRegistryGroupIds, registryIssues } from "../../../../components/machine-learning/checks";
import { settingsIssues, type SettingsIssue } from "../../core/issues";
import type { EndpointUse } from "../../core/section";
import type { ModelRegistrySettings } from "../../schema/machine-learning/modelRegistry";
import type { AzureSettings } from "../../schema/platform";

interface ModelRegistryReads {
    azure: AzureSettings;
    modelRegistry?: ModelRegistrySettings;
}

/** Endpoints of the registry, and of the container registry and storage account of each of its regions. */
export function modelRegistryEndpoints({ modelRegistry }: ModelRegistryReads): EndpointUse[] {
    return modelRegistry ? [{ path: "modelRegistry", groupIds: modelRegistryGroupIds }] : [];
}

/** What is wrong with the registry's regions and with who works with it. */
export function modelRegistryChecks({ azure, modelRegistry }: ModelRegistryReads): SettingsIssue[] {
    if (!modelRegistry) {
        return [];
    }
    const { location } = azure;
    const issues = registryIssues({ regions: [location], ...modelRegistry, location });
    return settingsIssues(issues, "modelRegistry");
}
