import { describe, expect, it } from "vitest";
import { PrincipalType, ZoneFormat, ZoneRight, type ZoneAccess } from "../../../components";
import { builtInRoles } from "../../../azure/roles";
import { accessIssues, zoneRoles } from "../../../components/storage/lakeAccess";

const zones = [
    { name: "gold", format: ZoneFormat.Delta },
    { name: "landing", format: ZoneFormat.Files, governedByUnityCatalog: false },
];
const right = (entry: Partial<ZoneAccess>): ZoneAccess => ({
    principalName: "people",
    principalId: "00000000-0000-4000-8000-00000000aaaa",
    principalType: PrincipalType.Group,
    zone: "landing",
    right: ZoneRight.Read,
    ...entry,
});

describe("Rights on zones of a lake", () => {
    it("give no more than data roles, and the right to write only for write", () => {
        expect(zoneRoles).toEqual({ read: "storageBlobDataReader", write: "storageBlobDataContributor" });
        expect(Object.keys(builtInRoles)).toEqual(expect.arrayContaining(Object.values(zoneRoles)));
    });

    it.each([
        ["a group on a zone outside Unity Catalog", right({})],
        ["a service on a zone that Unity Catalog governs", right({ zone: "gold", principalType: "ServicePrincipal" })],
        ["a group on a governed zone with a reason", right({ zone: "gold", reason: "on call" })],
    ])("are sound for %s", (_, entry) => {
        expect(accessIssues([entry], zones)).toEqual([]);
    });

    it("need a reason for a group on a zone that Unity Catalog governs", () => {
        expect(accessIssues([right({}), right({ zone: "gold" })], zones, "lake.access")).toEqual([
            {
                propertyPath: "lake.access[1].reason",
                reason: 'is missing: Unity Catalog governs zone "gold", so users access it there; a data role for group "people" bypasses it and needs a reason',
            },
        ]);
    });

    it("are given once a principal and zone", () => {
        expect(accessIssues([right({}), right({ right: ZoneRight.Write })], zones)).toEqual([
            {
                propertyPath: "access",
                reason: '"people on landing" is duplicated; a principal has one right on a zone',
            },
        ]);
    });

    it("are on a zone that the lake has", () => {
        expect(accessIssues([right({ zone: "bronze" })], zones)).toEqual([
            { propertyPath: "access[0].zone", reason: '"bronze" is not a zone of the lake (gold, landing)' },
        ]);
    });
});
