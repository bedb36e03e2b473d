import { coveredBy } from "../../core/azure/actions";
import { each, satisfies, shape } from "../../core/conditions";
import { defineRule } from "../../core/rule";

const noneGiven = { missing: "pass", because: "a role may have actions of one plane only" } as const;

// Source: learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance, Microsoft.Authorization.
const givingRights = [
    "Microsoft.Authorization/elevateAccess/action",
    "Microsoft.Authorization/roleAssignments/write",
    "Microsoft.Authorization/roleAssignmentScheduleRequests/write",
    "Microsoft.Authorization/roleDefinitions/write",
    "Microsoft.Authorization/roleEligibilityScheduleRequests/write",
];

// Reader sees no more than this.
const readsConfiguration = "*/read";

const action = satisfies(
    "an action of one service that gives no roles",
    (value) =>
        typeof value === "string" &&
        (value.toLowerCase() === readsConfiguration || (ofOneService(value) && !givingRights.some(coveredBy(value)))),
);
const dataAction = satisfies(
    "a data action of one service",
    (value) => typeof value === "string" && ofOneService(value),
);

function ofOneService(value: string): boolean {
    return /^[^*/]+\//.test(value);
}

export const identityRoleDefinitionWildcard = defineRule({
    id: "identity-role-definition-wildcard",
    title: "Custom roles name their services, and give no roles",
    rationale:
        "A role with the actions of every service is Owner by another name, and grows with each new one; one that gives roles can give itself Owner.",
    remedy: "List the actions of each service in permissions; leave out those of * and those of Microsoft.Authorization that write roles.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:authorization:RoleDefinition"],
    references: ["iam.custom-owner", "CKV_AZURE_39", "AZU-0030"],
    checks: {
        permissions: each(shape({ actions: each(action, noneGiven), dataActions: each(dataAction, noneGiven) })),
    },
});
