import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSettingsDownloads = defineRule({
    id: "databricks-settings-downloads",
    title: "Results and notebooks do not leave by the browser",
    rationale: "A download takes data past every network rule, onto a laptop.",
    remedy: "Set customConfig.enableResultsDownloading, enableExportNotebook and enableNotebookTableClipboard to false.",
    severity: "low",
    level: { dev: "advisory", prod: "advisory" },
    targets: ["databricks:index/workspaceConf:WorkspaceConf"],
    references: ["dbx.conf-download", "SAT DP-5", "SAT DP-6", "SAT DP-7"],
    checks: Object.fromEntries(
        ["enableResultsDownloading", "enableExportNotebook", "enableNotebookTableClipboard"].map((key) => [
            `customConfig.${key}`,
            equals("false"),
        ]),
    ),
});
