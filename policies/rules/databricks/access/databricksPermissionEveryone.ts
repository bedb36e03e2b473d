import {
    allOf,
    type Condition,
    type Conditions,
    each,
    equals,
    matches,
    not,
    shape,
    some,
} from "../../../core/conditions";
import { everyone, everyoneInRuleSet } from "../../../core/databricks/everyone";
import { defineRule } from "../../../core/rule";

const permissions = "databricks:index/permissions:Permissions";
const manages = shape({ permissionLevel: matches(/MANAGE|OWNER/, "a level that manages") });

function exceptFor(everybody: Condition, rights: Condition): Condition {
    return not(allOf(everybody, rights), "management by a named group");
}

/** By resource type: where it names groups with their rights, and what is wrong there. */
const checks: Readonly<Record<string, Conditions>> = {
    [permissions]: { accessControls: each(exceptFor(shape({ groupName: everyone }), manages)) },
    "databricks:index/permissionAssignment:PermissionAssignment": {
        "": exceptFor(shape({ groupName: everyone }), shape({ permissions: some(equals("ADMIN")) })),
    },
    // Every role of a rule set manages something: a principal, a group, a budget, the marketplace.
    "databricks:index/accessControlRuleSet:AccessControlRuleSet": {
        grantRules: each(not(shape({ principals: some(everyoneInRuleSet) }), "roles of a named group"), {
            missing: "pass",
            because: "no role is given",
        }),
    },
};

export const databricksPermissionEveryone = defineRule({
    id: "databricks-permission-everyone",
    title: "Nothing in a workspace is managed by all users",
    rationale: "A principal that manages an object can change what it runs, and who may run it.",
    remedy: "Give CAN_MANAGE, IS_OWNER, ADMIN and the roles of rule sets to a named group, and less to all users.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: Object.keys(checks),
    references: ["dbx.permissions", "SAT GOV-45", "a4edb7e1-c0e0-4f7f-9d7c-d1b603e81ad5"],
    checks: ({ type }): Conditions => checks[type] ?? {},
});
