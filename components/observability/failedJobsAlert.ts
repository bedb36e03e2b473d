import type * as pulumi from "@pulumi/pulumi";
import type { AlertSeverity, LogAlertMinutes } from "../../azure/observability/logAlerts";
import type { ComponentArgs } from "../shared/componentArgs";
import { withDefaults } from "../shared/defaults";
import { alertOnLogs, rowsOf, type LogAlertTargets } from "../shared/diagnostics";
import type { InputIssue } from "../shared/validation";

/** Inputs of the alert on failed runs of Databricks jobs. */
export interface FailedJobsAlertArgs {
    /** Failed runs of one job within the window that send an alert; 1 by default. */
    runs?: number;
    /** Minutes of logs that an evaluation looks at: 5, 10, 15, 30, 45, whole hours up to 6, or a day; 60 by default, since logs come late. */
    windowMinutes?: LogAlertMinutes;
    /** Minutes between two evaluations, of the same values, the window at most; 15 by default. The shorter, the more the rule costs. */
    frequencyMinutes?: LogAlertMinutes;
    /** Severity of the alert, 0 (critical) to 4 (verbose); 2 by default. */
    severity?: AlertSeverity;
}

/** What the alert on failed jobs has where its inputs say nothing. */
export const failedJobsAlertDefaults = { runs: 1, windowMinutes: 60, frequencyMinutes: 15, severity: 2 } as const;

// Source of table and action: learn.microsoft.com/azure/azure-monitor/reference/tables/databricksjobs,
// learn.microsoft.com/azure/databricks/admin/account-settings/audit-logs (jobs events).
const failedRuns = `${rowsOf("DatabricksJobs", { TimeGenerated: "datetime", ActionName: "string", RequestParams: "string" })}
| where ActionName == "runFailed"
| extend JobId = tostring(parse_json(RequestParams).jobId)`;

/** Sends one alert a job, and takes it back once the window holds no failed run of it. */
export function failedJobsAlert(
    parent: pulumi.Resource,
    name: string,
    args: ComponentArgs & { failedJobs: FailedJobsAlertArgs },
    targets: LogAlertTargets,
): void {
    const { runs, ...when } = withDefaults(args.failedJobs, failedJobsAlertDefaults);
    alertOnLogs(parent, name, args, targets, {
        ...when,
        displayName: "Failed runs of Databricks jobs",
        description: "A job of the Databricks workspace failed; the alert names it by its id.",
        query: failedRuns,
        namedBy: ["JobId"],
        atLeast: runs,
    });
}

/** What is wrong with the inputs of the alert on failed jobs. */
export function failedJobsAlertIssues(given: FailedJobsAlertArgs): InputIssue[] {
    const { runs, windowMinutes, frequencyMinutes } = withDefaults(given, failedJobsAlertDefaults);
    const issues: InputIssue[] = [];
    if (!Number.isInteger(runs) || runs < 1) {
        issues.push({ propertyPath: "runs", reason: `must be a whole number, 1 or more, is ${runs}` });
    }
    if (frequencyMinutes > windowMinutes) {
        issues.push({
            propertyPath: "frequencyMinutes",
            reason: `must be ${windowMinutes} at most, which is windowMinutes, is ${frequencyMinutes}; failed runs between two windows would be missed`,
        });
    }
    return issues;
}
