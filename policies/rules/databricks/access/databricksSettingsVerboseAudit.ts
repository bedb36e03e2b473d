import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSettingsVerboseAudit = defineRule({
    id: "databricks-settings-verbose-audit",
    title: "The audit log names the commands run",
    rationale: "Without them the log tells that a notebook ran, and not what it read.",
    remedy: "Set customConfig.enableVerboseAuditLogs to true.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/workspaceConf:WorkspaceConf"],
    references: ["dbx.conf-audit", "SAT GOV-15"],
    checks: { "customConfig.enableVerboseAuditLogs": equals("true") },
});
