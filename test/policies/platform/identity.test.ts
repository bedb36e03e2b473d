import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { registered, subscription } from "../support/fixture";
import { changed, found, resolved, ruleSets, violated, withResource } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

const contributor = "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c";

testRetargeted([
    {
        what: "a data role on the resource group",
        of: "lake-writer",
        values: { scope: deployedId("data") },
        trips: ["identity-assignment-data-scope @lake-writer"],
    },
    {
        what: "a data role on the subscription",
        of: "lake-writer",
        values: { scope: "/subscriptions/00000000-0000-0000-0000-000000000001" },
        trips: ["identity-assignment-data-scope @lake-writer"],
    },
    {
        what: "Contributor on the resource group",
        of: "group-reader",
        values: { roleDefinitionId: contributor },
        trips: ["identity-assignment-administrative @group-reader"],
    },
    {
        what: "Contributor on a management group",
        of: "group-reader",
        values: {
            roleDefinitionId: contributor,
            scope: "/providers/Microsoft.Management/managementGroups/root",
        },
        trips: ["identity-assignment-administrative @group-reader"],
    },
    ...[
        ["Key Vault Data Access Administrator", "8b54135c-b56d-4d72-a534-26097cfdc8d8", "administrative"],
        ["Storage Actions Task Assignment Contributor", "77789c21-1643-48a2-8f27-47f858540b51", "administrative"],
        ["Storage Account Key Operator", "81a9662b-bebf-436f-a333-f67b29880f12", "data-scope"],
        ["Reader and Data Access", "c12c1c16-33a1-487b-954d-41c89c60f349", "data-scope"],
        ["Storage Table Data Reader", "76199698-9eea-4c19-bc75-cec21354c6b6", "data-scope"],
        ["Storage File Data Privileged Reader", "b8eda974-7b85-4f76-af95-65846b26df6d", "data-scope"],
        ["Key Vault Certificate User", "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", "data-scope"],
        ["Key Vault Crypto Service Release User", "08bbd89e-9f13-488c-ac41-acfcb10c90ab", "data-scope"],
        ["Azure Event Hubs Data Receiver", "A638D3C7-AB3A-418D-83E6-5F17A39D4FDE", "data-scope"],
    ].map(([what, role, rule]) => ({
        what: `${what} on the resource group`,
        of: "group-reader",
        values: { roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}` },
        trips: [`identity-assignment-${rule} @group-reader`],
    })),
    { what: "Contributor on one account", of: "lake-writer", values: { roleDefinitionId: contributor }, trips: [] },
]);

describe("roles that may be taken up, or are another tenant's", () => {
    const owner = "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    const reader = "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";
    const schedule = "azure-native:authorization:PimRoleEligibilitySchedule";
    const foreign = "azure-native:managedservices:RegistrationDefinition";
    const both = (one: string, other: string) => ({
        authorizations: [{ principalId: "p", roleDefinitionId: one }],
        eligibleAuthorizations: [{ principalId: "p", roleDefinitionId: other }],
    });
    it.each([
        { type: schedule, props: { scope: subscription, roleDefinitionId: owner } },
        { type: foreign, props: { scope: subscription, properties: both(owner, reader) } },
        { type: foreign, props: { scope: subscription, properties: both(reader, owner) } },
    ])("Owner of a subscription by $type", ({ type, props }) => {
        expect(violated(withResource(type, props))).toEqual(["identity-assignment-administrative"]);
    });
    it.each([
        { type: schedule, props: { scope: deployedId("lake"), roleDefinitionId: owner } },
        { type: foreign, props: { scope: subscription, properties: both(reader, reader) } },
    ])("others are right, by $type", ({ type, props }) => {
        expect(violated(withResource(type, props))).toEqual([]);
    });
    it("a list that is unknown is unknown", () => {
        const properties = { authorizations: unknownSentinel };
        expect(ruleSets(withResource(foreign, { scope: subscription, properties }))).toEqual({
            violated: [],
            unknown: ["identity-assignment-administrative", "identity-assignment-data-scope"],
        });
    });
});

describe("custom roles", () => {
    it.each([
        ...["actions", "dataActions"].flatMap((plane) =>
            ["*", "*/write", "*/delete", "*/action", "Microsoft.*/write", "*/*", 7].map((action) => ({
                plane,
                action,
            })),
        ),
        { plane: "dataActions", action: "*/read" },
        ...["*", "*/write", "roleAssignments/*", "roleassignments/write", "roleDefinitions/write"].map((action) => ({
            plane: "actions",
            action: `Microsoft.Authorization/${action}`,
        })),
    ])("with $action among the $plane", ({ plane, action }) => {
        expect(violated(changed("job-runner", { [`permissions.0.${plane}.1`]: action }))).toEqual([
            "identity-role-definition-wildcard",
        ]);
    });
    it.each(["*/read", "Microsoft.Authorization/*/read", "Microsoft.Storage/*", "Microsoft.Authorization/locks/*"])(
        "with the action %s are right",
        (action) => {
            expect(violated(changed("job-runner", { "permissions.0.actions.1": action }))).toEqual([]);
        },
    );
    it("with actions of one plane only are right", () => {
        expect(violated(changed("job-runner", { "permissions.0.dataActions": undefined }))).toEqual([]);
    });
});

describe("role assignments", () => {
    it.each(["User", undefined])("to a principal of type %s", (principalType) => {
        expect(violated(changed("lake-writer", { principalType }))).toEqual(["identity-assignment-principal-type"]);
    });
    it("to a group are right", () => {
        expect(violated(changed("lake-writer", { principalType: "Group" }))).toEqual([]);
    });
    it("whose scope is computed from a resource group alone are found in a preview", () => {
        const group = resolved.find(({ name }) => name === "data")!.urn;
        const stack = registered(compliant, "preview").map((resource) =>
            resource.name === "lake-writer"
                ? { ...resource, propertyDependencies: { ...resource.propertyDependencies, scope: [group] } }
                : resource,
        );
        expect(found(stack)).toEqual(["identity-assignment-data-scope @lake-writer"]);
    });
});
