import { describe, expect, it } from "vitest";
import { ReportingCapacity, type ReportingCapacityArgs } from "../../../components";
import { common, lock, tags } from "../../support/fixtures";
import { listed, one, recorded, recordUnit, refusal } from "../../support/recording";
import { misnamedChildren, untagged } from "../invariants";

const publisher = "00000000-0000-4000-8000-0000000000aa";
const capacity = (args: Partial<ReportingCapacityArgs> = {}) =>
    new ReportingCapacity("reporting", { ...common, administrators: [publisher], ...args });

describe("ReportingCapacity", () => {
    it("is the smallest of Fabric with only its required inputs", async () => {
        const made = await recorded(() => capacity());
        expect(listed(made)).toEqual(["FabricCapacity reporting", "ReportingCapacity reporting"]);
        const { capacityName, ...inputs } = one(made, "azure-native:fabric:FabricCapacity").inputs;
        expect(capacityName).toMatch(/^fcamlpunitreporting[a-z0-9]{8}$/);
        expect(inputs).toEqual({
            resourceGroupName: "rg-unit",
            location: "westeurope",
            sku: { name: "F2", tier: "Fabric" },
            administration: { members: [publisher] },
            tags,
        });
    });

    it("is of Power BI Embedded by a size of it", async () => {
        const made = await recorded(() => capacity({ size: "A4" }));
        const { dedicatedCapacityName, ...inputs } = one(made, "azure-native:powerbidedicated:CapacityDetails").inputs;
        expect(dedicatedCapacityName).toMatch(/^pbiamlpunitreporting[a-z0-9]{8}$/);
        expect(inputs).toMatchObject({ sku: { name: "A4", tier: "PBIE_Azure" }, mode: "Gen2" });
    });

    it.each([
        ["F8", "fabricCapacity"],
        ["A1", "powerBiCapacity"],
    ])("of size %s is a %s to what pauses it", async (size, kind) => {
        let found: ReportingCapacity | undefined;
        await recordUnit(() => (found = capacity({ size })));
        expect(found?.pausableKind).toBe(kind);
    });

    it("is locked, tagged and named after itself", async () => {
        const made = await recorded(() => capacity({ lock, size: "F16", gatewayMembers: 3 }));
        expect(listed(made)).toContain("ManagementLockByScope reporting-lock");
        expect(untagged(made)).toEqual([]);
        expect(misnamedChildren(made, "reporting")).toEqual([]);
    });
});

describe("ReportingCapacity refuses, before it registers anything,", () => {
    it.each<[string, Partial<ReportingCapacityArgs>, RegExp]>([
        ["no administrator", { administrators: [] }, /administrators: has no entry; name the object id/],
        [
            "a group by name",
            { administrators: ["admins"] },
            /administrators\[0\]: "admins" must be .*Azure takes no groups/,
        ],
        ["one twice", { administrators: ["a@b.ch", "A@b.ch"] }, /administrators: "a@b.ch" is duplicated/],
        ["an unknown size", { size: "F3" }, /size: "F3" must be one of F2, F4, F8, .*F2048, A1, .*A8$/],
        [
            "a size that its gateway takes whole",
            { size: "F8", gatewayMembers: 2 },
            /size: F8 has 8 units, of which 2 members of a gateway take 8; choose a larger size, or fewer members/,
        ],
        [
            "a gateway on Power BI Embedded",
            { size: "A4", gatewayMembers: 1 },
            /size: is A4 of Power BI Embedded; a virtual network gateway needs a size of Fabric/,
        ],
    ])("%s", async (_, args, reason) => {
        expect((await refusal(() => capacity(args))).join("; ")).toMatch(reason);
    });

    it("several issues at once", async () => {
        expect(await refusal(() => capacity({ size: "X", administrators: ["x"] }))).toHaveLength(2);
    });
});
