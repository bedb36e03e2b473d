import { type Conditions, each, matches, not } from "../../../core/conditions";
import { grantTypes, onEachGrant } from "../../../core/databricks/grants";
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
    targets: grantTypes,
    references: ["dbx.permissions"],
    checks: ({ type }): Conditions => onEachGrant(type, { privileges: named }),
});
