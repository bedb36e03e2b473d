export { bracketedDefaults } from "./bracketed";
export { deploymentStepDefaults, deploymentStepIssues } from "./deploymentStep";
