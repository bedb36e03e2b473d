import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { ArmGap, type ArmGapArgs } from "../../../components/shared/armGap";
import { naming, tags } from "../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../support/recording";
import { guarded, misnamedChildren, untagged } from "../invariants";

const deployment = "azure-native:resources:Deployment";
const resource = {
    type: "Microsoft.DataFactory/factories/managedVirtualNetworks",
    apiVersion: "2018-06-01",
    name: "[concat(parameters('factory'), '/default')]",
    properties: {},
};
const gap = (args: Partial<ArmGapArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new ArmGap("gap", { naming, resourceGroupName: "rg", resource, parameters: { factory: "adf" }, ...args }, opts);
const lookups = { factory: "[reference(parameters('id'), '2018-06-01').name]" };
const full = () => gap({ parameters: { id: "/some/id" }, lookups, tags }, { protect: true });

interface Template {
    parameters: Record<string, object>;
    resources: { type: string; name: string; properties: Record<string, unknown> }[];
}

const propertiesOf = async (make: () => unknown) =>
    one(await recorded(make), deployment).inputs.properties as unknown as {
        mode: string;
        parameters: Record<string, object>;
        template: Template;
    };

describe("ArmGap with only its required inputs", () => {
    it("makes one deployment, by name", async () => {
        const resources = await recorded(() => gap());
        expect(listed(resources)).toEqual(["ArmGap gap", "Deployment gap"]);
        expect(one(resources, deployment).inputs).toMatchObject({
            deploymentName: "dep-amlp-unit-gap",
            resourceGroupName: "rg",
        });
    });

    it("deploys the resource next to what is there, with its parameters as texts", async () => {
        expect(await propertiesOf(() => gap())).toEqual({
            mode: "Incremental",
            parameters: { factory: { value: "adf" } },
            template: {
                $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                contentVersion: "1.0.0.0",
                parameters: { factory: { type: "string" } },
                resources: [resource],
            },
        });
    });

    it("runs again when a value changes that the resource does not read", async () => {
        expect(await propertiesOf(() => gap({ follows: ["a", "b"] }))).toMatchObject({
            parameters: { factory: { value: "adf" }, follows: { value: "a b" } },
            template: {
                parameters: { factory: { type: "string" }, follows: { type: "string" } },
                resources: [resource],
            },
        });
    });

    it("shows the whole template in a preview", async () => {
        const preview = await recorded(() => gap(), "preview");
        expect(one(preview, deployment).inputs).toEqual(one(await recorded(() => gap()), deployment).inputs);
    });
});

describe("ArmGap full", () => {
    it("looks up outside and hands the value to a nested deployment, where a name may hold it", async () => {
        const { template } = await propertiesOf(full);
        expect(template.parameters).toEqual({ id: { type: "string" } });
        const [nested] = template.resources;
        expect(nested?.type).toBe("Microsoft.Resources/deployments");
        expect(nested?.name).not.toContain("reference(");
        expect(nested?.properties).toMatchObject({
            mode: "Incremental",
            expressionEvaluationOptions: { scope: "inner" },
            parameters: { id: { value: "[parameters('id')]" }, factory: { value: lookups.factory } },
            template: { parameters: { id: { type: "string" }, factory: { type: "string" } }, resources: [resource] },
        });
    });

    it("breaks no rule of the policy pack", async () => {
        expect(await violations(full)).toEqual([]);
    });

    it("carries its tags, is named after itself and protects nothing", async () => {
        const resources = await recorded(full);
        expect(untagged(resources)).toEqual([]);
        expect(misnamedChildren(resources, "gap")).toEqual([]);
        expect(guarded(resources)).toEqual([]);
    });
});

describe("ArmGap refuses, before it registers anything,", () => {
    it.each<[string, Partial<ArmGapArgs>, string[]]>([
        [
            "a parameter that is read and not given, and one that is given and not read",
            { parameters: { other: "x" } },
            ['resource: reads parameter "factory", which is not given', "parameters.other: is read by nothing"],
        ],
        [
            "a lookup that is no expression, or a parameter as well",
            { lookups: { factory: "adf" } },
            ["lookups.factory: is a parameter as well", 'lookups.factory: "adf" is not an expression in brackets'],
        ],
        [
            "a lookup in the name itself",
            {
                parameters: {},
                resource: { ...resource, name: "[reference('/some/id', '2018-06-01').name]" },
            },
            ["resource.name: holds reference(), which Azure refuses in a name; look it up"],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => gap(args))).toEqual(expected.map((issue) => `ArmGap "gap" ${issue}`));
    });
});
