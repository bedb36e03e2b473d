import { alertIssues } from "../../../components/observability/checks";
import { settingsIssues, type SettingsIssue } from "../core/issues";
import type { EndpointUse } from "../core/section";
import type { DatabricksSettings } from "../schema/databricks/databricks";
import type { PrivateDnsSettings } from "../schema/network";
import type { ObservabilitySettings } from "../schema/observability";
import type { HubSettings } from "../schema/platform";

interface ObservabilityReads {
    observability?: ObservabilitySettings;
    databricks?: DatabricksSettings;
    hub?: HubSettings;
    privateDns?: PrivateDnsSettings;
}

/** The endpoint of the private link scope, the stack's own or the shared stack's. */
export function observabilityEndpoints({ observability }: Pick<ObservabilityReads, "observability">): EndpointUse[] {
    const { privateLink } = observability ?? {};
    const inHub = privateLink?.scope === "hub";
    return privateLink ? [{ path: "observability.privateLink", groupIds: ["azuremonitor"], inHub }] : [];
}

/** What is wrong with alerts and with the private link scope. */
export function observabilityChecks(settings: ObservabilityReads): SettingsIssue[] {
    return [...alertChecks(settings), ...privateLinkChecks(settings)];
}

function privateLinkChecks({ observability, hub, privateDns }: ObservabilityReads): SettingsIssue[] {
    const path = "observability.privateLink.scope";
    const { scope } = observability?.privateLink ?? {};
    if (scope === "hub" && !hub) {
        return [{ path, message: "is hub, but there is no hub section; add one, or use create" }];
    }
    if (scope === "create" && privateDns?.zones === "hub") {
        const message =
            "is create, but the names of Azure Monitor are in the hub's zones, where one scope takes the records of another; use hub";
        return [{ path, message }];
    }
    return [];
}

/** Nowhere to send alerts to, nothing to watch, and what the component refuses. */
function alertChecks({ observability, databricks }: ObservabilityReads): SettingsIssue[] {
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
