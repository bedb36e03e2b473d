import type { Inputs } from "../../../simulation/core/simulatedType";
import { group } from "../support";
import type { RefusedCase } from "./cases";

const roleId = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
const role = (last: number, more: Inputs = {}) => ({
    scope: group,
    roleDefinitionId: roleId(last),
    roleName: `reader ${last}`,
    assignableScopes: [group],
    ...more,
});
const budget = (more: Inputs = {}) => ({
    scope: group,
    budgetName: "ml",
    category: "Cost",
    amount: 100,
    timeGrain: "Monthly",
    timePeriod: { startDate: "2026-12-01T00:00:00Z" },
    notifications: {
        spent: { enabled: true, operator: "GreaterThan", threshold: 80, contactEmails: ["a@example.com"] },
    },
    ...more,
});
const ofBudget = (what: string, broken: Inputs, says: RegExp): RefusedCase => ({
    type: "azure-native:consumption:Budget",
    what,
    there: [["consumption:Budget", budget()]],
    passes: budget({ amount: 200 }),
    broken,
    says,
});

/** What role definitions and budgets are refused for. */
export const governanceCases: readonly RefusedCase[] = [
    {
        type: "azure-native:authorization:RoleDefinition",
        what: "the name of another role of the tenant",
        there: [["authorization:RoleDefinition", role(1)]],
        passes: role(2),
        broken: { roleName: "Reader 1" },
        says: /^409 RoleDefinitionWithSameNameExists: .*: Reader 1\./,
    },
    {
        type: "azure-native:authorization:RoleDefinition",
        what: "a role that may be given nowhere",
        passes: role(1),
        broken: { assignableScopes: [] },
        says: /^400 BadRequest: .*no assignable scopes/,
    },
    ofBudget(
        "a start that is not the first day of a month",
        { budgetName: "other", timePeriod: { startDate: "2026-12-02T00:00:00Z" } },
        /^400 BadRequest: The start date 2026-12-02T00:00:00Z of the budget must be the first of a month\./,
    ),
    ofBudget(
        "a change of the start",
        { timePeriod: { startDate: "2027-01-01T00:00:00Z" } },
        /^400 BadRequest: Start date of budgets cannot be updated\. Please delete and create a new budget\.$/,
    ),
    ...[
        { threshold: 1001, contactEmails: ["a@example.com"] },
        { threshold: 80, contactEmails: [] },
    ].map((spent) =>
        ofBudget(
            "a threshold outside 0 to 1000 percent, or a letter to no one",
            { notifications: { spent: { enabled: true, operator: "GreaterThan", ...spent } } },
            /^400 BadRequest: The notification spent of the budget needs a threshold from 0 to 1000/,
        ),
    ),
];
