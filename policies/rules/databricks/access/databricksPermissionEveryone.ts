import { allOf, each, matches, not, shape } from "../../../core/conditions";
import { everyone } from "../../../core/databricks/everyone";
import { defineRule } from "../../../core/rule";

const manages = matches(/MANAGE|OWNER/, "a level that manages");

export const databricksPermissionEveryone = defineRule({
    id: "databricks-permission-everyone",
    title: "Nothing in a workspace is managed by all users",
    rationale: "A principal that manages an object can change what it runs, and who may run it.",
    remedy: "Give CAN_MANAGE and IS_OWNER to a named group, and less to all users.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/permissions:Permissions"],
    references: ["dbx.permissions", "SAT GOV-45", "a4edb7e1-c0e0-4f7f-9d7c-d1b603e81ad5"],
    checks: {
        accessControls: each(
            not(
                allOf(shape({ groupName: everyone }), shape({ permissionLevel: manages })),
                "management by a named group",
            ),
        ),
    },
});
