import { describe, expect, it } from "vitest";
import { compare } from "../../preview/comparison/compare";
import { comparisonReport } from "../../preview/report/comparison";
import { pageData } from "../../preview/report/html/data";
import { markdownReport } from "../../preview/report/markdown/report";
import { riskGroups } from "../../preview/report/risks";
import type { Plan, PlanResource } from "../../preview/plan";
import type { PreviewView } from "../../preview/view";
import { lake, planWith, resource } from "./comparison/plans";

const policy = (mode?: string) =>
    resource("azure-native:network:FirewallPolicy", "firewall", {
        inputs: mode === undefined ? {} : { intrusionDetection: { mode } },
    });
const account = (name: string, minimumTlsVersion: string) =>
    resource(lake().type, name, { inputs: { minimumTlsVersion } });
const accounts = (version: string) => ["a", "b", "c", "d", "e"].map((name) => account(name, version));

const view = (before: PlanResource[], after: PlanResource[], more: Partial<Plan["policy"]> = {}): PreviewView => {
    const plan = planWith(...after);
    const judged = { ...plan, policy: { ...plan.policy, ...more } };
    return { stack: "dev", plan: judged, comparison: compare(planWith(...before), judged, "main"), notes: [] };
};
const terminal = (shown: PreviewView) => comparisonReport(shown, { width: 400, colour: false });
const titles = (shown: PreviewView) => riskGroups(shown).map(({ title }) => title);

describe("Weakened protection in reports", () => {
    const weaker = view([policy("Deny"), ...accounts("TLS1_2")], [policy(), ...accounts("TLS1_0")]);

    it("is a line each in the terminal, the worst first, the same of several resources together", () => {
        const lines = terminal(weaker).split("\n");
        const at = lines.findIndex((line) => line.startsWith("Protection is weakened"));
        expect(lines.slice(at, at + 3)).toEqual([
            "Protection is weakened (2): These protect less than before.",
            '  Storage account a (also b, c, d and 1 more) breaks storage-account-min-tls (critical): minimumTlsVersion is "TLS1_0", expected at least TLS1_2',
            '  Firewall policy firewall detects intrusions less strictly (high): intrusionDetection.mode ("Deny" → (none))',
        ]);
    });

    it("is in the comment and counts in its verdict", () => {
        const text = markdownReport(weaker);
        expect(text).toContain("2 risks to look at");
        expect(text).toContain("Storage account `a` (also `b`, `c`, `d` and 1 more) breaks `storage-account-min-tls`");
        expect(text).toContain('`intrusionDetection.mode` (`"Deny"` → none)');
    });

    it("is said once in the comment where it stops the deployment", () => {
        const violations = accounts("TLS1_0").map(({ urn }) => ({
            ...{ rule: "storage-account-min-tls", level: "mandatory", urn, path: "minimumTlsVersion" },
            ...{ message: "minimumTlsVersion is TLS1_0", remedy: "" },
        }));
        const text = markdownReport(view(accounts("TLS1_2"), accounts("TLS1_0"), { violations }));
        expect(text).toContain("**Policy `storage-account-min-tls` (5)**");
        expect(text).not.toContain("Protection is weakened");
    });

    it("is on the page, with every resource", () => {
        const { risks, comparison } = pageData(weaker);
        expect(comparison?.weakened).toHaveLength(6);
        const [first] = risks[0]?.risks ?? [];
        expect([first?.resource, ...(first?.also ?? [])].map((each) => each?.name)).toEqual(["a", "b", "c", "d", "e"]);
    });

    it("is said once where another risk speaks of the same input", () => {
        const [closed, open] = ["Disabled", "Enabled"].map((publicNetworkAccess) => lake({ publicNetworkAccess }));
        expect(titles(view([closed as PlanResource], [open as PlanResource]))).toEqual(["New public exposure"]);
    });

    it("is none where protection becomes stronger or stays", () => {
        expect(titles(view([policy()], [policy("Deny")]))).toEqual([]);
        expect(titles(view([policy("Deny")], [policy("Deny")]))).toEqual([]);
        expect(terminal(view([policy()], [policy("Deny")]))).not.toContain("weakened");
    });

    it("shows a finding that a waiver newly covers", () => {
        const waived = [
            {
                ...{ rule: "storage-account-min-tls", level: "mandatory", urn: account("a", "").urn },
                ...{ path: "minimumTlsVersion", message: "is TLS1_0 (waived by x until y: z)", remedy: "" },
            },
        ];
        const shown = view([account("a", "TLS1_0")], [account("a", "TLS1_0")], { waived });
        expect(titles(shown)).toEqual(["Waivers are new"]);
        expect(terminal(shown)).toContain(
            "breaks storage-account-min-tls (critical): is TLS1_0 (waived by x until y: z)",
        );
        expect(markdownReport(shown)).toContain("Waivers are new (1)");
    });
});
