/**
 * Minutes between two evaluations of a log search alert, and minutes of logs that one looks at, as Azure writes them. Azure
 * also takes a minute, for queries without `union` only. An evaluation looks back as far as the last one at the least.
 * Source: hashicorp/terraform-provider-azurerm, website/docs/r/monitor_scheduled_query_rules_alert_v2.html.markdown.
 */
export const logAlertMinutes = {
    5: "PT5M",
    10: "PT10M",
    15: "PT15M",
    30: "PT30M",
    45: "PT45M",
    60: "PT1H",
    120: "PT2H",
    180: "PT3H",
    240: "PT4H",
    300: "PT5H",
    360: "PT6H",
    1440: "P1D",
} as const;

/** A number of minutes of the table. */
export type LogAlertMinutes = keyof typeof logAlertMinutes;

/** Severities of an alert, critical, error, warning, informational and verbose. Source: learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview. */
export const alertSeverities = [0, 1, 2, 3, 4] as const;

/** A severity of an alert. */
export type AlertSeverity = (typeof alertSeverities)[number];

/**
 * Limits of a log search alert: bytes of all its inputs together, alerts of one evaluation that Azure takes back on its own,
 * and minutes of logs that its query may look at where that is more than the window. Sources: learn.microsoft.com/azure/
 * azure-monitor/service-limits (64 KB, 300); hashicorp/terraform-provider-azurerm, website/docs/r/
 * monitor_scheduled_query_rules_alert_v2.html.markdown (query_time_range_override, at most P2D).
 */
export const logAlertLimits = { bytes: 64 * 1024, alerts: 300, lookBackMinutes: 2880 } as const;
