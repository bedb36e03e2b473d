import { PrivateEndpoint, defaultNamePattern } from "../../../components";

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
const subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";
const endpoint = new PrivateEndpoint("registry", {
    ...shop,
    targetResourceId: `${subscription}/resourceGroups/rg-shop/providers/Microsoft.ContainerRegistry/registries/shop`,
    groupId: "registry",
    placement: {
        subnetResourceId: `${subscription}/resourceGroups/rg-shop/providers/Microsoft.Network/virtualNetworks/shop/subnets/endpoints`,
    },
});
export const endpointResourceId = endpoint.endpointResourceId;
