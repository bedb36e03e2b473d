import * as monitor from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import { type AlertSeverity, type LogAlertMinutes, logAlertMinutes } from "../../azure/observability/logAlerts";
import { stateless, type ComponentArgs, type DiagnosticsDestination } from "./componentArgs";
import { resourceName } from "./naming";

/**
 * Sends every log category of a resource to Log Analytics. Metrics stay in Azure Monitor, where they are free. The
 * setting is named after the stack's own, so that one of the organisation's Azure Policy can exist next to it.
 */
export function sendDiagnostics(
    name: string,
    resourceId: pulumi.Input<string>,
    destination: DiagnosticsDestination,
    opts: pulumi.CustomResourceOptions,
    { tables }: LogTables = {},
): monitor.DiagnosticSetting {
    return new monitor.DiagnosticSetting(
        name,
        {
            name: "azure-ml-platform",
            resourceUri: resourceId,
            workspaceId: destination.workspaceResourceId,
            logs: [{ categoryGroup: "allLogs", enabled: true }],
            // Where a service writes to its own tables alone, Azure answers without the input: each run would set it again.
            ...(tables === "own" && { logAnalyticsDestinationType: "Dedicated" }),
        },
        opts,
    );
}

/** Tables of Log Analytics that the logs of a resource go to. */
export interface LogTables {
    /** `own` for those of its service, where it can write to AzureDiagnostics as well, which it does by default. */
    tables?: "own";
}

/** Where an alert on logs looks, and whom it tells. */
export interface LogAlertTargets {
    /** ARM id of the Log Analytics workspace that holds the logs. A change moves the alert to it. */
    logsResourceId: pulumi.Input<string>;
    /** ARM id of the action group that the alert goes to. */
    actionGroupResourceId: pulumi.Input<string>;
}

/** What an alert on logs looks for, and when. */
export interface LogAlert {
    /** Title of the alert. */
    displayName: string;
    /** What it tells. */
    description: string;
    /** Severity, 0 (critical) to 4 (verbose). */
    severity: AlertSeverity;
    /** Minutes of logs that an evaluation looks at. */
    windowMinutes: LogAlertMinutes;
    /** Minutes between two evaluations. */
    frequencyMinutes: LogAlertMinutes;
    /** Whether the query looks at two days of logs, the most that Azure takes; at the window by default. */
    looksBackTwoDays?: boolean;
    /** Query in KQL. */
    query: pulumi.Input<string>;
    /** Columns that name what the alert is about: one alert for each of their values. */
    namedBy: readonly string[];
    /** Column whose highest value counts; the number of rows where left out. */
    highestOf?: string;
    /** What sends the alert when it is reached. */
    atLeast: number;
}

/** Sends one alert for each value of the columns that name it, and takes it back once the window holds none. */
export function alertOnLogs(
    parent: pulumi.Resource,
    name: string,
    { naming, resourceGroupName, location, tags }: ComponentArgs,
    { logsResourceId, actionGroupResourceId }: LogAlertTargets,
    { displayName, description, severity, windowMinutes, frequencyMinutes, looksBackTwoDays, ...condition }: LogAlert,
): void {
    new monitor.ScheduledQueryRule(
        name,
        {
            ruleName: resourceName(naming, "scheduledQueryRule", name),
            resourceGroupName,
            location,
            kind: "LogAlert",
            displayName,
            description,
            enabled: true,
            severity,
            scopes: [logsResourceId],
            windowSize: logAlertMinutes[windowMinutes],
            evaluationFrequency: logAlertMinutes[frequencyMinutes],
            ...(looksBackTwoDays && { overrideQueryTimeRange: "P2D" }),
            criteria: { allOf: [reached(condition)] },
            autoMitigate: true,
            skipQueryValidation: true,
            actions: { actionGroups: [actionGroupResourceId] },
            tags,
        },
        { parent, ...stateless },
    );
}

const reached = ({
    query,
    namedBy,
    highestOf,
    atLeast,
}: Pick<LogAlert, "query" | "namedBy" | "highestOf" | "atLeast">) => ({
    query,
    ...(highestOf === undefined
        ? { timeAggregation: "Count" }
        : { timeAggregation: "Maximum", metricMeasureColumn: highestOf }),
    dimensions: namedBy.map((name) => ({ name, operator: "Include", values: ["*"] })),
    operator: "GreaterThanOrEqual",
    threshold: atLeast,
    failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
});

/**
 * Rows of a table, none where the table is not there: it is not before a service has sent its first log, a query of it
 * alone would fail, and Azure Monitor disables a rule whose query fails for a week. Source: learn.microsoft.com/azure/
 * azure-monitor/alerts/alerts-troubleshoot-log.
 */
export function rowsOf(table: string, columns: Readonly<Record<string, "datetime" | "int" | "string">>): string {
    const typed = Object.entries(columns).map(([name, type]) => `${name}: ${type}`);
    return `union isfuzzy=true (datatable(${typed.join(", ")})[]), ${table}`;
}
