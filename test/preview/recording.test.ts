import * as resources from "@pulumi/azure-native/resources";
import * as storage from "@pulumi/azure-native/storage";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { PreviewError } from "../../preview/issues";
import { record } from "../../preview/recording/record";
import { resolvedBackend, unresolvedBackend } from "../../preview/backends";
import { one, recorded, refusal, unitAccount, unitStack } from "../support/recording";

const group = (name: string, opts?: pulumi.CustomResourceOptions) =>
    new resources.ResourceGroup(name, { resourceGroupName: name }, opts);
const groupType = "azure-native:resources:ResourceGroup";

class Thing extends pulumi.CustomResource {
    constructor(type: string, name: string) {
        super(type, name, {});
    }
}

class Folder extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("azure-ml-platform:index:Folder", name, {}, opts);
        group(`${name}-inner`, { parent: this });
    }
}

describe("A recording", () => {
    it("sees parent, protection, dependencies, aliases and provider", async () => {
        const found = await recorded(() => {
            const first = group("first");
            const folder = new Folder("folder", { protect: true });
            new storage.StorageAccount(
                "account",
                { accountName: "acc", resourceGroupName: first.name, kind: "StorageV2", sku: { name: "Standard_LRS" } },
                { dependsOn: [folder], aliases: [{ name: "old" }], retainOnDelete: true },
            );
        });
        const account = one(found, "azure-native:storage:StorageAccount");
        expect(account).toMatchObject({
            urn: "urn:pulumi:unit::azure-ml-platform::azure-native:storage:StorageAccount::account",
            custom: true,
            provider: "azure-native",
            retainOnDelete: true,
            aliases: [{ name: "old" }],
            propertyDependencies: { resourceGroupName: [`urn:pulumi:unit::azure-ml-platform::${groupType}::first`] },
        });
        expect(account.dependsOn).toContain(
            `urn:pulumi:unit::azure-ml-platform::azure-ml-platform:index:Folder$${groupType}::folder-inner`,
        );
        expect(one(found, groupType, "folder-inner")).toMatchObject({
            protect: true,
            parent: one(found, "azure-ml-platform:index:Folder").urn,
        });
    });

    it("marks what is not known before deployment, and knows it in resolved mode", async () => {
        const program = () =>
            new resources.ResourceGroup("second", { resourceGroupName: "second", managedBy: group("first").id });
        expect(one(await recorded(program, "preview"), groupType, "second").inputs.managedBy).toEqual({
            $unknown: true,
        });
        expect(one(await recorded(program), groupType, "second").inputs.managedBy).toBe(
            `/subscriptions/${unitAccount.subscriptionId}/resourceGroups/first`,
        );
    });

    it("masks secrets and names assets by what they hold", async () => {
        const found = await recorded(
            () =>
                new resources.ResourceGroup("g", {
                    resourceGroupName: "g",
                    tags: { hidden: pulumi.secret("s3cret-value"), shown: "x" },
                }),
        );
        expect(one(found, groupType).inputs.tags).toEqual({ hidden: { $secret: true }, shown: "x" });
    });

    it("hands the outputs of another stack to a StackReference", async () => {
        const backend = unresolvedBackend({ "organization/azure-ml-platform/shared": { zone: "z" } });
        const program = () => ({
            zone: new pulumi.StackReference("organization/azure-ml-platform/shared").requireOutput("zone"),
        });
        expect((await record({ ...unitStack, mode: "preview", config: {}, program, backend })).outputs).toEqual({
            zone: "z",
        });
    });

    it("keeps the aliases of a component's type, and leaves out azure-native's own", async () => {
        const folder = () => new Folder("folder", { aliases: [{ type: "azure-ml-platform:index:Drawer" }] });
        const found = await recorded(() => [folder(), group("g")]);
        expect(one(found, "azure-ml-platform:index:Folder").aliases).toMatchObject([
            { type: "azure-ml-platform:index:Drawer" },
        ]);
        expect(one(found, groupType, "g").aliases).toEqual([]);
    });

    it("gives the SDK's functions back as they were", async () => {
        const before = pulumi.mergeOptions;
        await recorded(() => group("g"));
        expect(pulumi.mergeOptions).toBe(before);
    });

    it.each([
        "azure-native:resources/v20240301:ResourceGroup",
        "azure-native_resources_v20240301:resources:ResourceGroup",
    ])("takes %s for the type that it is, and keeps it in the URN", async (type) => {
        const [found] = await recorded(() => new Thing(type, "g"), "preview");
        expect(found).toMatchObject({ type: groupType, provider: "azure-native" });
        expect(found?.urn).toContain(`::${type}::`);
    });

    it("runs twice in one process without a trace of the first run", async () => {
        const [first, second] = [await recorded(() => group("a")), await recorded(() => group("b"))];
        expect([...first, ...second].map(({ name }) => name)).toEqual(["a", "b"]);
    });
});

