import { isFalse } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSecurableForceDestroy = defineRule({
    id: "databricks-securable-force-destroy",
    title: "Objects of Unity Catalog are not destroyed with what they hold",
    rationale: "A renamed catalog otherwise takes its tables along without asking.",
    remedy: "Leave forceDestroy out or set it to false.",
    severity: "high",
    level: { dev: "disabled", prod: "mandatory" },
    targets: [
        "databricks:index/catalog:Catalog",
        "databricks:index/externalLocation:ExternalLocation",
        "databricks:index/storageCredential:StorageCredential",
        "databricks:index/metastore:Metastore",
        "databricks:index/schema:Schema",
    ],
    references: ["gov.protect"],
    checks: {
        forceDestroy: isFalse({ missing: "pass", because: "an object that holds something is kept unless forced" }),
    },
});
