import { DataFactory, ManagedEndpoints, defaultNamePattern, linkedService } from "../../../components";

const subscription = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers";
const naming = {
    project: "shop",
    stack: "dev",
    subscriptionId: "00000000-0000-4000-8000-000000000001",
    prefix: "shop",
    pattern: defaultNamePattern,
    generation: 0,
};
const factory = new DataFactory("ingest", {
    resourceGroupName: "rg-shop",
    location: "westeurope",
    naming,
    identityResourceId: `${subscription}/Microsoft.ManagedIdentity/userAssignedIdentities/id-ingest`,
    managedRuntime: { timeToLiveMinutes: 10 },
});
const lake = `${subscription}/Microsoft.Storage/storageAccounts/stshoplake`;
const { ready } = new ManagedEndpoints("ingest-endpoints", {
    naming,
    factory,
    targets: [{ name: "lake", resourceId: lake, groupId: "dfs" }],
});
export const landing = linkedService(
    "landing",
    {
        factory: factory.contents,
        name: "landing",
        runtimeName: factory.contents?.runtimeName ?? "",
        target: { type: "AzureBlobFS", url: "https://stshoplake.dfs.core.windows.net" },
    },
    { dependsOn: ready },
).name;
