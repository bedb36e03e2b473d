import { alertIssues } from "../../../components/observability/checks";
import { settingsIssues, type SettingsIssue } from "../core/issues";
import type { DatabricksSettings } from "../schema/databricks/databricks";
import type { ObservabilitySettings } from "../schema/observability";

interface ObservabilityReads {
    observability?: ObservabilitySettings;
    databricks?: DatabricksSettings;
}

/** What is wrong with alerts: no address to send them to, nothing to watch, and what the component refuses. */
export function observabilityChecks({ observability, databricks }: ObservabilityReads): SettingsIssue[] {
    const { alerts, alertEmails = [] } = observability ?? {};
    if (!alerts) {
        return [];
    }
    const issues = settingsIssues(alertIssues(alerts), "observability.alerts");
    if (alertEmails.length === 0) {
        issues.push({
            path: "observability.alerts",
            message: "have nowhere to go; give observability.alertEmails, or leave them out",
        });
    }
    if (alerts.failedJobs && !databricks) {
        issues.push({
            path: "observability.alerts.failedJobs",
            message: "is given, but the stack has no databricks section whose jobs it could watch; leave it out",
        });
    }
    return issues;
}
