import { describe, expect, it } from "vitest";
import { catalog } from "../../../policies/catalog";
import type { RegisteredResource } from "../../../policies/core/resource";
import { compare } from "../../../preview/comparison/compare";
import type { Plan, PlanFinding, PlanProperties, PlanResource } from "../../../preview/plan";
import { mutants } from "../../policies/support/checks";
import { changed, resolved } from "../../policies/support/mutants";
import { lake, planWith, resource } from "./plans";

type Policy = Partial<Plan["policy"]>;

const judged = (policy: Policy, ...resources: PlanResource[]): Plan => {
    const plan = planWith(...resources);
    return { ...plan, policy: { ...plan.policy, ...policy } };
};
const dev = { profile: "dev" };
const prod = { profile: "prod" };
const said = (before: Plan, after: Plan) =>
    compare(before, after, "main").weakened.map(({ name, rule, path, allowedBy }) =>
        [name, rule ?? path, ...(allowedBy === undefined ? [] : [allowedBy])].join(" "),
    );

describe("What rules find of a change", () => {
    const open = lake({ minimumTlsVersion: "TLS1_0" });
    const closed = lake({ minimumTlsVersion: "TLS1_2" });
    const tls = "lake storage-account-min-tls";

    it("is a risk where they did not find it before, and none the other way or where it stays", () => {
        expect(said(judged(prod, closed), judged(prod, open))).toEqual([tls]);
        expect(said(judged(prod, open), judged(prod, closed))).toEqual([]);
        expect(said(judged(prod, open), judged(prod, open))).toEqual([]);
        expect(said(judged(prod), judged(prod, open))).toContain(tls);
    });

    it("counts by the rules of today, whatever the base's program found", () => {
        const found = { rule: "storage-account-min-tls", urn: open.urn, path: "minimumTlsVersion" };
        const finding: PlanFinding = { ...found, level: "mandatory", message: "", remedy: "" };
        expect(said(judged(prod, open), judged({ ...prod, violations: [finding] }, open))).toEqual([]);
        const foreign = { ...judged(prod, closed), policy: undefined } as unknown as Plan;
        expect(said(foreign, judged(prod, open))).toEqual([tls]);
    });

    it("knows what has another place in its list again", () => {
        const rule = (name: string, access: string) => ({
            name,
            access,
            direction: "Inbound",
            protocol: "*",
            sourceAddressPrefix: "*",
            destinationPortRange: "443",
            destinationAddressPrefix: "*",
            priority: 100,
        });
        const group = (...securityRules: PlanProperties[]) =>
            resource("azure-native:network:NetworkSecurityGroup", "nsg", { inputs: { securityRules } });
        const [allow, deny] = [rule("allow", "Allow"), rule("deny", "Deny")];
        expect(said(judged(prod, group(allow)), judged(prod, group(deny, allow)))).toEqual([]);
        // A rule speaks of the first place that breaks it; what another allows is a risk by its input.
        const more = { ...rule("more", "Allow"), destinationPortRange: "80" };
        expect(said(judged(prod, group(allow)), judged(prod, group(deny, allow, more)))).toEqual([
            'nsg securityRules["more"]',
        ]);
    });

    it("follows a resource to its new name", () => {
        const renamed = resource(open.type, "store", { inputs: open.inputs, aliases: [{ name: "lake" }] });
        expect(said(judged(prod, open), judged(prod, renamed))).toEqual([]);
    });

    it("shows no value of a secret", () => {
        const type = "pulumi:providers:databricks";
        const [before, after] = [resource(type, "p"), resource(type, "p", { inputs: { token: { $secret: true } } })];
        const { weakened } = compare(judged(prod, before), judged(prod, after), "main");
        expect(weakened.map(({ rule, path }) => [rule, path])).toEqual([["databricks-provider-secrets", "token"]]);
    });
});

describe("A milder policy profile", () => {
    const stack = resource("pulumi:pulumi:Stack", "platform-prod", { custom: false });
    const compliant = planOfStack(resolved);

    it("is a risk whatever the rules find, and a stricter one is none", () => {
        const [before, after] = [prod, dev].map((policy) => judged(policy, stack, ...compliant)) as [Plan, Plan];
        const milder = catalog.filter(({ level }) => level.prod === "mandatory" && level.dev !== "mandatory");
        const off = catalog.filter(({ level }) => level.prod !== "disabled" && level.dev === "disabled");
        const { weakened } = compare(before, after, "main");
        expect(weakened).toEqual([
            expect.objectContaining({ name: "platform-prod", path: "policy.profile", before: "prod", after: "dev" }),
        ]);
        expect(weakened[0]?.says).toContain(
            `${milder.length + off.filter((rule) => !milder.includes(rule)).length} rules`,
        );
        expect(weakened[0]?.says).toContain(`${off.length} of them off`);
        expect(said(after, before)).toEqual([]);
    });

    it("hides nothing that the base's profile finds, be it new or not", () => {
        const keyed = lake({}, { protect: true });
        const found = said(judged(prod, keyed), judged(dev, lake()));
        expect(found).toContain("lake governance-resource-protect dev");
        expect(said(judged(prod, lake()), judged(dev, lake()))).toContain("lake governance-resource-protect dev");
    });
});

describe("A waiver", () => {
    const waived: PlanFinding = {
        rule: "storage-account-min-tls",
        level: "mandatory",
        urn: lake().urn,
        path: "minimumTlsVersion",
        message: "minimumTlsVersion is not set (waived by data-team until 2026-12-31: a reason)",
        remedy: "",
    };
    const [without, covered] = [judged(prod, lake()), judged({ ...prod, waived: [waived] }, lake())];

    it("is shown where it newly covers a finding, once", () => {
        const { waived: shown } = compare(without, covered, "main");
        expect(shown.map(({ name, rule, says }) => [name, rule, says])).toEqual([
            ["lake", waived.rule, waived.message],
        ]);
        expect(said(judged(prod), covered)).not.toContain("lake storage-account-min-tls");
    });

    it("is not where it was there, or is taken away", () => {
        expect(compare(covered, covered, "main").waived).toEqual([]);
        expect(compare(covered, without, "main").waived).toEqual([]);
    });
});

function planOfStack(resources: readonly RegisteredResource[]): PlanResource[] {
    return resources.map(({ urn, type, name, props, protect = false, custom = true, dependencies = [], ...more }) => ({
        ...resource(type, name),
        ...{ urn, protect, custom, dependsOn: [...dependencies], inputs: props as PlanProperties },
        ...(more.parent !== undefined && { parent: more.parent }),
        propertyDependencies: (more.propertyDependencies ?? {}) as Record<string, string[]>,
    }));
}

describe("Every mutant of a compliant resource", () => {
    it.each(mutants)("is a risk: $mutant on $resource.type", ({ resource: { name, urn }, path, value }) => {
        const of = (resources: readonly RegisteredResource[]) =>
            judged(prod, ...planOfStack(resources.filter((each) => each.urn === urn)));
        const [before, after] = [of(resolved), of(changed(name, { [path]: value }))];
        expect(compare(before, after, "main").weakened).not.toEqual([]);
        expect(compare(after, after, "main").weakened).toEqual([]);
    });
});
