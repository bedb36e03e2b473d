export { type MlClusterArgs, MlPriority } from "./compute/clusters";
export { type MlInstanceArgs, type MlInstanceUser } from "./compute/instances";
export {
    MlCompute,
    type MlComputeArgs,
    type MlComputeDependencies,
    type MlComputeIdentity,
    type MlManagedComputeNetwork,
    type MlSubnetComputeNetwork,
} from "./compute/mlCompute";
export { type MlPresetName } from "./compute/presets";
export type { MlReadRegistry } from "./compute/readRegistry";
export { ModelRegistry, type ModelRegistryArgs } from "./registry/modelRegistry";
export type { MlRegistryPrincipal } from "./registry/registryIssues";
export type { CustomerKeyEncryption, MicrosoftKeyEncryption, WorkspaceEncryption } from "./workspace/encryption";
export type { WorkspaceDependencies } from "./workspace/dependencies";
export { type WorkspaceUser, WorkspaceUserRole } from "./workspace/workspaceUsers";
export { MachineLearningWorkspace, type MachineLearningWorkspaceArgs } from "./workspace/machineLearningWorkspace";
export {
    type DeployingPrincipal,
    ManagedFirewallTier,
    type ManagedNetworkArgs,
    type OutboundServiceTag,
    type OutboundTarget,
    type SubnetNetworkArgs,
    type WorkspaceNetworkArgs,
} from "./workspace/managedNetwork";
export { type MlDataAssetArgs, MlDataKind } from "./data/dataAssets";
export type { MlDataZone } from "./data/datastores";
export type { MlEnvironmentArgs, MlPackages } from "./data/environments";
export { MlDataAssets, type MlDataAssetsArgs, type MlLakeArgs, type MlOutputsArgs } from "./data/mlDataAssets";
export type { MlAlertThresholds, MlBudgetArgs } from "./monitoring/alertIssues";
export { MlAlerts, type MlAlertsArgs } from "./monitoring/mlAlerts";
export {
    DatabricksModelTracking,
    type DatabricksModelTrackingArgs,
    type TrackingPrincipal,
} from "./tracking/databricksModelTracking";
export {
    ForecastingMetric,
    type ForecastingNode,
    forecastingNode,
    type ForecastingNodeArgs,
} from "./pipelines/forecastingNode";
