import * as consumption from "@pulumi/azure-native/consumption";
import * as pulumi from "@pulumi/pulumi";
import { replacedOn, stateless, type ComponentArgs } from "../../shared/componentArgs";
import { withDefaults } from "../../shared/defaults";
import { alertOnLogs, type LogAlert, type LogAlertTargets } from "../../shared/diagnostics";
import { resourceName } from "../../shared/naming";
import { throwIfInvalid } from "../../shared/validation";
import { alertsIssues, mlAlertThresholdsDefaults, type MlAlertThresholds, type MlBudgetArgs } from "./alertIssues";
import { clusterNodes, failedRuns, quotaUse } from "./alertQueries";

/** Inputs of the alerts of a workspace. */
export interface MlAlertsArgs extends ComponentArgs, MlAlertThresholds {
    /** ARM id of the workspace. A change moves the alerts to it. */
    workspaceResourceId: pulumi.Input<string>;
    /** Where the workspace sends its logs, and whom alerts tell; none by default, and then there are no alerts. Plain presence: it decides which resources exist. */
    targets?: LogAlertTargets;
    /** Budget of the resource group, which holds the workspace and its compute; none by default. */
    budget?: MlBudgetArgs;
}

// Logs come late, so that a window looks back further than the last evaluation.
const everyAlert = { severity: 2, windowMinutes: 60, frequencyMinutes: 15 } as const;

/**
 * Alerts on failed jobs, unusable nodes and the use of quotas, and a budget with letters before and after it is spent. The
 * alerts look at the logs of the workspace: each is sent once a job, a cluster or a family, and names it.
 */
export class MlAlerts extends pulumi.ComponentResource {
    constructor(name: string, args: MlAlertsArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("MlAlerts", name, alertsIssues(args));
        super("azure-ml-platform:index:MlAlerts", name, args, opts);

        if (args.targets) {
            this.createAlerts(name, args, args.targets);
        }
        if (args.budget) {
            this.createBudget(name, args, args.budget);
        }
        this.registerOutputs({});
    }

    private createAlerts(name: string, args: MlAlertsArgs, targets: LogAlertTargets): void {
        const { failedRuns: runs, unusableNodes, quotaPercent } = withDefaults(args, mlAlertThresholdsDefaults);
        const send = (what: string, alert: Omit<LogAlert, keyof typeof everyAlert>) =>
            alertOnLogs(this, `${name}-${what}`, args, targets, { ...everyAlert, ...alert });
        send("failed-jobs", {
            displayName: "Failed jobs of Machine Learning",
            description: "A job of the workspace failed, or a step of it; the alert names the job.",
            query: failedRuns(args.workspaceResourceId),
            namedBy: ["JobName"],
            atLeast: runs,
        });
        send("unusable-nodes", {
            displayName: "Unusable nodes of Machine Learning",
            description: "Nodes of a cluster do not work; the alert names the cluster.",
            query: clusterNodes(args.workspaceResourceId),
            namedBy: ["ClusterName"],
            highestOf: "UnusableNodeCount",
            atLeast: unusableNodes,
        });
        send("quota", {
            displayName: "Use of quotas of Machine Learning",
            description: "A family of sizes is close to its quota; the alert names the family, and its priority.",
            query: quotaUse(args.workspaceResourceId),
            namedBy: ["VmFamilyName", "VmPriority"],
            highestOf: "QuotaPercent",
            atLeast: quotaPercent,
        });
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
