import { IngestAlerts, defaultNamePattern, ingestTableName } from "../../../components";

const provider = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers";
export const alerts = new IngestAlerts("ingest-alerts", {
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
    factoryResourceId: `${provider}/Microsoft.DataFactory/factories/adf-shop`,
    targets: {
        logsResourceId: `${provider}/Microsoft.OperationalInsights/workspaces/log-shop`,
        actionGroupResourceId: `${provider}/Microsoft.Insights/actionGroups/ag-shop`,
    },
    sources: [{ name: "erp", tables: [ingestTableName({ name: "Orders", mode: "full" })] }],
});
