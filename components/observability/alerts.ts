import * as monitor from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import { protectionChanges, type ProtectionChange } from "../../azure/observability/protectionChanges";
import { stateless, type ComponentArgs } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import type { LogAlertTargets } from "../shared/diagnostics";
import { hyphenated, resourceName } from "../shared/naming";
import { issuesWithin, repeated, type InputIssue } from "../shared/validation";
import { failedJobsAlert, failedJobsAlertIssues, type FailedJobsAlertArgs } from "./failedJobsAlert";

/** What sends an alert. */
export interface AlertsArgs {
    /**
     * What of the subscription sends an alert when it is changed or deleted, a deployment of the stack included; each is one
     * rule, of at most 100 a subscription. `logs` is the deletion of diagnostic settings, flow logs and workspaces, `networks`
     * changes of networks, subnets and peerings, `keyVaults` those of a vault's firewall and access, `alerts` those of these
     * rules. `roleAssignments` is every new assignment of a role and every change of a role's definition: the activity log
     * does not tell which role is given. The kinds logs, networkSecurityGroups, networks, routeTables, firewalls, locks,
     * keyVaults and alerts by default. Plain: it decides which resources exist.
     */
    changes?: readonly ProtectionChange[];
    /** Alert on failed runs of jobs of the Databricks workspaces that log to the workspace; none by default. Plain: it decides which resources exist. */
    failedJobs?: FailedJobsAlertArgs;
}

/** What sends an alert where the inputs say nothing. */
export const alertsDefaults = {
    changes: ["logs", "networkSecurityGroups", "networks", "routeTables", "firewalls", "locks", "keyVaults", "alerts"],
} as const;

/** Inputs that the alerts of a component are made from. */
type AlertingArgs = ComponentArgs & { alerts?: AlertsArgs };

/** Makes the alerts of a component: changes are watched in the subscription, failed jobs in the workspace. */
export function createAlerts(
    parent: pulumi.Resource,
    name: string,
    args: AlertingArgs,
    targets: LogAlertTargets,
): void {
    const { changes, failedJobs } = withDefaults(args.alerts ?? {}, alertsDefaults);
    for (const change of changes) {
        changeAlert(parent, `${name}-${hyphenated(change)}`, args, change, targets.actionGroupResourceId);
    }
    if (failedJobs) {
        failedJobsAlert(parent, `${name}-failed-jobs`, { ...args, failedJobs }, targets);
    }
}

// The whole subscription, not the stack's resource groups: locks, roles and diagnostic settings exist above groups too,
// and a group that is made later would be missed.
function changeAlert(
    parent: pulumi.Resource,
    name: string,
    args: AlertingArgs,
    change: ProtectionChange,
    actionGroupId: pulumi.Input<string>,
): void {
    new monitor.ActivityLogAlert(
        name,
        {
            activityLogAlertName: resourceName(args.naming, "activityLogAlert", name),
            resourceGroupName: args.resourceGroupName,
            location: "Global",
            description: `Changes that can take protection away: ${protectionChanges[change].join(", ")}`,
            enabled: true,
            scopes: [`/subscriptions/${args.naming.subscriptionId}`],
            condition: {
                allOf: [
                    { field: "category", equals: "Administrative" },
                    // Azure refuses a list of operations in one condition (containsAny).
                    { anyOf: protectionChanges[change].map((equals) => ({ field: "operationName", equals })) },
                    { field: "status", equals: "Succeeded" },
                ],
            },
            actions: { actionGroups: [{ actionGroupId }] },
            tags: args.tags,
        },
        { parent, ...stateless },
    );
}

/** What is wrong with the inputs of alerts. */
export function alertIssues({ changes = [], failedJobs }: AlertsArgs): InputIssue[] {
    const twice = repeated(changes).map((change) => ({ propertyPath: "changes", reason: `"${change}" is duplicated` }));
    const ofJobs = failedJobs ? failedJobsAlertIssues(failedJobs) : [];
    return [...twice, ...issuesWithin("failedJobs", ofJobs)];
}
