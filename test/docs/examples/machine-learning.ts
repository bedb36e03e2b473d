import { MachineLearningWorkspace, MlCompute, defaultNamePattern } from "../../../components";

const group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers";
const shop = {
    resourceGroupName: "rg-shop",
    location: "westeurope",
    naming: {
        project: "shop",
        stack: "dev",
        subscriptionId: "00000000-0000-4000-8000-000000000001",
        prefix: "shop",
        pattern: defaultNamePattern,
        generation: 0,
    },
};
const dependencies = {
    storageAccountResourceId: `${group}/Microsoft.Storage/storageAccounts/stshop`,
    keyVaultResourceId: `${group}/Microsoft.KeyVault/vaults/kv-shop`,
    applicationInsightsResourceId: `${group}/Microsoft.Insights/components/appi-shop`,
    containerRegistryResourceId: `${group}/Microsoft.ContainerRegistry/registries/crshop`,
};
const experiments = new MachineLearningWorkspace("experiments", {
    ...shop,
    dependencies,
    network: {
        kind: "managed",
        deployer: { principalId: "00000000-0000-4000-8000-000000000003", principalType: "ServicePrincipal" },
        allowedFqdns: ["pypi.org", "files.pythonhosted.org"],
    },
});
const compute = new MlCompute("compute", {
    ...shop,
    workspaceName: experiments.workspaceName,
    network: { kind: "managed" },
    clusters: [{ name: "cpu", preset: "cpu", identity: "training" }],
    identities: {
        training: {
            resourceId: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-training`,
            principalId: "00000000-0000-4000-8000-000000000002",
        },
    },
    dependencies,
    after: experiments.ready,
});
export const trackingUri = experiments.mlflowTrackingUri;
export const cpuClusterResourceId = compute.computeResourceIds.cpu;