describe("A recording ends with an error", () => {
    it("on a type of a package that is not registered", async () => {
        expect(await refusal(() => new Thing("aws:s3:Bucket", "b"))).toEqual([
            expect.stringMatching(/^aws:s3:Bucket b: has type aws:s3:Bucket of package "aws"/),
        ]);
    });

    it("on a type that the simulated cloud does not know", async () => {
        expect(await refusal(() => new Thing("azure-native:batch:Pool", "b"))).toEqual([
            expect.stringMatching(
                /^azure-native:batch:Pool b: has type azure-native:batch:Pool, which the simulated cloud/,
            ),
        ]);
    });

    it("on an invoke with no answer", async () => {
        expect(await refusal(() => pulumi.runtime.invoke("azure-native:authorization:getClientConfig", {}))).toEqual([
            "azure-native:authorization:getClientConfig: is an invoke with no answer; take the value from the settings, or list the invoke with its simulated answer in simulation/invokes.ts",
        ]);
    });

    it("on a resource that is registered twice", async () => {
        const run = record({
            ...unitStack,
            mode: "resolved",
            config: {},
            program: () => void [group("a"), group("a")],
            backend: resolvedBackend(unitAccount, {}),
        });
        await expect(run).rejects.toThrow(/is registered twice; give one of the two another name/);
    });

    it("on another stack that the settings do not name", async () => {
        expect(
            await refusal(() => void new pulumi.StackReference("organization/azure-ml-platform/other").getOutput("x")),
        ).toEqual([
            expect.stringMatching(/^pulumi:pulumi:StackReference organization\/azure-ml-platform\/other: reads stack/),
        ]);
    });

    it("on an existing resource that is read", async () => {
        expect(await refusal(() => resources.ResourceGroup.get("g", "/subscriptions/s/resourceGroups/g"))).toEqual([
            `${groupType} g: reads an existing ${groupType}; a preview has no cloud to read from: take its id from the settings`,
        ]);
    });

    it("on an apply that throws, without the SDK's words in front", async () => {
        const program = () =>
            new resources.ResourceGroup("g", {
                resourceGroupName: pulumi.output("g").apply(() => {
                    throw new Error("boom");
                }),
            });
        expect(await refusal(program)).toEqual([": boom"]);
    });

    it("on a promise that fails unheard", async () => {
        expect(await refusal(() => void Promise.reject(new Error("late")))).toEqual([": late"]);
    });

    it("and tells an input's path where a component refuses several", async () => {
        const errors = [
            { propertyPath: "a", reason: "is 1" },
            { propertyPath: "b[0]", reason: "is 2" },
        ];
        const program = () => {
            throw new pulumi.InputPropertiesError({ message: 'Thing "x": a: is 1; b[0]: is 2', errors });
        };
        expect(await refusal(program)).toEqual(['Thing "x" a: is 1', 'Thing "x" b[0]: is 2']);
    });

    it("as an error of its own kind", async () => {
        const run = record({
            ...unitStack,
            mode: "preview",
            config: {},
            program: () => {
                throw new Error("no");
            },
            backend: unresolvedBackend({}),
        });
        await expect(run).rejects.toBeInstanceOf(PreviewError);
    });
});
