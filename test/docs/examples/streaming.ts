import { EventHubsNamespace, defaultNamePattern } from "../../../components";

const events = new EventHubsNamespace("events", {
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
    maxThroughputUnits: 4,
    hubs: [{ name: "sales", partitions: 8 }],
});
export const salesHubResourceId = events.hubResourceIds.sales;
