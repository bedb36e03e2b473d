import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { MlAlerts, type MlAlertsArgs } from "../../../../components";
import { common, outside, tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged } from "../../invariants";

const workspaceResourceId = outside("Microsoft.MachineLearningServices/workspaces", "mlw");
const actionGroupResourceId = outside("Microsoft.Insights/actionGroups", "ag");
const budget = { monthlyAmount: 2500, startMonth: "2026-12", emails: ["data-platform@example.com"] };
const alerts = (args: Partial<MlAlertsArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new MlAlerts("ml", { ...common, workspaceResourceId, ...args }, opts);
const full = () => alerts({ actionGroupResourceId, budget, failedJobs: 3, quotaPercent: 95 }, { protect: true });
const metricAlert = "azure-native:monitor:MetricAlert";

describe("MlAlerts", () => {
    it("makes nothing where alerts go to no one and nothing may be spent", async () => {
        expect(listed(await recorded(() => alerts()))).toEqual(["MlAlerts ml"]);
    });

    it("makes three alerts and a budget, in a preview as well", async () => {
        const expected = [
            "Budget ml-budget",
            "MetricAlert ml-failed-jobs",
            "MetricAlert ml-quota",
            "MetricAlert ml-unusable-nodes",
            "MlAlerts ml",
        ];
        expect(listed(await recorded(full))).toEqual(expected);
        expect(listed(await recorded(full, "preview"))).toEqual(expected);
    });

    it("sends an alert for each experiment whose jobs fail", async () => {
        expect(one(await recorded(full), metricAlert, "ml-failed-jobs").inputs).toEqual({
            ruleName: "ma-amlp-unit-ml-failed-jobs",
            resourceGroupName: "rg-unit",
            location: "global",
            description: "Jobs of the workspace failed.",
            enabled: true,
            severity: 2,
            scopes: [workspaceResourceId],
            windowSize: "PT1H",
            evaluationFrequency: "PT15M",
            criteria: {
                odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                allOf: [
                    {
                        criterionType: "StaticThresholdCriterion",
                        name: "threshold",
                        metricNamespace: "Microsoft.MachineLearningServices/workspaces",
                        metricName: "Failed Runs",
                        timeAggregation: "Total",
                        operator: "GreaterThanOrEqual",
                        threshold: 3,
                        dimensions: [{ name: "ExperimentName", operator: "Include", values: ["*"] }],
                    },
                ],
            },
            autoMitigate: true,
            actions: [{ actionGroupId: actionGroupResourceId }],
            tags,
        });
    });

    it("names the cluster of unusable nodes and the family whose quota is nearly used", async () => {
        const made = await recorded(full);
        const criteria = (name: string) => one(made, metricAlert, name).inputs.criteria as { allOf: unknown[] };
        expect(criteria("ml-unusable-nodes").allOf).toMatchObject([
            { metricName: "Unusable Nodes", threshold: 1, dimensions: [{ name: "ClusterName" }] },
        ]);
        expect(criteria("ml-quota").allOf).toMatchObject([
            { metricName: "Quota Utilization Percentage", threshold: 95, dimensions: [{ name: "VmFamilyName" }] },
        ]);
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
            { failedJobs: 0, unusableNodes: 0.5, quotaPercent: 101 },
            [
                "failedJobs: must be a whole number from 1 to 10000, is 0",
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
