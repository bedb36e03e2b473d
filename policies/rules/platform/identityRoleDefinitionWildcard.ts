import { each, matches, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const named = matches(/^(?!\*$)/, "a named action instead of *");
const noneGiven = { missing: "pass", because: "a role may have actions of one plane only" } as const;

export const identityRoleDefinitionWildcard = defineRule({
    id: "identity-role-definition-wildcard",
    title: "Custom roles name their actions",
    rationale: "A role with every action is Owner by another name, and grows with each new service.",
    remedy: "List the actions in permissions; leave out the lone asterisk.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:authorization:RoleDefinition"],
    references: ["iam.custom-owner", "CKV_AZURE_39", "AZU-0030"],
    checks: {
        permissions: each(shape({ actions: each(named, noneGiven), dataActions: each(named, noneGiven) })),
    },
});
