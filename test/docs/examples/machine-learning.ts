import { MlCompute, defaultNamePattern } from "../../../components";

const group = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers";
const compute = new MlCompute("compute", {
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
    workspaceName: "mlw-shop-dev",
    network: { kind: "managed" },
    clusters: [
        { name: "cpu", preset: "cpu", identity: "training" },
        { name: "many-models", preset: "many-models", identity: "training" },
    ],
    identities: {
        training: {
            resourceId: `${group}/Microsoft.ManagedIdentity/userAssignedIdentities/id-training`,
            principalId: "00000000-0000-4000-8000-000000000002",
        },
    },
    dependencies: {
        storageAccountResourceId: `${group}/Microsoft.Storage/storageAccounts/stshopml`,
        containerRegistryResourceId: `${group}/Microsoft.ContainerRegistry/registries/crshopml`,
    },
});
export const cpuClusterResourceId = compute.computeResourceIds.cpu;
