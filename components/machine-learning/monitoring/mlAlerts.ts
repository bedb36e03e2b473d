import * as consumption from "@pulumi/azure-native/consumption";
import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import {
    workspaceMetricNamespace,
    workspaceMetrics,
    type WorkspaceMetric,
} from "../../../azure/machine-learning/metrics";
import { replacedOn, stateless, type ComponentArgs } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { resourceName } from "../../shared/naming";
import { throwIfInvalid } from "../../shared/validation";
import { alertsIssues, mlAlertThresholdsDefaults, type MlAlertThresholds, type MlBudgetArgs } from "./alertIssues";

/** Inputs of the alerts of a workspace. */
export interface MlAlertsArgs extends ComponentArgs, MlAlertThresholds {
    /** ARM id of the workspace. A change moves the alerts to it. */
    workspaceResourceId: pulumi.Input<string>;
    /** ARM id of the action group that alerts go to; none by default, and then there are no alerts. Plain presence: it decides which resources exist. */
    actionGroupResourceId?: pulumi.Input<string>;
    /** Budget of the resource group, which holds the workspace and its compute; none by default. */
    budget?: MlBudgetArgs;
}

/** Alerts on failed jobs, unusable nodes and the use of quotas, and a budget with letters before and after it is spent. */
export class MlAlerts extends pulumi.ComponentResource {
    constructor(name: string, args: MlAlertsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("MlAlerts", name, alertsIssues(args));
        super("azure-ml-platform:index:MlAlerts", name, args, opts);

        if (args.actionGroupResourceId !== undefined) {
            const { failedJobs, unusableNodes, quotaPercent } = withDefaults(args, mlAlertThresholdsDefaults);
            const send = (what: string, metric: WorkspaceMetric, least: number, description: string) =>
                this.createAlert(`${name}-${what}`, args, metric, { least, description });
            send("failed-jobs", workspaceMetrics.failedRuns, failedJobs, "Jobs of the workspace failed.");
            send("unusable-nodes", workspaceMetrics.unusableNodes, unusableNodes, "Nodes of a cluster do not work.");
            send("quota", workspaceMetrics.quotaUse, quotaPercent, "A family of sizes is close to its quota.");
        }
        if (args.budget) {
            this.createBudget(name, args, args.budget);
        }
        this.registerOutputs({});
    }

    private createAlert(
        name: string,
        args: MlAlertsArgs,
        metric: WorkspaceMetric,
        { least, description }: { least: number; description: string },
    ): void {
        new monitor.MetricAlert(
            name,
            {
                ruleName: resourceName(args.naming, "metricAlert", name),
                resourceGroupName: args.resourceGroupName,
                location: "global",
                description,
                enabled: true,
                severity: 2,
                scopes: [args.workspaceResourceId],
                windowSize: "PT1H",
                evaluationFrequency: "PT15M",
                criteria: atLeast(least, metric),
                autoMitigate: true,
                actions: [{ actionGroupId: args.actionGroupResourceId }],
                tags: args.tags,
            },
            { parent: this, ...stateless },
        );
    }

    private createBudget(
        name: string,
        { naming, resourceGroupName }: MlAlertsArgs,
        { monthlyAmount, startMonth, emails }: MlBudgetArgs,
    ): void {
        const letter = (thresholdType: consumption.ThresholdType, threshold: number) => ({
            enabled: true,
            operator: consumption.OperatorType.GreaterThanOrEqualTo,
            thresholdType,
            threshold,
            contactEmails: [...emails],
        });
        const { Actual, Forecasted } = consumption.ThresholdType;
        new consumption.Budget(
            `${name}-budget`,
            {
                budgetName: resourceName(naming, "budget", name),
                scope: pulumi.interpolate`/subscriptions/${naming.subscriptionId}/resourceGroups/${resourceGroupName}`,
                category: consumption.CategoryType.Cost,
                amount: monthlyAmount,
                timeGrain: consumption.TimeGrainType.Monthly,
                timePeriod: { startDate: `${startMonth}-01T00:00:00Z` },
                notifications: {
                    spent80: letter(Actual, 80),
                    spent100: letter(Actual, 100),
                    forecast100: letter(Forecasted, 100),
                },
            },
            // "Start date of budgets cannot be updated. Please delete and create a new budget."
            // (github.com/jpsnover/ai-triad-research/pull/1697)
            { parent: this, ...stateless, ...replacedOn("timePeriod.startDate") },
        );
    }
}

const atLeast = (threshold: number, { name: metricName, aggregation, dimension }: WorkspaceMetric) => ({
    odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria" as const,
    allOf: [
        {
            criterionType: "StaticThresholdCriterion" as const,
            name: "threshold",
            metricNamespace: workspaceMetricNamespace,
            metricName,
            threshold,
            timeAggregation: aggregation,
            operator: monitor.Operator.GreaterThanOrEqual,
            dimensions: dimension === undefined ? [] : [{ name: dimension, operator: "Include", values: ["*"] }],
        },
    ],
});
