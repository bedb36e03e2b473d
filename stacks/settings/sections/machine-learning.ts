import { contentChecks } from "../checks/machine-learning/contents";
import { machineLearningChecks, machineLearningEndpoints } from "../checks/machine-learning/machineLearning";
import { modelRegistryChecks, modelRegistryEndpoints } from "../checks/machine-learning/modelRegistry";
import { usedRegistryChecks } from "../checks/machine-learning/usedRegistry";
import { section } from "../core/section";
import { machineLearningSection } from "../schema/machine-learning/machineLearning";
import { modelRegistrySection } from "../schema/machine-learning/modelRegistry";

/** Section `modelRegistry`. */
export const modelRegistry = section({
    service: "machine-learning",
    schema: modelRegistrySection.optional(),
    check: modelRegistryChecks,
    endpoints: modelRegistryEndpoints,
    owns: ["models"],
    longestNames: {
        resourceGroup: "models",
        machineLearningRegistry: "models",
        privateEndpoint: "models-germanywestcentral-registry",
    },
});

/** Section `machineLearning`. */
export const machineLearning = section({
    service: "machine-learning",
    schema: machineLearningSection.optional(),
    check: (settings) => [
        ...machineLearningChecks(settings),
        ...usedRegistryChecks(settings),
        ...contentChecks(settings),
    ],
    endpoints: machineLearningEndpoints,
    owns: ["ml", "machine-learning"],
    longestNames: {
        resourceGroup: "machine-learning",
        machineLearningWorkspace: "ml",
        storageAccount: "ml-store",
        keyVault: "ml-vault",
        containerRegistry: "ml-registry",
        applicationInsights: "ml-insights",
        key: "ml-workspace-key",
        userAssignedIdentity: "ml-store-key",
        privateLinkScopedResource: "ml-links-insights",
        scheduledQueryRule: "ml-alerts-unusable-nodes",
        budget: "ml-alerts",
        privateEndpoint: "ml-registry-registry",
    },
});
