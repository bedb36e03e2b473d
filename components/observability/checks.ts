export { observabilityDefaults, observabilityLimits } from "./observability";
