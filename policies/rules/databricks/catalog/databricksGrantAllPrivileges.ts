import { type Conditions, each, matches, not, shape } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

const named = each(not(matches(/^(ALL[ _]PRIVILEGES|MANAGE)$/i, "everything"), "named privileges"));

export const databricksGrantAllPrivileges = defineRule({
    id: "databricks-grant-all-privileges",
    title: "Grants name their privileges",
    rationale:
        "ALL PRIVILEGES grows with each privilege that Databricks adds, and MANAGE lets its holder grant the rest.",
    remedy: "List the privileges that the work needs.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["databricks:index/grants:Grants", "databricks:index/grant:Grant"],
    references: ["dbx.permissions"],
    checks: ({ type }): Conditions =>
        type === "databricks:index/grants:Grants"
            ? { grants: each(shape({ privileges: named })) }
            : { privileges: named },
});
