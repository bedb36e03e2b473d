import { exactly } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const databricksSettingsAdmins = defineRule({
    id: "databricks-settings-admins",
    title: "Administrators of a workspace act in their own name",
    rationale: "An administrator otherwise makes tokens for, and runs jobs as, any service principal.",
    remedy: "Set restrictWorkspaceAdmins.status to RESTRICT_TOKENS_AND_JOB_RUN_AS.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/restrictWorkspaceAdminsSetting:RestrictWorkspaceAdminsSetting"],
    references: ["dbx.restrict-admins", "SAT GOV-35"],
    checks: { "restrictWorkspaceAdmins.status": exactly(["RESTRICT_TOKENS_AND_JOB_RUN_AS"]) },
});
