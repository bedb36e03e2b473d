import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalog } from "../../../policies/catalog";
import { evaluate } from "../../../policies/core/evaluate";
import { toPolicyInput } from "../../../policies/core/resource";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { changed, judged, resolved, today, violated } from "../support/mutants";

const account = { urn: "urn:pulumi:prod::p::azure-native:storage:StorageAccount::a", name: "a" };
const options = { rules: catalog, stack: "prod", today };

describe("evaluate", () => {
    const broken = changed("lake", { minimumTlsVersion: "TLS1_0", tags: {}, networkRuleSet: undefined });

    it("reports what was found, where, what would be right and what to change", () => {
        const { violations } = judged(changed("lake", { minimumTlsVersion: "TLS1_0" }));
        expect(violations).toEqual([
            {
                rule: "storage-account-min-tls",
                level: "mandatory",
                urn: "urn:pulumi:prod::azure-ml-platform::azure-native:storage:StorageAccount::lake",
                path: "minimumTlsVersion",
                message: 'minimumTlsVersion is "TLS1_0", expected at least TLS1_2',
                remedy: "Set minimumTlsVersion to TLS1_2 or TLS1_3.",
            },
        ]);
    });

    it("gives the same bytes whatever the order of the resources", () => {
        const once = JSON.stringify(judged(broken));
        fc.assert(
            fc.property(fc.shuffledSubarray(broken, { minLength: broken.length }), (shuffled) => {
                expect(JSON.stringify(judged(shuffled))).toBe(once);
            }),
            { numRuns: 20 },
        );
    });

    it("sorts by resource, rule and path", () => {
        const keys = judged(broken).violations.map(({ urn, rule, path }) => [urn, rule, path].join("\n"));
        expect(keys).toEqual([...keys].sort());
        expect(keys.length).toBeGreaterThan(5);
    });

    it("applies production where no profile is given", () => {
        const inputs = changed("lake", { "sku.name": "Standard_LRS" }).map(toPolicyInput);
        expect(evaluate(inputs, options)).toEqual(evaluate(inputs, { ...options, profile: "prod" }));
        expect(evaluate(inputs, options).violations).toHaveLength(1);
        expect(evaluate(inputs, { ...options, profile: "dev" }).violations).toEqual([]);
    });

    it("counts the rules that the profile has in force", () => {
        const inForce = (profile: "dev" | "prod") =>
            catalog.filter(({ level }) => level[profile] !== "disabled").length;
        expect(judged(resolved, "prod").rulesEvaluated).toBe(inForce("prod"));
        expect(judged(resolved, "dev").rulesEvaluated).toBe(inForce("dev"));
        expect(inForce("dev")).toBeLessThan(inForce("prod"));
    });

    it("leaves zone groups to the organisation's policy where configured", () => {
        const inputs = resolved.filter(({ name }) => !name.endsWith("-dns")).map(toPolicyInput);
        expect(evaluate(inputs, { ...options, zoneGroups: "policy" }).violations).toEqual([]);
        expect(evaluate(inputs, options).violations).toHaveLength(resolved.length - inputs.length);
    });

    const spellings = {
        "with an API version": "azure-native:$1/v20240101:",
        "with a private preview's API version": "azure-native:$1/v20240101privatepreview:",
        "of an SDK made for one API version": "azure-native_$1_v20240101:$1:",
    };
    describe.each(Object.entries(spellings))("judges types %s like those without", (_, spelling) => {
        const spelled = (resources: typeof resolved) =>
            resources.map((each) => ({ ...each, type: each.type.replace(/^azure-native:(\w+):/, spelling) }));

        it("on their own", () => {
            const broken = changed("lake", { allowBlobPublicAccess: true, minimumTlsVersion: "TLS1_0" });
            expect(judged(spelled(broken))).toEqual(judged(broken));
            expect(violated(spelled(broken))).toHaveLength(2);
        });

        it("and as they belong together", () => {
            expect(judged(spelled(resolved))).toEqual(judged(resolved));
            const lacking = resolved.filter(({ name }) => name !== "lake-dfs");
            expect(judged(spelled(lacking))).toEqual(judged(lacking));
        });
    });
});

describe("an unknown", () => {
    it("hides no definite violation next to it", () => {
        const { violations, unknown } = judged(
            changed("lake", { minimumTlsVersion: unknownSentinel, enableHttpsTrafficOnly: false }),
        );
        expect([violations.map(({ rule }) => rule), unknown.map(({ rule }) => rule)]).toEqual([
            ["storage-account-https-only"],
            ["storage-account-min-tls"],
        ]);
    });

    it("in one check leaves the others of the same rule alone", () => {
        const { violations, unknown } = judged(
            changed("lake-blob-service", {
                "deleteRetentionPolicy.enabled": unknownSentinel,
                "deleteRetentionPolicy.days": 1,
            }),
        );
        expect([violations.map(({ path }) => path), unknown.map(({ path }) => path)]).toEqual([
            ["deleteRetentionPolicy.days"],
            ["deleteRetentionPolicy.enabled"],
        ]);
    });
});

describe("toPolicyInput", () => {
    const secret = "1b47061264138c4ac30d75fd1eb44270";
    const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    const envelope = (signature: string, fields: object) => ({
        "4dabf18193072939515e22adb298388d": signature,
        ...fields,
    });
    const input = (props: Record<string, unknown>) =>
        toPolicyInput({ ...account, type: "azure-native:storage/v20230501:StorageAccount", props });

    it("opens secrets and outputs, at any depth", () => {
        const { props } = input({ a: envelope(secret, { value: [envelope(output, { value: 7 })] }) });
        expect((props.a as number[])[0]).toBe(7);
    });
    it("makes an output without a value unknown", () => {
        const { props } = input({ a: envelope(output, { secret: true }), b: 1 });
        expect(() => props.a).toThrow("known during preview");
        expect(props.b).toBe(1);
    });
    it("fills in what the host left out and takes the API version away", () => {
        expect(input({})).toMatchObject({
            type: "azure-native:storage:StorageAccount",
            protect: false,
            dependencies: [],
            propertyDependencies: {},
        });
    });
});
