import type * as datafactory from "@pulumi/azure-native/datafactory";
import type { Activity, After, Reference } from "./activity";
import { copy } from "./activities";
import { landingDataset, sourceDataset, sourceTypes } from "./datasets";
import { expr } from "./expr";

/** Where the list of a source's committed loads comes from and goes to. */
export interface LoadListArgs {
    /** Name of the source. */
    source: string;
    /** Dataset of the database that has the schema `control`. */
    control: Reference;
    /** Dataset of the zone, for files of Parquet, with a parameter `folder`. */
    landing: Reference;
}

/** The two datasets of a list, by the last part of their names. */
export const loadListDatasets = (
    control: Reference,
    landing: { linkedServiceName: Reference; zone: string },
): { control: datafactory.DatasetArgs["properties"]; loads: datafactory.DatasetArgs["properties"] } => ({
    control: sourceDataset("AzureSqlDatabase", control),
    loads: landingDataset(landing.linkedServiceName, landing.zone),
});

// Those that the job reads (workloads/databricks/platform_jobs/loads.py); columns that come later are not in older lists.
const columns = ["source_name", "table_name", "load_number", "is_full", "folder", "row_count", "committed_at"];

/**
 * Writes every committed load of a source into a folder of this run, from which the job learns of them without a login to
 * the database. A list has all that lists before it have, so that one which was not written is made up for by the next.
 */
export const listLoads = ({ source, control, landing }: LoadListArgs, after: After): Activity =>
    copy("Loads", {
        after,
        from: { name: control },
        to: { name: landing, parameters: { folder: expr.concat(`${source}/_loads/run=`, expr.runId) } },
        source: {
            type: sourceTypes.AzureSqlDatabase.source,
            // A name of a source has letters, digits and underscores alone.
            sqlReaderQuery: `SELECT ${columns.join(", ")} FROM control.[load] WHERE source_name = '${source}'`,
            partitionOption: "None",
        },
        sink: {
            type: "ParquetSink",
            storeSettings: { type: "AzureBlobFSWriteSettings" },
            formatSettings: { type: "ParquetWriteSettings" },
        },
        parallelCopies: 1,
    });
