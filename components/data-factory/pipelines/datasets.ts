import type * as datafactory from "@pulumi/azure-native/datafactory";
import { linkedServiceReference, type Reference, rendered } from "./activity";
import { expr } from "./expr";

type DatasetProperties = datafactory.DatasetArgs["properties"];

/** Database that tables are copied from. */
export type SourceType = "AzureSqlDatabase" | "SqlServer";

/** What Data Factory calls the parts of a source of this type. */
export const sourceTypes = {
    AzureSqlDatabase: { dataset: "AzureSqlTable", source: "AzureSqlSource" },
    SqlServer: { dataset: "SqlServerTable", source: "SqlServerSource" },
} as const;

/** The database as a dataset: each query names its table itself. */
export function sourceDataset(type: SourceType, linkedServiceName: Reference): DatasetProperties {
    const reference = linkedServiceReference(linkedServiceName);
    return type === "SqlServer"
        ? { type: sourceTypes.SqlServer.dataset, linkedServiceName: reference }
        : { type: sourceTypes.AzureSqlDatabase.dataset, linkedServiceName: reference };
}

/** A folder of the zone as a dataset of Parquet files. */
export const landingDataset = (linkedServiceName: Reference, zone: string): DatasetProperties => ({
    type: "Parquet",
    linkedServiceName: linkedServiceReference(linkedServiceName),
    parameters: { folder: { type: "String" } },
    location: {
        type: "AzureBlobFSLocation",
        fileSystem: zone,
        folderPath: rendered(expr.datasetParameter("folder"), "flat"),
    },
    compressionCodec: "snappy",
});
