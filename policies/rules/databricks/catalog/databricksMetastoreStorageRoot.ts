import { absent, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksMetastoreStorageRoot = defineRule({
    id: "databricks-metastore-storage-root",
    title: "A metastore has no storage of its own",
    rationale: "Tables of all environments then lie in one account, past the locations and rights of each.",
    remedy: "Leave storageRoot out and give catalogs or schemas theirs.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/metastore:Metastore"],
    references: ["dbx.uc-metastore"],
    checks: { "": shape({ storageRoot: absent("catalogs and schemas have theirs") }) },
});
