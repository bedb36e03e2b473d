export { authoringIssues, contentsIssues, gitAuthoringDefaults } from "./authoring";
export { dataFactoryGroupIds } from "./dataFactory";
export { factoryKeyIssues } from "./encryption";
export { linkedServiceIssues } from "./linkedService";
export { otherTargetDefaults, sqlServerTargetDefaults } from "./linkedServiceTargets";
export { managedEndpointIssues, managedEndpointTargetDefaults } from "./managedEndpoints";
export { managedRuntimeDefaults, managedRuntimeName, runtimeIssues } from "./runtimes";
