import { describe, expect, it } from "vitest";
import { changed, judged, violated, withResource } from "../support/mutants";

describe("protection from deletion", () => {
    it.each(["lake", "vault", "vault-lake-key", "lake-bronze", "logs"])(
        "%s unprotected, in production only",
        (name) => {
            const stack = changed(name, {}).map((resource) =>
                resource.name === name ? { ...resource, protect: false } : resource,
            );
            expect(violated(stack)).toEqual(["governance-resource-protect"]);
            expect(violated(stack, "dev")).toEqual([]);
        },
    );
});

describe("templates", () => {
    const account = { type: "Microsoft.Storage/storageAccounts", properties: { allowBlobPublicAccess: true } };
    const inner = (template: unknown) => ({ type: "microsoft.resources/Deployments", properties: { template } });
    const deployment = "azure-native:resources:Deployment";
    const unknownOf = (type: string, props: Record<string, unknown>) => {
        const { violations, unknown } = judged(withResource(type, props));
        expect(violations).toEqual([]);
        return unknown.map(({ rule, message }) => `${rule}: ${message}`);
    };
    it.each([
        { what: "an account", template: { resources: [account] } },
        { what: "an account by a symbolic name", template: { resources: { lake: account } } },
        { what: "an account inside another deployment", template: { resources: [inner({ resources: [account] })] } },
        { what: "an account below a connection", template: { resources: [inner({ resources: [] }), account] } },
        {
            what: "an account as a child",
            template: { resources: [{ type: "A/b/privateEndpointConnections", resources: [account] }] },
        },
    ])("with $what are not known", ({ template }) => {
        expect(unknownOf(deployment, { properties: { template } })).toEqual([
            "governance-deployment-template: properties.template is a template with Microsoft.Storage/storageAccounts, expected resources of the program, which rules judge",
        ]);
    });
    it("that make the managed network of a data factory leave nothing that rules do not judge", () => {
        const template = { resources: [{ type: "Microsoft.DataFactory/factories/managedVirtualNetworks" }] };
        expect(unknownOf(deployment, { properties: { template } })).toEqual([]);
    });
    it.each([
        { templateLink: { uri: "https://example.com/t.json" } },
        { template: "{}" },
        { template: { resources: [7] } },
    ])("that cannot be read are not known: %s", (properties) => {
        expect(unknownOf(deployment, { properties })).toHaveLength(1);
    });
    it.each([
        ...["AtManagementGroupScope", "AtScope", "AtSubscriptionScope", "AtTenantScope"].map((scope) => ({
            type: `azure-native:resources:Deployment${scope}`,
            props: { properties: { template: { resources: [account] } } },
        })),
        ...["AtManagementGroup", "AtResourceGroup", "AtSubscription"].map((scope) => ({
            type: `azure-native:resources:DeploymentStack${scope}`,
            props: { template: { resources: [account] } },
        })),
        ...["resources:TemplateSpecVersion", "solutions:ApplicationDefinition"].map((type) => ({
            type: `azure-native:${type}`,
            props: { mainTemplate: { resources: [account] } },
        })),
        { type: "azure-native:resources:Resource", props: { resourceType: "storageAccounts" } },
    ])("of a $type are judged too", ({ type, props }) => {
        expect(unknownOf(type, props)).toHaveLength(1);
    });
});

describe("tags", () => {
    it("are missed one by one", () => {
        const { violations } = judged(changed("lake", { tags: { owner: "data-team", environment: "prod" } }));
        expect(violations.map(({ path }) => path)).toEqual(["tags.costCenter", "tags.dataClassification"]);
    });
    it("are right in other letters, as Azure takes them", () => {
        const spelled = { Owner: "data-team", costcenter: "4711", ENVIRONMENT: "prod", DataClassification: "internal" };
        expect(violated(changed("lake", { tags: spelled }))).toEqual([]);
    });
    it("are asked of no kind that carries none", () => {
        expect(violated(changed("lake-bronze", { tags: undefined }))).toEqual([]);
    });
});
