import { nameOf } from "../../core/armIds";
import { at } from "../../core/ids";
import { listAt, refuse, same, shown } from "../../core/refusals";
import type { Call, Refusal } from "../../core/types";

/** What a role definition is refused for. */
export const roleDefinitionRefusals: readonly Refusal[] = [
    {
        what: "the name of another role of the tenant",
        source: "learn.microsoft.com/azure/role-based-access-control/custom-roles (unique in the tenant); code and message as logs of deployments on GitHub show them",
        status: 409,
        code: "RoleDefinitionWithSameNameExists",
        message: ({ id, inputs, view }) =>
            view
                .ofType("azure-native:authorization:RoleDefinition")
                .some((other) => !same(other.id, id) && same(other.inputs.roleName, inputs.roleName))
                ? `A custom role with the same name already exists in this directory: ${shown(inputs.roleName)}. Use a different name.`
                : undefined,
    },
    {
        what: "a role that may be given nowhere",
        source: "learn.microsoft.com/azure/role-based-access-control/role-definitions#assignablescopes; unverified: code and message",
        message: ({ inputs }) =>
            listAt(inputs, "assignableScopes").length > 0
                ? undefined
                : "The role definition has no assignable scopes. Name at least one in assignableScopes.",
    },
];

/** Refuses to delete a role that somebody holds: its id is not the one that assignments name, but its name is. */
export function refuseDeleteOfGivenRole({ id, view }: Call): void {
    const held = view
        .ofType("azure-native:authorization:RoleAssignment")
        .filter(({ inputs }) => same(nameOf(String(inputs.roleDefinitionId)), nameOf(id)));
    if (held.length > 0) {
        refuse(
            400,
            "RoleDefinitionHasAssignments",
            `There are existing role assignments referencing role: ${held.map((each) => each.id).join(", ")}. Delete them first.`,
        );
    }
}

/** Where that refusal is from. */
export const givenRoleSource =
    "learn.microsoft.com/azure/role-based-access-control/troubleshooting (RoleDefinitionHasAssignments)";

const budgets = "azure-rest-api-specs, consumption, BudgetProperties.timePeriod";
const startOf = (inputs: Call["inputs"] | undefined) => at(inputs?.timePeriod, "startDate");

/** What a budget is refused for. */
export const budgetRefusals: readonly Refusal[] = [
    {
        what: "a start that is not the first day of a month",
        source: `${budgets}; github.com/hashicorp/terraform-provider-azurerm/issues/15467; unverified: code and message`,
        message: ({ inputs }) =>
            /^\d{4}-\d{2}-01(T|$)/.test(shown(startOf(inputs)))
                ? undefined
                : `The start date ${shown(startOf(inputs))} of the budget must be the first of a month.`,
    },
    {
        what: "a change of the start",
        source: "github.com/jpsnover/ai-triad-research/pull/1697 (status and message); unverified: code",
        message: ({ inputs, existing }) =>
            existing && !same(startOf(inputs), startOf(existing.inputs))
                ? "Start date of budgets cannot be updated. Please delete and create a new budget."
                : undefined,
    },
    {
        what: "a threshold outside 0 to 1000 percent, or a letter to no one",
        source: "azure-rest-api-specs, consumption, Notification (threshold, contactEmails); unverified: code and message",
        message: ({ inputs }) => {
            const wrong = Object.entries((inputs.notifications ?? {}) as Record<string, unknown>).find(
                ([, letter]) =>
                    !(Number(at(letter, "threshold")) >= 0 && Number(at(letter, "threshold")) <= 1000) ||
                    ["contactEmails", "contactGroups", "contactRoles"].every((to) => listAt(letter, to).length === 0),
            );
            return (
                wrong &&
                `The notification ${wrong[0]} of the budget needs a threshold from 0 to 1000 and somebody to write to.`
            );
        },
    },
];
