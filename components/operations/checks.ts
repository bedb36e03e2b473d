export { deploymentStepDefaults, deploymentStepIssues } from "./deploymentStep";
