import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultNamePattern, resourceName, type Naming } from "../../../components";
import { nameIssue, uniquePart } from "../../../components/shared/naming";
import { resourceKinds, type ResourceKind } from "../../../azure/names";
import { naming } from "../../support/fixtures";

const kinds = Object.keys(resourceKinds) as ResourceKind[];
const endsUnique = (kind: ResourceKind) =>
    resourceKinds[kind].scope === "global" || resourceKinds[kind].keptAfterDeletion === true;
const globalKinds = kinds.filter(endsUnique);
const otherKinds = kinds.filter((kind) => !endsUnique(kind));

const logicalNames = fc.stringMatching(/^[a-z][a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,4}$/);
const namings: fc.Arbitrary<Naming> = fc.record({
    project: fc.stringMatching(/^[a-z][a-z0-9-]{1,18}[a-z]$/),
    stack: fc.stringMatching(/^[a-z][a-z0-9]{1,11}$/),
    subscriptionId: fc.uuid(),
    prefix: fc.stringMatching(/^[a-z][a-z0-9]{1,5}$/),
    pattern: fc.constantFrom(defaultNamePattern, "{prefix}-{name}-{stack}-{type}", "{type}{prefix}{stack}{name}"),
    generation: fc.nat(99),
});
const oneOf = (list: ResourceKind[]) => fc.constantFrom(...list);

/** The name, or undefined where it is refused. */
function tried(given: Naming, kind: ResourceKind, logicalName: string): string | undefined {
    try {
        return resourceName(given, kind, logicalName);
    } catch {
        return undefined;
    }
}

describe("The unique part of a name", () => {
    it("is eight lower-case letters and digits, the same at every call", () => {
        fc.assert(
            fc.property(namings, logicalNames, (given, name) => {
                expect(uniquePart(given, name)).toMatch(/^[a-z0-9]{8}$/);
                expect(uniquePart({ ...given }, name)).toBe(uniquePart(given, name));
            }),
        );
    });

    it("is the one that resources already carry", () => {
        expect(uniquePart(naming, "lake")).toBe(resourceName(naming, "storageAccount", "lake").slice(-8));
        expect(uniquePart(naming, "store")).toBe("vdz5tgya");
    });

    it.each(["project", "stack", "subscriptionId", "generation"] as const)("differs by %s", (property) => {
        fc.assert(
            fc.property(namings, namings, logicalNames, (given, other, name) => {
                fc.pre(given[property] !== other[property]);
                expect(uniquePart({ ...given, [property]: other[property] }, name)).not.toBe(uniquePart(given, name));
            }),
        );
    });

    it("differs by logical name, and by nothing else", () => {
        fc.assert(
            fc.property(namings, logicalNames, logicalNames, (given, a, b) => {
                expect(uniquePart(given, a) === uniquePart(given, b)).toBe(a === b);
                expect(uniquePart({ ...given, prefix: "other", pattern: "{name}" }, a)).toBe(uniquePart(given, a));
            }),
        );
    });
});

