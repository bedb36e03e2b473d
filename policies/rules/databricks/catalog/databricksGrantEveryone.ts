import { allOf, type Conditions, not, shape, some } from "../../../core/conditions";
import { everyone } from "../../../core/databricks/everyone";
import { bypassesTables, grantTypes, harmless, onEachGrant } from "../../../core/databricks/grants";
import { defineRule } from "../../../core/rule";

const givesEveryone = shape({ privilegeAssignments: some(shape({ principal: everyone })) });

export const databricksGrantEveryone = defineRule({
    id: "databricks-grant-everyone",
    title: "All users have read access at most",
    rationale: "What all users may write, any of them may corrupt, guests of the account included.",
    remedy: "Grant writing, creating, managing and sharing, and anyFile and anonymousFunction, to named groups.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: grantTypes,
    references: ["dbx.permissions"],
    checks: ({ type }): Conditions => ({
        ...onEachGrant(type, { "": harmless }),
        ...(type === "databricks:index/sqlPermissions:SqlPermissions"
            ? { "": not(allOf(bypassesTables, givesEveryone), "any file and anonymous functions for named groups") }
            : {}),
    }),
});
