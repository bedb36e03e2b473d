import { Observability, defaultNamePattern } from "../../../components";

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
const logs = new Observability("logs", { ...shop, alertEmails: ["data-platform@example.com"] });
export const diagnostics = { workspaceResourceId: logs.workspaceResourceId };
