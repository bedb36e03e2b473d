import { absent, present, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksCredentialIdentity = defineRule({
    id: "databricks-credential-identity",
    title: "Storage credentials are managed identities",
    rationale:
        "A service principal's secret in the metastore has to be rotated by hand, and gives access to the lake to anyone who copies it.",
    remedy: "Set azureManagedIdentity.accessConnectorId and leave azureServicePrincipal out.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/storageCredential:StorageCredential"],
    references: ["dbx.uc-credential", "SAT GOV-22"],
    checks: {
        "azureManagedIdentity.accessConnectorId": present(),
        "": shape({ azureServicePrincipal: absent("the connector's identity signs in") }),
    },
});
