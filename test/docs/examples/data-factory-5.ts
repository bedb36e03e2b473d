import { FileIngest, linkedService, type FactoryContents } from "../../../components";

const factory: FactoryContents = {
    factoryName: "adf-shop",
    resourceGroupName: "rg-shop",
    credentialName: "ingest",
    runtimeName: "managed",
};
const runtimeName = "managed";
const vault = linkedService("vault", {
    factory,
    name: "vault",
    runtimeName,
    target: { type: "AzureKeyVault", vaultUri: "https://kv-shop.vault.azure.net/" },
}).name;
const partner = linkedService("partner", {
    factory,
    name: "partner",
    runtimeName,
    target: {
        type: "Sftp",
        host: "sftp.example.com",
        userName: "shop",
        privateKey: { vaultLinkedServiceName: vault, secretName: "partner-key" },
        hostKeyFingerprint: "ssh-rsa 2048 00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
    },
}).name;
const lake = linkedService("partner-lake", {
    factory,
    name: "partnerLake",
    runtimeName,
    target: { type: "AzureBlobFS", url: "https://stshoplake.dfs.core.windows.net" },
}).name;
const control = linkedService("partner-control", {
    factory,
    name: "partnerControl",
    runtimeName,
    target: { type: "AzureSqlDatabase", server: "sql-shop.database.windows.net", database: "control" },
}).name;
const files = new FileIngest("partner", {
    factory,
    source: { name: "partner", type: "Sftp", linkedServiceName: partner },
    landing: { linkedServiceName: lake, zone: "landing", format: "files" },
    controlLinkedServiceName: control,
    feeds: [
        { name: "prices", mode: "full", folder: "out/prices" },
        { name: "orders", mode: "watermark", folder: "out/orders", filePattern: "*.csv" },
    ],
});
export const filesPipelineName = files.dailyPipelineName;
