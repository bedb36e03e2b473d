export { alertIssues, alertsDefaults } from "./alerts";
export { applicationInsightsDefaults } from "./applicationInsights";
export { failedJobsAlertDefaults } from "./failedJobsAlert";
export { monitorPrivateLinkScopeDefaults } from "./monitorPrivateLinkScope";
export { observabilityDefaults, observabilityLimits } from "./observability";
