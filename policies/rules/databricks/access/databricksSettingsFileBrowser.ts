import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSettingsFileBrowser = defineRule({
    id: "databricks-settings-file-browser",
    title: "The browser of DBFS and the FileStore are off",
    rationale:
        "All users otherwise upload to and read the root storage, without Unity Catalog's access control; what lies in the FileStore is served to browsers.",
    remedy: "Set customConfig.enableDbfsFileBrowser and enableFileStoreEndpoint to false.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/workspaceConf:WorkspaceConf"],
    references: ["dbx.conf-filestore", "SAT DP-9", "SAT DP-13"],
    checks: {
        "customConfig.enableDbfsFileBrowser": equals("false"),
        "customConfig.enableFileStoreEndpoint": equals("false"),
    },
});
