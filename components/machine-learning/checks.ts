export { mlClusterDefaults, mlClusterLimits } from "./compute/clusters";
export { mlComputeIssues, type MlComputePlan } from "./compute/computeIssues";
export { mlInstanceDefaults, mlInstanceLimits } from "./compute/instances";
export { mlPresets } from "./compute/presets";
export { registryIssues } from "./registry/registryIssues";
