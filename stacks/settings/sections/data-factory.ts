import { ingestChecks, ingestEndpoints } from "../checks/data-factory/ingest";
import { section } from "../core/section";
import { ingestSection } from "../schema/data-factory/ingest";

/** Section `ingest`. */
export const ingest = section({
    service: "data-factory",
    schema: ingestSection.optional(),
    check: ingestChecks,
    endpoints: ingestEndpoints,
    owns: ["ingest"],
    longestNames: {
        resourceGroup: "ingest",
        dataFactory: "ingest",
        keyVault: "ingest-secrets",
        key: "ingest-key",
        userAssignedIdentity: "ingest-key",
        privateEndpoint: "ingest-secrets-vault",
        deployment: "ingest-endpoints-databricks",
        scheduledQueryRule: "ingest-alerts-late-tables",
    },
});
