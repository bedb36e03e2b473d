import { SqlDatabase, defaultNamePattern } from "../../../components";

const orders = new SqlDatabase("sql", {
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
    tenantId: "00000000-0000-4000-8000-000000000002",
    administrators: { groupObjectId: "00000000-0000-4000-8000-000000000003", name: "shop-sql-administrators" },
    databases: { orders: { compute: "serverless", autoPauseMinutes: 60 } },
});
export const serverHost = orders.serverHost;
