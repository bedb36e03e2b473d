export {
    type DatabricksPersona,
    type DatabricksTeam,
    DatabricksWorkspaceAccess,
    type DatabricksWorkspaceAccessArgs,
} from "./access/databricksWorkspaceAccess";
export type { DatabricksService } from "./access/services";
export {
    DatabricksAccount,
    type DatabricksAccountArgs,
    type DatabricksAccountGroup,
    type DatabricksMetastore,
} from "./account/databricksAccount";
export {
    type AllowedStorage,
    DatabricksNetworkConnectivity,
    type DatabricksNetworkConnectivityArgs,
} from "./account/databricksNetworkConnectivity";
export {
    DatabricksWorkspaceConnectivity,
    type DatabricksWorkspaceConnectivityArgs,
    type ServerlessTarget,
} from "./account/databricksWorkspaceConnectivity";
export { type CatalogSchema, type CatalogZone, SchemaPurpose } from "./catalog/catalogSchemas";
export {
    DatabricksDeltaMaintenance,
    type DatabricksDeltaMaintenanceArgs,
    type MaintenanceSchedule,
} from "./catalog/databricksDeltaMaintenance";
export { DatabricksUnityCatalog, type DatabricksUnityCatalogArgs } from "./catalog/databricksUnityCatalog";
export {
    type CatalogPersona,
    type CatalogPrivilege,
    type CatalogService,
    type ExtraGrant,
    PersonaRole,
    ServiceRole,
} from "./catalog/grants";
export type { SchemaRetention } from "./catalog/retention";
export { PoolAvailability, type PoolReference } from "./compute/computePools";
export { DatabricksClusterPolicies, type DatabricksClusterPoliciesArgs } from "./compute/databricksClusterPolicies";
export { DatabricksInstancePools, type DatabricksInstancePoolsArgs } from "./compute/databricksInstancePools";
export { DatabricksSqlWarehouse, type DatabricksSqlWarehouseArgs } from "./compute/databricksSqlWarehouse";
export type { ClusterAvailability, ComputePolicy, DataSecurityMode, PresetName } from "./compute/policyPresets";
export type { ComputePool } from "./compute/poolChecks";
export { type CodeModule, readCodePackage } from "./jobs/codeFolder";
export { DatabricksJobs, type DatabricksJobsArgs } from "./jobs/databricksJobs";
export type { JobClusterArgs } from "./jobs/jobCluster";
export type { DatabricksJob, DatabricksJobTask, JobPolicy } from "./jobs/jobDefinition";
export type { JobScheduleArgs } from "./jobs/jobSchedule";
export {
    type DatabricksExperiment,
    type DatabricksModel,
    DatabricksModels,
    type DatabricksModelsArgs,
} from "./models/databricksModels";
export { DatabricksServing, type DatabricksServingArgs } from "./models/databricksServing";
export type { ServedModel, ServedModelMonitor } from "./models/servedModel";
export { DatabricksSecretScope, type DatabricksSecretScopeArgs } from "./workspace/databricksSecretScope";
export {
    DatabricksWebAuthenticationWorkspace,
    type DatabricksWebAuthenticationWorkspaceArgs,
} from "./workspace/databricksWebAuthenticationWorkspace";
export { DatabricksWorkspace, type DatabricksWorkspaceArgs, RootReplication } from "./workspace/databricksWorkspace";
export {
    DatabricksWorkspaceSettings,
    type DatabricksWorkspaceSettingsArgs,
} from "./workspace/databricksWorkspaceSettings";
export { InitialCatalog } from "./workspace/initialCatalog";
export type { RootKey, WorkspaceKey, WorkspaceKeys } from "./workspace/workspaceKeys";
export type { EnhancedSecurityArgs } from "./workspace/workspaceSecurity";
