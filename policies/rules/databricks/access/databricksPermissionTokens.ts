import { each, equals, not, shape } from "../../../core/conditions";
import { everyone } from "../../../core/databricks/everyone";
import { defineRule } from "../../../core/rule";

export const databricksPermissionTokens = defineRule({
    id: "databricks-permission-tokens",
    title: "Access tokens are not open to all users",
    rationale: "A token works without a second factor, from anywhere, in its maker's name.",
    remedy: "Give the permission on tokens to the named groups that need it.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/permissions:Permissions"],
    references: ["dbx.token-usage", "SAT IA-8"],
    applies: { authorization: equals("tokens") },
    checks: { accessControls: each(not(shape({ groupName: everyone }), "tokens for a named group")) },
});
