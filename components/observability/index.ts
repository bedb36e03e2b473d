export { type AlertsArgs } from "./alerts";
export { ApplicationInsights, type ApplicationInsightsArgs } from "./applicationInsights";
export { type FailedJobsAlertArgs } from "./failedJobsAlert";
export { MonitorPrivateLinks, type MonitorPrivateLinksArgs, type MonitorScope } from "./monitorPrivateLinks";
export { MonitorPrivateLinkScope, type MonitorPrivateLinkScopeArgs } from "./monitorPrivateLinkScope";
export { type LogReader, Observability, type ObservabilityArgs } from "./observability";
