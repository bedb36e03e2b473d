import { lakeChecks, lakeEndpoints } from "../checks/storage";
import { section } from "../core/section";
import { lakeSection } from "../schema/storage";

/** Section `lake`. */
export const lake = section({
    service: "storage",
    schema: lakeSection.optional(),
    check: lakeChecks,
    endpoints: lakeEndpoints,
    owns: ["lake", "data"],
    longestNames: {
        resourceGroup: "data",
        storageAccount: "lake",
        key: "lake-key",
        userAssignedIdentity: "lake-key",
        privateEndpoint: "lake-blob",
    },
});
