import { describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import type { PlanResource } from "../../../preview/plan";
import { comparisonReport } from "../../../preview/report/comparison";
import { planWith, resource, urnOf } from "./plans";

const group = "azure-native:resources:ResourceGroup";
const account = "azure-native:storage:StorageAccount";
const policy = "azure-native:network:FirewallPolicy";

const of = (before: PlanResource[], after: PlanResource[]) => compare(planWith(...before), planWith(...after), "main");
const actions = (before: PlanResource[], after: PlanResource[]) =>
    of(before, after).changes.map(({ action, name, forcedBy }) => [action, name, ...forcedBy].join(" "));

const lake = (inputs: PlanResource["inputs"] = {}, more: Partial<PlanResource> = {}) =>
    resource(account, "lake", { inputs: { accountName: "stlake", resourceGroupName: "rg", ...inputs }, ...more });

describe("A comparison", () => {
    it("matches by URN, and leaves components out", () => {
        const component = resource("azure-ml-platform:index:DataLake", "lake", { custom: false, inputs: { a: 1 } });
        expect(actions([component, lake()], [lake()])).toEqual([]);
        expect(actions([lake()], [])).toEqual(["delete lake"]);
        expect(actions([], [lake()])).toEqual(["create lake"]);
    });

    it.each<[string, PlanResource["aliases"], string]>([
        ["a name", [{ type: "", name: "store", stack: "", project: "", parent: "" }], urnOf(account, "store")],
        ["a URN", [urnOf(account, "old")], urnOf(account, "old")],
        ["a type", [{ type: "x:y:Z", name: "" }], urnOf("x:y:Z", "lake")],
        ["an earlier parent", [{ parent: urnOf("a:b:C", "above") }], urnOf(account, "lake", "a:b:C")],
    ])("knows a resource again by %s of its aliases", (_title, aliases, urn) => {
        expect(actions([lake({}, { urn })], [lake({}, { aliases })])).toEqual([]);
    });

    it("knows the children of a renamed component again", () => {
        const parentType = "azure-ml-platform:index:DataLake";
        const parent = (name: string, aliases: PlanResource["aliases"] = []) =>
            resource(parentType, name, { custom: false, aliases });
        const child = (name: string, under: string) =>
            resource(account, name, { urn: urnOf(account, name, parentType), parent: urnOf(parentType, under) });
        const before = [parent("old"), child("old-account", "old")];
        const after = [parent("new", [{ name: "old" }]), child("new-account", "new")];
        expect(actions(before, after)).toEqual([]);
    });

    it("replaces what an id is made of, and updates the rest", () => {
        expect(actions([lake()], [lake({ accountName: "stother" })])).toEqual(["replace lake accountName"]);
        expect(actions([lake()], [lake({ kind: "StorageV2" })])).toEqual(["update lake"]);
    });

    it("replaces what the program declares, at the path and under it", () => {
        const tier = (name: string) =>
            resource(policy, "rules", { inputs: { sku: { tier: name } }, replaceOnChanges: ["sku.tier"] });
        expect(actions([tier("Premium")], [tier("Standard")])).toEqual(["replace rules sku.tier"]);
        const other = { ...tier("Premium"), inputs: { sku: { tier: "Premium", size: 1 } } };
        expect(actions([tier("Premium")], [other])).toEqual(["update rules"]);
    });

    describe("of what is declared within an input that is not known as a whole", () => {
        const key = resource("azure-native:keyvault:Key", "key", { inputs: { keyName: "key", vaultName: "kv" } });
        const path = "encryption.requireInfrastructureEncryption";
        const encrypted = (twice: boolean, more: PlanResource["inputs"] = {}) =>
            lake(
                { encryption: { requireInfrastructureEncryption: twice, ...more } },
                { replaceOnChanges: [path], propertyDependencies: { encryption: [key.urn] } },
            );

        it("replaces nothing where the value stays", () => {
            const after = encrypted(true, { keyName: "key" });
            expect(actions([encrypted(true)], [key, after])).toEqual(["create key", "update lake"]);
        });

        it("replaces where the value is another", () => {
            expect(actions([encrypted(true)], [key, encrypted(false)])).toEqual([`replace lake ${path}`, "create key"]);
        });

        it("replaces where the value is the id of what is made anew", () => {
            const network = (location: string) =>
                resource("azure-native:network:VirtualNetwork", "network", {
                    inputs: { resourceGroupName: "rg", virtualNetworkName: "vnet", location },
                });
            const id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet";
            const peering = (more: PlanResource["inputs"] = {}) =>
                resource("azure-native:network:VirtualNetworkPeering", "peering", {
                    inputs: { remoteVirtualNetwork: { id, ...more } },
                    replaceOnChanges: ["remoteVirtualNetwork.id"],
                    propertyDependencies: {
                        remoteVirtualNetwork: [urnOf("azure-native:network:VirtualNetwork", "network")],
                    },
                });
            expect(actions([network("westeurope"), peering()], [network("eastus"), peering()])).toEqual([
                "replace network location",
                "replace peering remoteVirtualNetwork.id",
            ]);
            expect(actions([network("westeurope"), peering()], [network("westeurope"), peering({ a: 1 })])).toEqual([
                "update peering",
            ]);
        });
    });

    it("says where nothing is known of what replaces", () => {
        const made = (size: number) => resource("azure-native:unheard:Of", "x", { inputs: { size } });
        expect(of([made(1)], [made(2)]).changes).toMatchObject([{ action: "update", replacementUnknown: true }]);
    });

    it("makes unknown what comes of something made anew, as far as that goes", () => {
        const rg = (name: string) => resource(group, "rg", { inputs: { resourceGroupName: name } });
        const fed = lake({}, { propertyDependencies: { resourceGroupName: [urnOf(group, "rg")] } });
        const container = resource("azure-native:storage:BlobContainer", "bronze", {
            inputs: { accountName: "stlake", containerName: "bronze", resourceGroupName: "rg" },
            propertyDependencies: { accountName: [urnOf(account, "lake")] },
        });
        const { changes } = of([rg("rg"), fed, container], [rg("rg2"), fed, container]);
        expect(changes.map(({ name, action, dataLoss }) => [name, action, dataLoss])).toEqual([
            ["bronze", "replace", true],
            ["lake", "replace", true],
            ["rg", "replace", false],
        ]);
        expect(changes[1]?.properties).toEqual([
            { path: "resourceGroupName", before: "rg", after: "rg", knownAfter: true },
        ]);
    });

    it("loses no data where the resource is kept", () => {
        expect(of([lake({}, { retainOnDelete: true })], []).changes).toMatchObject([{ dataLoss: false }]);
        expect(of([lake({}, { protect: true })], []).changes).toMatchObject([
            { dataLoss: true, protectedBefore: true },
        ]);
    });

    it("compares lists by name where names tell elements apart, else by position", () => {
        const paths = (before: PlanResource["inputs"][string], after: typeof before) =>
            of([lake({ list: before })], [lake({ list: after })]).changes[0]?.properties.map(({ path }) => path);
        expect(paths([{ name: "a" }, { name: "b" }], [{ name: "a" }, { name: "n" }, { name: "b" }])).toEqual([
            'list["n"]',
        ]);
        expect(paths([{ name: "a", x: 1 }, { name: "b" }], [{ name: "b" }, { name: "a", x: 1 }])).toEqual([
            "list[0].name",
            "list[0].x",
            "list[1].name",
            "list[1].x",
        ]);
        expect(paths(["a", "c"], ["a", "b", "c"])).toEqual(['list["b"]']);
        expect(paths(["a", "c"], ["a", "b"])).toEqual(["list[1]"]);
        expect(paths({ "a.b": 1 }, { "a.b": 2 })).toEqual(['list["a.b"]']);
    });
});

describe("The terminal's report of a comparison", () => {
    const report = (before: PlanResource[], after: PlanResource[], width = 200) =>
        comparisonReport(of(before, after), ["a note"], { width, colour: false });

    it("has the summary first, then what happens to data", () => {
        const lines = report([lake({}, { protect: true })], [lake({ accountName: "st2" })]).split("\n");
        expect(lines.slice(0, 4)).toEqual([
            "Compared with main: 1 replaced, 0 deleted, 0 created, 0 updated, 0 the same",
            "data is lost: 1 resources that hold data are replaced or deleted",
            "1 of the changed are protected: Pulumi refuses to replace or delete them",
            "1 resources lose their protection: a later change can delete them",
        ]);
        expect(lines).toContain('      accountName: "stlake" → "st2"');
    });

    it("cuts long values and shows every character of a name or a value as text", () => {
        const nasty = "a\n\u001b[31m\u202e|`<b>";
        const text = report([lake({ [nasty]: "x" })], [lake({ [nasty]: nasty.repeat(100) })], 100);
        expect(text).not.toContain("\u001b");
        expect(text).not.toContain("\u202e");
        expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    });

    it("says of a secret that it is one", () => {
        expect(report([lake()], [lake({ key: { $secret: true } })])).toContain("key: (none) → (secret)");
    });
});
