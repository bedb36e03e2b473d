import { describe, expect, it } from "vitest";
import { changed, violated } from "../support/mutants";
import { deployedId, testRetargeted } from "../support/retargeted";

testRetargeted([
    {
        what: "a diagnostic setting on the account instead of its blob service",
        of: "lake-diagnostics",
        values: { resourceUri: deployedId("lake") },
        trips: ["monitoring-diagnostic-setting @lake"],
    },
    {
        what: "an id in other letters",
        of: "lake-diagnostics",
        values: { resourceUri: deployedId("lake").toUpperCase() + "/blobservices/DEFAULT" },
        trips: [],
    },
]);

describe("Log Analytics", () => {
    it.each([
        { days: 90, prod: [], dev: [] },
        { days: 30, prod: ["monitoring-workspace-retention"], dev: [] },
        { days: 29, prod: ["monitoring-workspace-retention"], dev: ["monitoring-workspace-retention"] },
    ])("with a retention of $days days", ({ days, prod, dev }) => {
        const stack = changed("logs", { retentionInDays: days });
        expect({ prod: violated(stack), dev: violated(stack, "dev") }).toEqual({ prod, dev });
    });
});

describe("diagnostic settings", () => {
    const logs = (...list: unknown[]) => changed("vault-diagnostics", { logs: list });

    it("with audit next to a single category are right", () => {
        expect(
            violated(logs({ category: "AuditEvent", enabled: true }, { categoryGroup: "audit", enabled: true })),
        ).toEqual([]);
    });
    it("with only a switched-off group", () => {
        expect(violated(logs({ categoryGroup: "allLogs", enabled: false }))).toEqual([
            "monitoring-diagnostic-destination",
        ]);
    });
});
