export { mlClusterDefaults, mlClusterLimits } from "./compute/clusters";
export { mlComputeIssues, type MlComputePlan } from "./compute/computeIssues";
export { mlInstanceDefaults, mlInstanceLimits } from "./compute/instances";
export { mlPresets } from "./compute/presets";
export { registryIssues } from "./registry/registryIssues";
export { encryptionIssues } from "./workspace/encryption";
export {
    machineLearningWorkspaceDefaults,
    machineLearningWorkspaceGroupIds,
} from "./workspace/machineLearningWorkspace";
export { managedNetworkDefaults, outboundServiceTagDefaults, outboundTargetDefaults } from "./workspace/managedNetwork";
export { networkIssues } from "./workspace/networkIssues";
export { mlDataAssetDefaults } from "./data/dataAssets";
export { mlDataIssues } from "./data/dataIssues";
export { mlDataAssetsDefaults } from "./data/mlDataAssets";
