export { bracketed, type BracketedArgs, type Transition } from "./bracketed";
export { DeploymentStep, type DeploymentStepArgs, type StepDefinition } from "./deploymentStep";
