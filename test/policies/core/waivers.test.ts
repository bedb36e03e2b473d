import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalog } from "../../../policies/catalog";
import { evaluate } from "../../../policies/core/evaluate";
import { toPolicyInput } from "../../../policies/core/resource";
import { unknownSentinel } from "../../../policies/core/unknowns";
import { parseWaivers, readWaivers, type Waiver } from "../../../policies/core/waivers";
import { changed, today } from "../support/mutants";

const waiver: Waiver = {
    rule: "storage-account-shared-key",
    type: "azure-native:storage:StorageAccount",
    name: "flow*",
    stack: "prod",
    owner: "network-team",
    reason: "the collector cannot use roles yet",
    created: "2026-05-01",
    expires: "2026-10-01",
};

function judge(waivers: readonly Waiver[], day = today, value: unknown = true, profile: "dev" | "prod" = "prod") {
    const inputs = changed("flowlogs", { allowSharedKeyAccess: value }).map(toPolicyInput);
    return evaluate(inputs, { rules: catalog, profile, stack: "prod", today: day, waivers });
}
const rules = (findings: readonly { rule: string; level: string }[]) =>
    findings.map(({ rule, level }) => [rule, level]);

describe("a waiver", () => {
    it("moves the violation to the waived, with who and until when", () => {
        const { violations, waived } = judge([waiver]);
        expect(violations).toEqual([]);
        expect(rules(waived)).toEqual([["storage-account-shared-key", "mandatory"]]);
        expect(waived[0]?.message).toContain("waived by network-team until 2026-10-01: the collector");
    });

    it("may name the type in any spelling", () => {
        const type = "azure-native_storage_v20240101:storage:StorageAccount";
        expect(judge([{ ...waiver, type }]).waived).toHaveLength(1);
    });

    it("holds on its last day", () => {
        expect(judge([waiver], "2026-10-01").waived).toHaveLength(1);
    });

    it("once expired gives the violation back and is a finding itself", () => {
        const { violations, waived } = judge([waiver], "2026-10-02");
        expect(waived).toEqual([]);
        expect(rules(violations)).toEqual([
            ["storage-account-shared-key", "mandatory"],
            ["waiver-expired", "mandatory"],
        ]);
    });

    it("is announced a fortnight before it expires", () => {
        expect(rules(judge([waiver], "2026-09-16").violations)).toEqual([]);
        expect(rules(judge([waiver], "2026-09-17").violations)).toEqual([["waiver-expiring", "advisory"]]);
    });

    it.each([
        ["for a resource in order", { name: "lake" }],
        ["for another type", { type: "azure-native:keyvault:Vault" }],
        ["for a rule that does not exist", { rule: "storage-account-shared-keys" }],
        ["whose name only starts alike", { name: "flow" }],
        ["whose pattern has a dot", { name: "flow.*" }],
    ])("%s is reported as unused", (_, change) => {
        const { violations, waived } = judge([{ ...waiver, ...change }]);
        expect(waived).toEqual([]);
        expect(rules(violations).filter(([rule]) => rule?.startsWith("waiver-"))).toEqual([
            ["waiver-unused", "mandatory"],
        ]);
    });

    it("of another stack is left alone", () => {
        const { violations, waived } = judge([{ ...waiver, stack: "dev*" }]);
        expect({ violations: rules(violations), waived }).toEqual({
            violations: [["storage-account-shared-key", "mandatory"]],
            waived: [],
        });
    });

    it("is in use while its violation is not known yet", () => {
        const { violations, unknown, waived } = judge([waiver], today, unknownSentinel);
        expect({ violations, unknown: unknown.length, waived }).toEqual({ violations: [], unknown: 1, waived: [] });
    });

    it("of a rule that the profile switches off is idle, not stale", () => {
        const idle = { ...waiver, rule: "storage-account-replication" };
        expect(judge([idle], today, false, "dev").violations).toEqual([]);
        expect(rules(judge([idle], today, false, "prod").violations)).toEqual([["waiver-unused", "mandatory"]]);
    });

    it("of a rule that allows none changes nothing and is a finding", () => {
        const inputs = changed("lake", { allowBlobPublicAccess: true }).map(toPolicyInput);
        const forbidden = { ...waiver, rule: "storage-account-anonymous-access", name: "*" };
        const { violations, waived } = evaluate(inputs, { rules: catalog, stack: "prod", today, waivers: [forbidden] });
        expect(waived).toEqual([]);
        expect(rules(violations)).toEqual([
            ["storage-account-anonymous-access", "mandatory"],
            ["waiver-forbidden", "mandatory"],
        ]);
    });
});

describe("waiver data", () => {
    it("in the repository is sound", () => {
        expect(readWaivers(join(__dirname, "../../../policies/waivers.json"))).toEqual([]);
    });

    it.each([
        ["no list", {}, "waivers.json is no list"],
        ["no object", ["x"], 'waivers.json[0] is "x"'],
        ["no owner", [{ ...waiver, owner: undefined }], "waivers.json[0].owner is not set"],
        ["a blank reason", [{ ...waiver, reason: " " }], 'waivers.json[0].reason is " "'],
        ["a field too many", [{ ...waiver, until: "x" }], "waivers.json[0].until is no field"],
        ["a day that does not exist", [{ ...waiver, created: "2026-02-30" }], 'created is "2026-02-30"'],
        ["too long a term", [{ ...waiver, expires: "2026-10-29" }], "181 days after created"],
        ["an end before its beginning", [{ ...waiver, expires: "2026-04-30" }], "-1 days after created"],
    ])("with %s is refused", (_, data, message) => {
        expect(() => parseWaivers(data)).toThrow(message);
    });

    it("reports every issue at once", () => {
        const issues = () =>
            parseWaivers([
                { ...waiver, owner: "" },
                { ...waiver, expires: "soon" },
            ]);
        expect(issues).toThrow(/waivers\.json\[0\]\.owner[\s\S]*waivers\.json\[1\]\.expires/);
    });

    it("may last 180 days and carry a ticket", () => {
        const longest = { ...waiver, expires: "2026-10-28", ticket: "OPS-7" };
        expect(parseWaivers([longest])).toEqual([longest]);
    });
});