describe("A resource's name", () => {
    it.each<[ResourceKind, string, Partial<Naming>, string | RegExp]>([
        ["resourceGroup", "data", {}, "rg-amlp-unit-data"],
        ["virtualNetwork", "network", {}, "vnet-amlp-unit-network"],
        ["flowLog", "flows", { pattern: "{prefix}-{name}-{type}" }, "amlp-flows-fl"],
        ["storageAccount", "lake", {}, /^stamlpunitlake[a-z0-9]{8}$/],
        ["storageAccount", "flow-log-store", {}, /^stamlpunitflowlo[a-z0-9]{8}$/],
        ["storageAccount", "Lake", {}, /^stamlpunitlake[a-z0-9]{8}$/],
        ["keyVault", "vault", {}, /^kv-amlp-unit-va-[a-z0-9]{8}$/],
        ["keyVault", "vault", { stack: "integration" }, /^kv-amlp-integra-[a-z0-9]{8}$/],
        ["keyVault", "vault", { stack: "abcdef" }, /^kv-amlp-abcdef-[a-z0-9]{8}$/],
        ["sqlServer", "sql", {}, /^sql-amlp-unit-sql-[a-z0-9]{8}$/],
    ])("of a %s %s with %j is %s", (kind, name, change, expected) => {
        const made = resourceName({ ...naming, ...change }, kind, name);
        if (typeof expected === "string") {
            expect(made).toBe(expected);
        } else {
            expect(made).toMatch(expected);
        }
    });

    it("of a globally unique kind fits always, and its unique part stays whole", () => {
        fc.assert(
            fc.property(namings, oneOf(globalKinds), logicalNames, (given, kind, name) => {
                const made = resourceName(given, kind, name);
                expect(made.length).toBeLessThanOrEqual(resourceKinds[kind].maxLength);
                expect(made.endsWith(uniquePart(given, name))).toBe(true);
                expect(nameIssue(kind, made)).toBeUndefined();
            }),
        );
    });

    it("of any other kind is whole, or refused where it does not fit", () => {
        fc.assert(
            fc.property(namings, oneOf(otherKinds), logicalNames, (given, kind, name) => {
                const made = tried(given, kind, name);
                if (made === undefined) {
                    return;
                }
                expect(made).toContain(name);
                expect(nameIssue(kind, made)).toBeUndefined();
                expect(made.endsWith(uniquePart(given, name))).toBe(false);
            }),
        );
    });

    it("is the same at every call", () => {
        fc.assert(
            fc.property(namings, oneOf(kinds), logicalNames, (given, kind, name) => {
                expect(tried({ ...given }, kind, name)).toBe(tried(given, kind, name));
            }),
        );
    });

    it.each(["stack", "subscriptionId", "generation"] as const)(
        "of a globally unique kind differs by %s",
        (property) => {
            fc.assert(
                fc.property(namings, namings, oneOf(globalKinds), logicalNames, (given, other, kind, name) => {
                    fc.pre(given[property] !== other[property]);
                    const changed = { ...given, [property]: other[property] };
                    expect(resourceName(changed, kind, name)).not.toBe(resourceName(given, kind, name));
                }),
            );
        },
    );

    it("of a globally unique kind differs by logical name, however much is cut", () => {
        fc.assert(
            fc.property(namings, oneOf(globalKinds), logicalNames, logicalNames, (given, kind, a, b) => {
                fc.pre(a !== b);
                expect(resourceName(given, kind, a)).not.toBe(resourceName(given, kind, b));
            }),
        );
    });

    it.each<[ResourceKind, string, string]>([
        [
            "logAnalyticsWorkspace",
            "l".repeat(50),
            `"log-amlp-unit-${"l".repeat(50)}" has 64 characters; a logAnalyticsWorkspace name has 4 to 63`,
        ],
        [
            "virtualNetwork",
            "net work",
            '"vnet-amlp-unit-net work" is not a virtualNetwork name: it must match ^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$',
        ],
    ])("of a %s is refused for %s", (kind, name, message) => {
        expect(() => resourceName(naming, kind, name)).toThrow(new Error(message));
    });
});

describe("What is wrong with a name", () => {
    it.each<[ResourceKind, string]>([
        ["keyVault", "kv--a"],
        ["keyVault", "1kv"],
        ["keyVault", "kv-"],
        ["storageAccount", "st-lake"],
        ["storageAccount", "stLake"],
        ["storageAccount", "st"],
        ["synapseWorkspace", "a-ondemand"],
        ["subnet", "snet-"],
        ["resourceGroup", "rg."],
    ])("is reported for %s %s", (kind, name) => {
        expect(nameIssue(kind, name)).toContain(`"${name}"`);
    });

    it.each<[ResourceKind, string]>([
        ["keyVault", "kv-a1"],
        ["storageAccount", "st1"],
        ["subnet", "snet_"],
        ["resourceGroup", "rg-(größe)"],
    ])("is nothing for %s %s", (kind, name) => {
        expect(nameIssue(kind, name)).toBeUndefined();
    });
});
