import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";
import { SourceIngest, type IngestSchedule } from "../../../components";

/** An ingest of one table, with the schedule that the settings say. */
export function program(): void {
    const { subscriptionId, schedule } = new pulumi.Config().requireObject<{
        subscriptionId: string;
        schedule: IngestSchedule;
    }>("settings");
    const provider = new azure.Provider("azure", { subscriptionId, tenantId: "t-1" });
    const names = { resourceGroupName: "rg", factoryName: "adf-shop" };
    const group = new azure.resources.ResourceGroup(
        "group",
        { resourceGroupName: "rg", location: "westeurope" },
        { provider },
    );
    const made = new azure.datafactory.Factory(
        "factory",
        { ...names, location: "westeurope" },
        { provider, dependsOn: group },
    );
    const factory = { ...names, factoryName: made.name, credentialName: "", runtimeName: "" };
    const lake = new azure.datafactory.LinkedService(
        "lake",
        {
            resourceGroupName: "rg",
            factoryName: made.name,
            linkedServiceName: "lake",
            properties: { type: "AzureBlobFS", url: "https://stshoplake.dfs.core.windows.net" },
        },
        { provider },
    ).name;
    new SourceIngest(
        "erp",
        {
            factory,
            source: { name: "erp", type: "AzureSqlDatabase", linkedServiceName: lake },
            landing: { linkedServiceName: lake, zone: "landing", format: "files" },
            controlLinkedServiceName: lake,
            tables: [{ name: "Orders", mode: "full" }],
            schedule: {
                ...schedule,
                factoryResourceId: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.DataFactory/factories/adf-shop`,
            },
        },
        { providers: [provider] },
    );
}
