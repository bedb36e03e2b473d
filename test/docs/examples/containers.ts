import { ContainerRegistry, defaultNamePattern } from "../../../components";

const images = new ContainerRegistry("images", {
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
    untaggedRetentionDays: 7,
});
export const loginServer = images.loginServer;
