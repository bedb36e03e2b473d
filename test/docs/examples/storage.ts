import { DataLake, defaultNamePattern } from "../../../components";

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
export const endpoint = new DataLake("lake", shop).dfsEndpoint;
