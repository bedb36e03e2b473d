export { mlClusterDefaults, mlClusterLimits } from "./compute/clusters";
export { mlComputeIssues, type MlComputePlan } from "./compute/computeIssues";
export { mlInstanceDefaults, mlInstanceLimits } from "./compute/instances";
export { mlPresets } from "./compute/presets";
export { modelRegistryGroupIds } from "./registry/modelRegistry";
export { registryIssues } from "./registry/registryIssues";
export { registryTargets } from "./registry/registryTargets";
export {
    imageBuildComputeIssues,
    machineLearningWorkspaceDefaults,
    machineLearningWorkspaceGroupIds,
} from "./workspace/machineLearningWorkspace";
export { managedNetworkDefaults, outboundServiceTagDefaults, outboundTargetDefaults } from "./workspace/managedNetwork";
export { mlDataAssetDefaults } from "./data/dataAssets";
export { mlDataIssues } from "./data/dataIssues";
export { mlDataAssetsDefaults } from "./data/mlDataAssets";
export { managedNetworkIssues } from "./workspace/networkIssues";
export { alertsIssues, mlAlertThresholdsDefaults, mlBudgetLimits } from "./monitoring/alertIssues";
export { trackingIssues } from "./tracking/databricksModelTracking";
export { forecastingNodeDefaults, forecastingNodeLimits } from "./pipelines/forecastingNode";
