import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { MlAlerts, type MlAlertsArgs } from "../../../../components";
import type { PlanResource } from "../../../../preview/plan";
import { at } from "../../../../simulation/core/ids";
import { common, diagnostics, outside, tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged } from "../../invariants";

const workspaceResourceId = outside("Microsoft.MachineLearningServices/workspaces", "mlw");
const targets = {
    logsResourceId: diagnostics.workspaceResourceId,
    actionGroupResourceId: outside("Microsoft.Insights/actionGroups", "ag"),
};
const budget = { monthlyAmount: 2500, startMonth: "2026-12", emails: ["data-platform@example.com"] };
const alerts = (args: Partial<MlAlertsArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new MlAlerts("ml", { ...common, workspaceResourceId, ...args }, opts);
const full = () => alerts({ targets, budget, failedRuns: 3, quotaPercent: 95 }, { protect: true });
const rule = "azure-native:monitor:ScheduledQueryRule";
const condition = (made: readonly PlanResource[], name: string) =>
    at(one(made, rule, name).inputs, "criteria", "allOf", 0);

describe("MlAlerts", () => {
    it("makes nothing where alerts go to no one and nothing may be spent", async () => {
        expect(listed(await recorded(() => alerts()))).toEqual(["MlAlerts ml"]);
    });

    it("makes three alerts and a budget, in a preview as well", async () => {
        const expected = [
            "Budget ml-budget",
            "MlAlerts ml",
            "ScheduledQueryRule ml-failed-jobs",
            "ScheduledQueryRule ml-quota",
            "ScheduledQueryRule ml-unusable-nodes",
        ];
        expect(listed(await recorded(full))).toEqual(expected);
        expect(listed(await recorded(full, "preview"))).toEqual(expected);
    });

    it("sends an alert for each job that fails, itself or a step of it, of this workspace alone", async () => {
        expect(one(await recorded(full), rule, "ml-failed-jobs").inputs).toEqual({
            ruleName: "sqr-amlp-unit-ml-failed-jobs",
            resourceGroupName: "rg-unit",
            location: "westeurope",
            kind: "LogAlert",
            displayName: "Failed jobs of Machine Learning",
            description: "A job of the workspace failed, or a step of it; the alert names the job.",
            enabled: true,
            severity: 2,
            scopes: [targets.logsResourceId],
            windowSize: "PT1H",
            evaluationFrequency: "PT15M",
            criteria: {
                allOf: [
                    {
                        query: [
                            "union isfuzzy=true (datatable(TimeGenerated: datetime, _ResourceId: string, RunId: string, RootRunId: string, Status: string)[]), AmlRunStatusChangedEvent",
                            `| where _ResourceId =~ "${workspaceResourceId}"`,
                            '| where Status =~ "Failed"',
                            "| summarize TimeGenerated = max(TimeGenerated) by RunId, JobName = coalesce(RootRunId, RunId)",
                        ].join("\n"),
                        timeAggregation: "Count",
                        dimensions: [{ name: "JobName", operator: "Include", values: ["*"] }],
                        operator: "GreaterThanOrEqual",
                        threshold: 3,
                        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
                    },
                ],
            },
            autoMitigate: true,
            skipQueryValidation: true,
            actions: { actionGroups: [targets.actionGroupResourceId] },
            tags,
        });
    });

    it("names the cluster of unusable nodes", async () => {
        expect(condition(await recorded(full), "ml-unusable-nodes")).toMatchObject({
            query: expect.stringMatching(/AmlComputeClusterEvent\n.*ClusterName, UnusableNodeCount$/s) as string,
            timeAggregation: "Maximum",
            metricMeasureColumn: "UnusableNodeCount",
            dimensions: [{ name: "ClusterName" }],
            threshold: 1,
        });
    });

    it("names the family whose quota is nearly used, and its priority", async () => {
        expect(condition(await recorded(full), "ml-quota")).toMatchObject({
            query: expect.stringMatching(/AmlComputeClusterEvent\n.*where todouble\(QuotaAllocated\) > 0\n/s) as string,
            timeAggregation: "Maximum",
            metricMeasureColumn: "QuotaPercent",
            dimensions: [{ name: "VmFamilyName" }, { name: "VmPriority" }],
            threshold: 95,
        });
    });

    it("names and measures by columns that its queries keep", async () => {
        const made = await recorded(full);
        for (const name of ["ml-failed-jobs", "ml-unusable-nodes", "ml-quota"]) {
            const { query, dimensions, metricMeasureColumn } = condition(made, name) as {
                query: string;
                dimensions: { name: string }[];
                metricMeasureColumn?: string;
            };
            const kept = query.split("\n").at(-1);
            const asked = [...dimensions.map((each) => each.name), metricMeasureColumn ?? "TimeGenerated"];
            expect(asked.filter((column) => !kept?.includes(column))).toEqual([]);
        }
    });

    it("budgets the resource group by the month, with letters before and after", async () => {
        const { notifications, ...rest } = one(await recorded(full), "azure-native:consumption:Budget").inputs;
        expect(rest).toEqual({
            budgetName: "budget-amlp-unit-ml",
            scope: "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-unit",
            category: "Cost",
            amount: 2500,
            timeGrain: "Monthly",
            timePeriod: { startDate: "2026-12-01T00:00:00Z" },
        });
        const letters = Object.values(notifications as Record<string, Record<string, unknown>>);
        expect(letters.map(({ thresholdType, threshold }) => [thresholdType, threshold])).toEqual(
            expect.arrayContaining([
                ["Actual", 80],
                ["Actual", 100],
                ["Forecasted", 100],
            ]),
        );
        expect(letters.every(({ contactEmails }) => (contactEmails as string[])[0] === budget.emails[0])).toBe(true);
    });

    it("replaces a budget that begins in another month, which Azure does not change", async () => {
        const { replaceOnChanges } = one(await recorded(full), "azure-native:consumption:Budget");
        expect(replaceOnChanges).toEqual(["timePeriod.startDate"]);
    });

    it("protects nothing, tags what takes tags, breaks no rule", async () => {
        const made = await recorded(full);
        expect([guarded(made), untagged(made), misnamedChildren(made, "ml")]).toEqual([[], [], []]);
        expect(await violations(full)).toEqual([]);
    });
});

describe("MlAlerts refuses", () => {
    const refused: [string, Partial<MlAlertsArgs>, string[]][] = [
        [
            "thresholds that never or always send",
            { failedRuns: 0, unusableNodes: 0.5, quotaPercent: 101 },
            [
                "failedRuns: must be a whole number from 1 to 10000, is 0",
                "unusableNodes: must be a whole number from 1 to 10000, is 0.5",
                "quotaPercent: must be a whole number from 1 to 100, is 101",
            ],
        ],
        [
            "a budget of nothing that no one hears of",
            { budget: { monthlyAmount: 0, startMonth: "2026-12-01 00:00:00 +0000 UTC", emails: [] } },
            [
                "budget.monthlyAmount: must be more than 0, is 0",
                'budget.startMonth: "2026-12-01 00:00:00 +0000 UTC" must be a year and a month, for example 2026-12',
                "budget.emails: has 0 addresses, must have 1 to 50",
            ],
        ],
        [
            "a month that is none, and an address twice",
            { budget: { ...budget, startMonth: "2026-13", emails: ["a@example.com", "A@example.com"] } },
            [
                'budget.startMonth: "2026-13" must be a year and a month, for example 2026-12',
                'budget.emails: "a@example.com" is duplicated',
            ],
        ],
    ];
    it.each(refused)("%s", async (_, args, reasons) => {
        expect(await refusal(() => alerts(args))).toEqual(reasons.map((reason) => `MlAlerts "ml" ${reason}`));
    });
});
