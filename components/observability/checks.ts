export { alertIssues, alertsDefaults } from "./alerts";
export { failedJobsAlertDefaults } from "./failedJobsAlert";
export { observabilityDefaults, observabilityLimits } from "./observability";
