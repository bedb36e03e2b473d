import { describe, expect, it } from "vitest";
import { compliant } from "../services";
import { registered } from "../support/fixture";
import { changed, found, resolved, violated } from "../support/mutants";
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
    { what: "Contributor on one account", of: "lake-writer", values: { roleDefinitionId: contributor }, trips: [] },
]);

describe("custom roles", () => {
    it.each(["actions", "dataActions"])("with every one of the %s", (plane) => {
        expect(violated(changed("job-runner", { [`permissions.0.${plane}.1`]: "*" }))).toEqual([
            "identity-role-definition-wildcard",
        ]);
    });
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
