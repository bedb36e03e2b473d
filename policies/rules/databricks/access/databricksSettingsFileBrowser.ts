import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSettingsFileBrowser = defineRule({
    id: "databricks-settings-file-browser",
    title: "The browser of DBFS is off",
    rationale: "All users otherwise upload to and read the root storage, without Unity Catalog's access control.",
    remedy: "Set customConfig.enableDbfsFileBrowser to false.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/workspaceConf:WorkspaceConf"],
    references: ["dbx.conf-filestore", "SAT DP-13"],
    checks: { "customConfig.enableDbfsFileBrowser": equals("false") },
});
