export { bracketed, type BracketedArgs, type Transition } from "./bracketed";
export type { SqlGrant, SqlUser } from "./sqlUserStep";
export { DeploymentStep, type DeploymentStepArgs, type StepDefinition } from "./deploymentStep";
