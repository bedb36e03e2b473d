import { SourceIngest, linkedService, type FactoryContents } from "../../../components";

const factory: FactoryContents = {
    factoryName: "adf-shop",
    resourceGroupName: "rg-shop",
    credentialName: "ingest",
    runtimeName: "managed",
};
const sql = (name: string, server: string, database: string) =>
    linkedService(name, {
        factory,
        name,
        runtimeName: "managed",
        target: { type: "AzureSqlDatabase", server, database },
    }).name;
const lake = linkedService("lake", {
    factory,
    name: "lake",
    runtimeName: "managed",
    target: { type: "AzureBlobFS", url: "https://stshoplake.dfs.core.windows.net" },
}).name;
const erp = new SourceIngest("erp", {
    factory,
    source: {
        name: "erp",
        type: "AzureSqlDatabase",
        linkedServiceName: sql("erp", "sql-erp.database.windows.net", "erp"),
    },
    landing: { linkedServiceName: lake, zone: "landing", format: "files" },
    controlLinkedServiceName: sql("control", "sql-shop.database.windows.net", "control"),
    tables: [
        { name: "Countries", mode: "full" },
        { name: "Orders", mode: "watermark", key: ["Id"], column: "ChangedAt", lookbackSeconds: 600 },
        { name: "Customers", mode: "changeTracking", key: ["Id"], deletes: true },
    ],
});
export const dailyPipelineName = erp.dailyPipelineName;
