import { equals, matches, not } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSettingsTokenLifetime = defineRule({
    id: "databricks-settings-token-lifetime",
    title: "Access tokens end within 90 days",
    rationale: "A token that never ends outlives its maker's time in the organisation.",
    remedy: "Set customConfig.maxTokenLifetimeDays from 1 to 90, or customConfig.enableTokensConfig to false.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/workspaceConf:WorkspaceConf"],
    references: ["dbx.token-max", "SAT IA-5"],
    applies: { "customConfig.enableTokensConfig": not(equals("false"), "tokens switched on") },
    checks: { "customConfig.maxTokenLifetimeDays": matches(/^([1-9]|[1-8]\d|90)$/, "from 1 to 90") },
});
