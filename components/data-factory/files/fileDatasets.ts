import type * as datafactory from "@pulumi/azure-native/datafactory";
import { linkedServiceReference, rendered } from "../pipelines/activity";
import { expr } from "../pipelines/expr";
import type { IngestLanding } from "../pipelines/ingestParts";
import type { FileSource } from "./feeds";

type DatasetProperties = datafactory.DatasetArgs["properties"];

const parameter = (name: string) => rendered(expr.datasetParameter(name), "flat");

/** What a feed is read by: a folder of a server, or an address of an API. */
export function feedDataset({ type, linkedServiceName }: FileSource): DatasetProperties {
    const reference = linkedServiceReference(linkedServiceName);
    return type === "Sftp"
        ? {
              type: "Binary",
              linkedServiceName: reference,
              parameters: { folder: { type: "String" } },
              location: { type: "SftpLocation", folderPath: parameter("folder") },
          }
        : {
              type: "RestResource",
              linkedServiceName: reference,
              parameters: { relativeUrl: { type: "String" } },
              relativeUrl: parameter("relativeUrl"),
          };
}

/** A folder of the zone: files as they are, or the answers of an API as JSON. */
export function feedLandingDataset(
    type: FileSource["type"],
    { linkedServiceName, zone }: Pick<IngestLanding, "linkedServiceName" | "zone">,
): DatasetProperties {
    const folder = {
        linkedServiceName: linkedServiceReference(linkedServiceName),
        parameters: { folder: { type: "String" } },
        location: { type: "AzureBlobFSLocation" as const, fileSystem: zone, folderPath: parameter("folder") },
    };
    return type === "Sftp" ? { type: "Binary", ...folder } : { type: "Json", ...folder };
}
