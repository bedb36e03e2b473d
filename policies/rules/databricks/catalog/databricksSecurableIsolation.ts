import { exactly } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSecurableIsolation = defineRule({
    id: "databricks-securable-isolation",
    title: "Catalogs, credentials and locations are open to named workspaces",
    rationale:
        "A metastore serves all environments of its region: what is open to all of its workspaces, development reads in production.",
    remedy: "Set isolationMode to ISOLATED on a catalog, to ISOLATION_MODE_ISOLATED on a credential or location.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [
        "databricks:index/catalog:Catalog",
        "databricks:index/externalLocation:ExternalLocation",
        "databricks:index/storageCredential:StorageCredential",
    ],
    references: ["dbx.uc-credential"],
    checks: ({ type }) => ({
        isolationMode: exactly([type === "databricks:index/catalog:Catalog" ? "ISOLATED" : "ISOLATION_MODE_ISOLATED"]),
    }),
});
