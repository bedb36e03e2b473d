export { type AlertsArgs } from "./alerts";
export { type FailedJobsAlertArgs } from "./failedJobsAlert";
export { type LogReader, Observability, type ObservabilityArgs } from "./observability";
