import { allOf, type Conditions, each, matches, not, shape, some } from "../../../core/conditions";
import { everyone } from "../../../core/databricks/everyone";
import { defineRule } from "../../../core/rule";

const writes = matches(/^(ALL|MANAGE|MODIFY|CREATE|WRITE|APPLY|EXTERNAL)/i, "a privilege that writes");
const harmless = not(
    allOf(shape({ principal: everyone }), shape({ privileges: some(writes) })),
    "writing by named groups alone",
);

export const databricksGrantEveryone = defineRule({
    id: "databricks-grant-everyone",
    title: "All users have read access at most",
    rationale: "What all users may write, any of them may corrupt, guests of the account included.",
    remedy: "Grant writing, creating and managing to named groups.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["databricks:index/grants:Grants", "databricks:index/grant:Grant"],
    references: ["dbx.permissions"],
    checks: ({ type }): Conditions =>
        type === "databricks:index/grants:Grants" ? { grants: each(harmless) } : { "": harmless },
});
