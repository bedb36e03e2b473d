import { describe, expect, it } from "vitest";
import { compare } from "../../../preview/comparison/compare";
import type { PlanResource } from "../../../preview/plan";
import { comparisonReport } from "../../../preview/report/comparison";
import { lake, planWith, resource } from "./plans";

const of = (before: PlanResource[], after: PlanResource[]) => compare(planWith(...before), planWith(...after), "main");
const lock = resource("azure-native:authorization:ManagementLockByScope", "lake-lock");
const vault = (more: Partial<PlanResource> = {}) => resource("azure-native:keyvault:Vault", "vault", more);

describe("The terminal's report of a comparison", () => {
    const report = (before: PlanResource[], after: PlanResource[], width = 200) =>
        comparisonReport(
            { stack: "unit", plan: planWith(...after), comparison: of(before, after), notes: ["a note"] },
            { width, colour: false },
        );

    it("has the summary first, then every risk, as the other reports have them", () => {
        const before = [lake({}, { protect: true }), lock, vault({ protect: true })];
        const after = [lake({ accountName: "st2", publicNetworkAccess: "Enabled" }), vault()];
        const lines = report(before, after).split("\n");
        expect(lines.slice(0, lines.indexOf("Replaced"))).toEqual([
            "Compared with main: 1 replaced, 1 deleted, 0 created, 0 updated, 1 the same",
            "note: a note",
            "",
            "Data would be lost, protection lifted (1): These hold data, and their protection is lifted in the same change: Pulumi goes through with it.",
            '  Storage account lake is replaced because of accountName ("stlake" → "st2")',
            "",
            "New public exposure (1): This change opens public access.",
            "  Storage account lake answers on a public address: publicNetworkAccess",
            "",
            "Locks are taken away (1): Nothing in Azure keeps anybody from deleting what these held.",
            "  Management lock lake-lock is deleted",
            "",
            "Protection is lifted (1): Nothing keeps a later change from deleting these.",
            "  Key vault vault, which holds data",
            "",
        ]);
        expect(lines).toContain('      accountName: "stlake" → "st2"');
    });

    it("says so where nothing that holds data goes", () => {
        expect(report([lake()], [lake({ kind: "StorageV2" })])).toContain(
            "\n\nnothing that holds data is replaced or deleted\n\nUpdated\n",
        );
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
