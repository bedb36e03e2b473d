import { not, type Condition } from "../../../core/conditions";
import { everyone } from "../../../core/databricks/everyone";
import { defineRule } from "../../../core/rule";

const namedOwner: Condition = not(everyone, "a named group");

export const databricksSecurableOwner = defineRule({
    id: "databricks-securable-owner",
    title: "Nothing in Unity Catalog belongs to all users",
    rationale: "An owner holds every privilege and may grant it; owned by all users, an object has no access control.",
    remedy: "Set owner to the name of a group of administrators.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: [
        "databricks:index/catalog:Catalog",
        "databricks:index/connection:Connection",
        "databricks:index/credential:Credential",
        "databricks:index/externalLocation:ExternalLocation",
        "databricks:index/externalMetadata:ExternalMetadata",
        "databricks:index/metastore:Metastore",
        "databricks:index/metastoreDataAccess:MetastoreDataAccess",
        "databricks:index/recipient:Recipient",
        "databricks:index/registeredModel:RegisteredModel",
        "databricks:index/schema:Schema",
        "databricks:index/secretUc:SecretUc",
        "databricks:index/share:Share",
        "databricks:index/sqlTable:SqlTable",
        "databricks:index/storageCredential:StorageCredential",
        "databricks:index/table:Table",
        "databricks:index/volume:Volume",
    ],
    references: ["dbx.permissions", "dbx.uc-metastore", "SAT GOV-21"],
    checks: { owner: namedOwner },
});
