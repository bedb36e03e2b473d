import { describe, expect, it } from "vitest";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { compliant } from "../services";
import { group, registered } from "../support/fixture";
import { changed, found, ruleSets, violated } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

const role = (id: string) => `/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const user = role("1823dd4f-9b8c-4ab6-ab4e-7397a3684615");
const contributor = role("b24988ac-6180-42a0-ab88-20f7382dd24c");
const reader = role("acdd72a7-3385-48ef-bd42-f606fba81ae7");

describe("the regions of a registry", () => {
    it.each([
        ["West Europe", "westeurope"],
        ["westeurope", "West Europe"],
    ])("hold its own, %s, as %s", (location, region) => {
        const stack = changed("models", { location, "regionDetails.0.location": region });
        expect(violated(stack)).toEqual([]);
    });
    it.each([
        ["another one", { "regionDetails.0.location": "uksouth" }],
        ["none", { "regionDetails.0.location": undefined }],
        ["the registry elsewhere", { location: "uksouth" }],
    ])("lack it: %s", (_, values) => {
        expect(violated(changed("models", values))).toEqual(["ml-registry-primary-region"]);
    });
    it("are not known where one may be it", () => {
        const stack = changed("models", { "regionDetails.0.location": unknownSentinel });
        expect(ruleSets(stack)).toEqual({ violated: [], unknown: ["ml-registry-primary-region"] });
    });
    it("are right where the location is that of the group", () => {
        expect(violated(changed("models", { location: undefined }))).toEqual([]);
    });
});

testRetargeted([
    ...[
        ["AzureML Registry User on the registry", user, deployedId("models"), true],
        ["AzureML Registry User in capitals", user.toUpperCase(), deployedId("models"), true],
        ["AzureML Registry User on the group", user, group, true],
        ["Contributor on the registry", contributor, deployedId("models"), true],
        ["Reader on the registry", reader, deployedId("models"), false],
        ["Contributor on an account", contributor, deployedId("lake"), false],
    ].map(([what, roleDefinitionId, scope, isWrong]) => ({
        what: String(what),
        of: "models-promoter",
        values: { roleDefinitionId, scope },
        trips: isWrong === true ? ["ml-registry-writers @models-promoter"] : [],
    })),
]);

describe("a role on a registry", () => {
    it("is judged in a preview by what its scope is computed from", () => {
        const stack = registered(compliant, "preview").map((resource) =>
            resource.name === "models-promoter"
                ? { ...resource, props: { ...resource.props, roleDefinitionId: contributor } }
                : resource,
        );
        expect(found(stack)).toEqual(["ml-registry-writers @models-promoter"]);
    });
    it("is not known where the role is not, and no role of the stack", () => {
        const stack = changed("models-promoter", { roleDefinitionId: unknownSentinel }).map((resource) =>
            resource.name === "models-promoter" ? { ...resource, propertyDependencies: {} } : resource,
        );
        expect(ruleSets(stack)).toEqual({ violated: [], unknown: ["ml-registry-writers"] });
    });
    it.each([
        "Microsoft.MachineLearningServices/registries/assets/write",
        "Microsoft.MachineLearningServices/registries/read",
        "Microsoft.MachineLearningServices/workspaces/*",
        "Microsoft.MachineLearningServices/*/read",
        "Microsoft.Storage/*/delete",
    ])("may have the action %s", (action) => {
        expect(violated(changed("job-runner", { "permissions.0.actions.1": action }))).toEqual([]);
    });
    it("that leaves deleting out may have the rest", () => {
        const deletes = { "permissions.0.notActions": undefined };
        expect(found(changed("model-promoter", deletes))).toEqual(["ml-registry-delete-action @model-promoter"]);
    });
});
