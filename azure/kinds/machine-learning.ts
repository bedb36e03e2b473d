import type { ResourceTypes } from "../resourceType";

/** Azure Machine Learning and Azure AI services. */
export const machineLearning = {
    machineLearningWorkspace: {
        token: "azure-native:machinelearningservices:Workspace",
        arm: "Microsoft.MachineLearningServices/workspaces",
        names: ["workspaceName"],
        apiVersion: "2025-12-01",
        title: "Machine Learning workspace",
        taggable: true,
        logs: {},
        stateful: true,
        privateLink: { amlworkspace: ["privatelink.api.azureml.ms", "privatelink.notebooks.azure.net"] },
        name: {
            abbreviation: "mlw",
            minLength: 3,
            maxLength: 33,
            pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
            words: "3 to 33 letters, digits, underscores and hyphens, a letter or digit first",
            scope: "resourceGroup",
        },
        dataFlow: { stage: "training", to: ["applicationInsights"] },
        source: "name: the page does not say that the first character is an alphanumeric; the REST pattern does, as for the registry",
    },
    machineLearningRegistry: {
        token: "azure-native:machinelearningservices:Registry",
        arm: "Microsoft.MachineLearningServices/registries",
        names: ["registryName"],
        apiVersion: "2025-12-01",
        taggable: true,
        logs: {},
        stateful: true,
        privateLink: { amlregistry: ["privatelink.api.azureml.ms"] },
        name: {
            abbreviation: "mlr",
            minLength: 3,
            maxLength: 33,
            pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
            words: "3 to 33 letters, digits, underscores and hyphens, a letter or digit first",
            scope: "global",
        },
        dataFlow: { stage: "registry" },
        source: "own abbreviation; name, not on the page: the REST API takes ^[a-zA-Z0-9][a-zA-Z0-9\\-_]{2,32}$ for registryName (a pattern of Microsoft.MachineLearningServices, seen in a published comparison of its specifications; the AVM says 5-50). unverified: scope. Registries are addressed by name alone (azureml://registries/<name>), so it is taken as global",
    },
    aiServicesAccount: {
        token: "azure-native:cognitiveservices:Account",
        arm: "Microsoft.CognitiveServices/accounts",
        names: ["accountName"],
        apiVersion: "2025-06-01",
        taggable: true,
    },
} as const satisfies ResourceTypes;
