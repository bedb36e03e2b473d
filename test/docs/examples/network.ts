import { PlatformNetwork, PrivateDns, defaultNamePattern } from "../../../components";

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
const network = new PlatformNetwork("network", {
    ...shop,
    addressSpace: ["10.20.0.0/22"],
    subnets: [{ purpose: "privateEndpoints", addressPrefix: "10.20.0.0/24" }],
    privateEndpointGroupIds: ["dfs"],
});
new PrivateDns("dns", {
    ...shop,
    zones: ["privatelink.dfs.core.windows.net"],
    createZones: true,
    networks: [{ name: "network", virtualNetworkResourceId: network.virtualNetworkResourceId }],
});
export const subnets = network.subnetResourceIds;
