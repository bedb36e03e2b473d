import { describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import type { PlanResource } from "../../../preview/plan";
import { lake, planWith, resource, urnOf } from "./plans";

const group = "azure-native:resources:ResourceGroup";
const account = "azure-native:storage:StorageAccount";
const policy = "azure-native:network:FirewallPolicy";

const of = (before: PlanResource[], after: PlanResource[]) => compare(planWith(...before), planWith(...after), "main");
const actions = (before: PlanResource[], after: PlanResource[]) =>
    of(before, after).changes.map(({ action, name, forcedBy }) => [action, name, ...forcedBy].join(" "));

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

    it.each(["azure-native:storage/v20240101:StorageAccount", "azure-native_storage_v20240101:storage:StorageAccount"])(
        "knows a resource again that was %s",
        (type) => {
            expect(actions([lake({}, { urn: urnOf(type, "lake") })], [lake()])).toEqual([]);
            expect(actions([lake()], [lake({}, { urn: urnOf(type, "lake") })])).toEqual([]);
        },
    );

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

    it("does nothing for a change that the program says to ignore, known or not", () => {
        const server = (login: string, more: Partial<PlanResource> = {}) =>
            resource("azure-native:sql:Server", "sql", {
                inputs: { serverName: "sql", administrators: { login } },
                ...more,
            });
        const ignoreChanges = ["administrators"];
        expect(actions([server("a")], [server("b")])).not.toEqual([]);
        expect(actions([server("a")], [server("b", { ignoreChanges })])).toEqual([]);
        expect(actions([server("a")], [server("b", { ignoreChanges: ["administrators.login"] })])).toEqual([]);
        expect(actions([server("a")], [server("b", { ignoreChanges: ["administrators.sid"] })])).not.toEqual([]);
        const key = resource("azure-native:keyvault:Key", "key", { inputs: { keyName: "key", vaultName: "kv" } });
        const fed = { ignoreChanges, propertyDependencies: { administrators: [key.urn] } };
        expect(actions([server("a")], [key, server("a", fed)])).toEqual(["create key"]);
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

        it("replaces where the value is the id of what is recreated", () => {
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

    it("makes unknown what comes from something recreated, as far as that goes", () => {
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
            { path: "resourceGroupName", before: "rg", after: "rg", knownAfter: true, forces: true },
        ]);
    });

    it("loses no data where the resource is kept", () => {
        expect(of([lake({}, { retainOnDelete: true })], []).changes).toMatchObject([
            { dataLoss: false, leftBehind: true },
        ]);
        expect(of([lake({}, { protect: true })], []).changes).toMatchObject([
            { dataLoss: true, protectedBefore: true, refused: true, leftBehind: false },
        ]);
    });

    describe("of what was protected is refused by Pulumi", () => {
        const refused = (before: PlanResource[], after: PlanResource[]) =>
            of(before, after).changes.flatMap((change) => (change.refused ? [change.name] : []));
        const guarded = { protect: true };

        it("where it is deleted, or replaced and still protected", () => {
            expect(refused([lake({}, guarded)], [])).toEqual(["lake"]);
            expect(refused([lake({}, guarded)], [lake({ accountName: "st2" }, guarded)])).toEqual(["lake"]);
            expect(refused([lake({}, guarded)], [lake({ kind: "StorageV2" })])).toEqual([]);
        });

        it("and not where protection is lifted in the same change, or comes with it", () => {
            expect(refused([lake({}, guarded)], [lake({ accountName: "st2" })])).toEqual([]);
            expect(refused([lake()], [lake({ accountName: "st2" }, guarded)])).toEqual([]);
        });

        it("but what goes with another that is deleted first, by the protection that it had", () => {
            const container = (more: Partial<PlanResource>) =>
                resource("azure-native:storage:BlobContainer", "bronze", {
                    inputs: { accountName: "stlake", containerName: "bronze", resourceGroupName: "rg" },
                    propertyDependencies: { accountName: [urnOf(account, "lake")] },
                    ...more,
                });
            const renamed = lake({ accountName: "st2" });
            expect(refused([lake(), container(guarded)], [renamed, container({})])).toEqual(["bronze"]);
            // What does not come from the other is not looked at.
            expect(
                refused(
                    [lake(), container({ ...guarded, propertyDependencies: {} })],
                    [renamed, container({ inputs: { ...container({}).inputs, accountName: "st2" } })],
                ),
            ).toEqual([]);
        });
    });

    it("marks the inputs that force a replacement, and no others", () => {
        const forcing = (before: PlanResource["inputs"], after: PlanResource["inputs"]) =>
            of([lake(before)], [lake(after)]).changes[0]?.properties.flatMap(({ path, forces }) =>
                forces ? [path] : [],
            );
        const encrypted = { encryption: { keySource: "a" } };
        expect(forcing(encrypted, { accountName: "st2", encryption: { keySource: "b" } })).toEqual(["accountName"]);
        expect(forcing({ kind: "a" }, { kind: "b" })).toEqual([]);
    });

    it("reports what only follows from what has a cause of its own, and waits from both", () => {
        const wait = (role: string) => resource("time:index/sleep:Sleep", "ready", { inputs: { triggers: { role } } });
        const fed = resource("azure-native:storage:BlobContainer", "bronze", {
            inputs: { accountName: "stlake", containerName: "bronze", resourceGroupName: "rg" },
            propertyDependencies: { accountName: [urnOf(account, "lake")] },
        });
        const { changes, counts } = of([lake(), fed, wait("a")], [lake({ accountName: "st2" }), fed, wait("b")]);
        expect(changes.map(({ name, follows, waits }) => [name, follows, waits])).toEqual([
            ["bronze", true, false],
            ["lake", false, false],
            ["ready", false, true],
        ]);
        expect(counts).toEqual({ create: 0, update: 0, replace: 2, delete: 0, step: 0, wait: 1, same: 0 });
    });

    it("names the outermost component of what is deleted too", () => {
        const stack = resource("pulumi:pulumi:Stack", "stack", { custom: false });
        const outer = resource("azure-ml-platform:index:DataLake", "store", { custom: false, parent: stack.urn });
        const inner = resource("a:b:C", "inner", { custom: false, parent: outer.urn });
        const changes = of([stack, outer, inner, lake({}, { parent: inner.urn })], [stack]).changes;
        expect(changes[0]?.component).toEqual({ urn: outer.urn, type: outer.type, name: "store" });
        expect(of([stack, lake({}, { parent: stack.urn })], [stack]).changes[0]?.component).toBeUndefined();
    });

    it("looks into texts that hold JSON, and nowhere else", () => {
        const paths = (before: string, after: string) =>
            of([lake({ definition: before })], [lake({ definition: after })]).changes[0]?.properties.map(
                ({ path }) => path,
            );
        expect(paths('{"a":{"max":1},"b":2}', '{"b":2,"a":{"max":3}}')).toEqual(["definition.a.max"]);
        expect(paths('[{"name":"a"}]', '[{"name":"a"},{"name":"b"}]')).toEqual(['definition["b"]']);
        for (const [before, after] of [
            ['{"a":1}', '{ "a": 1 }'],
            ['{"a":1}', "[1]"],
            ['{"a":1}', "{"],
            ["1", "2"],
            ['{"a":1}', '{"a":{"$secret":true}}'],
        ]) {
            expect(paths(before ?? "", after ?? "")).toEqual(["definition"]);
        }
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
