import { describe, expect, it } from "vitest";
import { resourceName } from "../../components";
import { builtInRoles } from "../../azure/roles";
import { nameIssue } from "../../components/shared/naming";
import { privateLinkGroups, privateLinkZones } from "../../azure/privateLink";
import { regions, type Region } from "../../azure/regions";
import { resourceKinds, type GeneratedName, type ResourceKind } from "../../azure/names";
import { naming } from "../support/fixtures";
import { repeatedIn } from "../support/lists";

const kinds = Object.entries(resourceKinds) as [ResourceKind, GeneratedName][];
const groups = Object.entries(privateLinkGroups);

describe("The table of resource kinds", () => {
    it.each(kinds)("accepts a generated name of a %s", (kind, rule) => {
        const name = resourceName(naming, kind, "a1");
        expect(nameIssue(kind, name)).toBeUndefined();
        expect(name.startsWith(rule.abbreviation)).toBe(true);
    });

    it.each(kinds)("bounds a %s by a length and by characters", (_, rule) => {
        expect(rule.minLength).toBeGreaterThanOrEqual(1);
        expect(rule.maxLength).toBeGreaterThan(rule.minLength);
        for (const name of ["", "a/b", "a%b"]) {
            expect(rule.pattern.test(name)).toBe(false);
        }
    });

    it("gives every kind an abbreviation of its own, except that an account's network policy has its configuration's", () => {
        expect(repeatedIn(kinds.map(([, rule]) => rule.abbreviation))).toEqual(["ncc"]);
        expect(resourceKinds.databricksNetworkPolicy.abbreviation).toBe("ncc");
    });

    it("leaves room for the unique part of what is named globally", () => {
        const globalKinds = kinds.filter(([, rule]) => rule.scope === "global");
        expect(globalKinds.map(([kind]) => kind)).toEqual(
            expect.arrayContaining(["storageAccount", "keyVault", "containerRegistry", "sqlServer"]),
        );
        for (const [, rule] of globalKinds) {
            expect(rule.maxLength - rule.abbreviation.length).toBeGreaterThan(9);
        }
    });
});

describe("The table of private link", () => {
    it.each(groups)("gives %s zones that its endpoint's records go to", (groupId, { zones }) => {
        expect(zones.length).toBeGreaterThan(0);
        expect(repeatedIn(zones)).toEqual([]);
        for (const zone of zones) {
            expect(zone).toMatch(/^privatelink\.(\{regionName\}\.)?[a-z0-9]+([.-][a-z0-9]+)+$/);
        }
        expect(privateLinkZones(groupId)).toEqual(zones);
    });

    it.each(groups)("gives %s a type of Azure", (_, { armType }) => {
        expect(armType).toMatch(/^Microsoft\.[A-Za-z]+(\/[a-zA-Z]+)+$/);
    });

    it("puts the region into a regional zone", () => {
        expect(privateLinkZones("management", "westeurope")).toEqual(["privatelink.westeurope.azmk8s.io"]);
        expect(privateLinkZones("blob", "westeurope")).toEqual(["privatelink.blob.core.windows.net"]);
    });

    it.each(["", "Blob", "sql", "toString"])('knows no group id "%s"', (groupId) => {
        expect(privateLinkZones(groupId)).toBeUndefined();
    });
});

describe("The table of regions", () => {
    const entries = Object.entries(regions) as [string, Region][];

    it.each(entries)("names %s as people and Azure do", (name, region) => {
        expect(name).toMatch(/^[a-z]+[0-9]?$/);
        expect(region.displayName.replaceAll(" ", "").toLowerCase()).toBe(name);
    });

    it("pairs no region with itself", () => {
        expect(entries.filter(([name, region]) => region.pairedRegion === name)).toEqual([]);
    });

    it("pairs regions with regions of the table, but for one that is restricted", () => {
        const pairs = entries.flatMap(([, region]) => region.pairedRegion ?? []);
        expect(pairs.filter((name) => !(name in regions))).toEqual(["swedensouth"]);
    });

    it("knows the large regions of Europe, with their availability zones", () => {
        for (const name of ["westeurope", "northeurope", "germanywestcentral"] as const) {
            expect(regions[name].availabilityZones).toBe(true);
        }
    });
});

describe("The table of roles", () => {
    it("gives every role an id of its own", () => {
        const ids = Object.values(builtInRoles);
        expect(repeatedIn(ids)).toEqual([]);
        for (const id of ids) {
            expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        }
    });
});
