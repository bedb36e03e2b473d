import { describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import type { Comparison, ResourceChange } from "../../../preview/comparison/types";
import { recordedChanges } from "./pairs";
import { planOf, RecordedPlans } from "./planOf";

const typeName = (type: string) => (type.startsWith("pulumi:providers:") ? "Provider" : (type.split(":").at(-1) ?? ""));
const called = ({ type, name }: { type: string; name: string }) => `${typeName(type)} ${name}`;
const line = (change: ResourceChange) =>
    `${change.action} ${called(change)}${change.forcedBy.length > 0 ? ` by ${change.forcedBy.join(", ")}` : ""}`;
const lostIn = ({ changes }: Comparison) => changes.filter(({ dataLoss }) => dataLoss).map(called);

const change = (comparison: Comparison, name: string) => {
    const found = comparison.changes.find((each) => called(each) === name);
    return found?.properties.map(({ path, before, after, knownAfter }) => [path, before, after, knownAfter]);
};

describe("Of the recorded changes", { timeout: 300_000 }, async () => {
    const plans = new RecordedPlans();
    const comparisons = new Map<string, Comparison>();
    for (const each of recordedChanges) {
        comparisons.set(each.name, compare(await plans.before(each), await plans.after(each), "main"));
    }
    const before = await planOf("prod");
    const of = (name: string) => comparisons.get(name) as Comparison;

    it.each(recordedChanges)("$name does what is expected of it", ({ name, expected, more = false }) => {
        const lines = of(name).changes.map(line);
        if (more) {
            expect(lines).toEqual(expect.arrayContaining(expected));
        } else {
            expect(lines.sort()).toEqual([...expected].sort());
        }
    });

    it.each(recordedChanges)("$name loses the data that is expected", ({ name, lost = [] }) => {
        expect(lostIn(of(name)).sort()).toEqual([...lost].sort());
    });

    it.each(recordedChanges)("$name weakens the protection that is expected", ({ name, weakened = [] }) => {
        const found = of(name).weakened.map(({ name, path }) => `${name} ${path}`);
        if (weakened === "much") {
            expect(found.length).toBeGreaterThan(0);
        } else {
            expect(found).toEqual(weakened);
        }
    });

    it("a milder profile weakens protection, though nothing that is deployed changes", async () => {
        const { changes, weakened } = compare(before, await planOf("prod", { "policy.profile": "dev" }), "main");
        expect(changes).toEqual([]);
        expect(weakened.map(({ path }) => path)).toContain("policy.profile");
    });

    it.each(recordedChanges)("$name counts every resource once", async (recorded) => {
        const { counts, changes } = of(recorded.name);
        const { same, create, ...others } = counts;
        expect(create + others.update + others.replace + others.delete + others.step + others.wait).toBe(
            changes.length,
        );
        const kept = (await plans.before(recorded)).resources.filter(({ custom }) => custom).length;
        const apart = changes.filter((change) => (change.waits || change.step) && change.action !== "create").length;
        expect(same + others.update + others.replace + others.delete + apart).toBe(kept);
    });

    it("a resource that stands in a region stands in the old one no longer", () => {
        const { changes } = of("location-changed");
        const replaced = new Set(changes.filter(({ action }) => action === "replace").map(({ urn }) => urn));
        const regional = before.resources.filter(({ custom, inputs }) => custom && inputs.location === "westeurope");
        expect(regional.length).toBeGreaterThan(30);
        expect(regional.filter(({ urn }) => !replaced.has(urn))).toEqual([]);
    });

    it("the properties that differ are reported one by one", () => {
        expect(change(of("retention-shortened"), "Workspace logs")).toEqual([["retentionInDays", 365, 90, false]]);
        expect(change(of("network-grown"), "VirtualNetwork network")).toEqual([
            ['addressSpace.addressPrefixes["10.105.0.0/18"]', undefined, "10.105.0.0/18", false],
        ]);
        expect(change(of("key-rotated"), "Key lake-key")).toEqual([
            ["properties.rotationPolicy.attributes.expiryTime", "P360D", "P180D", false],
            ["properties.rotationPolicy.lifetimeActions[0].trigger.timeAfterCreate", "P180D", "P90D", false],
        ]);
        expect(change(of("sku-changed"), "AzureFirewall network-firewall")).toEqual([
            ["firewallPolicy", expect.anything(), expect.anything(), true],
            ["sku.tier", "Premium", "Standard", false],
        ]);
    });

    it("lifted protection is reported of every resource that loses it, and of none otherwise", () => {
        const held = before.resources.filter(({ custom, protect }) => custom && protect).map(({ urn }) => urn);
        const gone = of("protection-lifted").changes.filter(({ action }) => action === "delete");
        const unprotected = of("protection-lifted").unprotected.map(({ urn }) => urn);
        expect([...unprotected, ...gone.map(({ urn }) => urn)].sort()).toEqual(expect.arrayContaining(held));
        expect(unprotected.length).toBeGreaterThan(0);
        expect(of("location-changed").unprotected).toEqual([]);
    });

    it("a protected resource that would be replaced is known as one", () => {
        const replaced = of("account-renamed").changes.filter(({ dataLoss }) => dataLoss);
        expect(replaced.filter(({ protectedBefore }) => !protectedBefore)).toEqual([]);
    });

    it("nothing changes where nothing is changed, and the same is said twice", async () => {
        const again = await planOf("prod");
        expect(compare(before, again, "main")).toMatchObject({ changes: [], unprotected: [] });
        const changes = { "azure.location": "northeurope", "machineLearning.modelRegistry": undefined };
        const after = await planOf("prod", changes);
        expect(JSON.stringify(compare(before, after, "main"))).toBe(JSON.stringify(of("location-changed")));
    });
});
