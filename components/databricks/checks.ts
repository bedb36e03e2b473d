export { groupIssue } from "./access/accountGroups";
export { databricksPersonaDefaults, teamIssues } from "./access/databricksWorkspaceAccess";
export { databricksServiceDefaults } from "./access/services";
export { databricksAccountDefaults, databricksAccountIssues } from "./account/databricksAccount";
export {
    databricksNetworkConnectivityDefaults,
    networkConnectivityIssues,
} from "./account/databricksNetworkConnectivity";
export { catalogStorageDefaults } from "./catalog/catalogAccess";
export { catalogIssues, type CatalogShape, schemasWithTables, zoneCoverageIssues } from "./catalog/catalogIssues";
export {
    catalogSchemaDefaults,
    type CatalogZoneShape,
    catalogZoneShapeDefaults,
    schemaOfZone,
} from "./catalog/catalogSchemas";
export {
    databricksDeltaMaintenanceDefaults,
    maintenanceScheduleDefaults,
    scheduleIssues,
} from "./catalog/databricksDeltaMaintenance";
export { databricksUnityCatalogDefaults } from "./catalog/databricksUnityCatalog";
export { maintenancePolicyIssue } from "./catalog/maintenancePolicy";
export { catalogShapeDefaults, schemaRetentionDefaults, schemaRetentionLimits } from "./catalog/retention";
export { costTagIssues } from "./compute/costTags";
export {
    databricksSqlWarehouseDefaults,
    databricksSqlWarehouseLimits,
    warehouseIssues,
} from "./compute/databricksSqlWarehouse";
export { policyIssues } from "./compute/policyChecks";
export { computePolicyDefaults, computePolicyLimits, policyPresets } from "./compute/policyPresets";
export { resolvePolicies } from "./compute/policyResolution";
export { computePoolDefaults, computePoolLimits, knownPools, poolIssues } from "./compute/poolChecks";
export { codeModule, readCodePackage } from "./jobs/codeFolder";
export { databricksJobsDefaults } from "./jobs/databricksJobs";
export { databricksJobDefaults, databricksJobLimits } from "./jobs/jobDefinition";
export { jobIssues } from "./jobs/jobIssues";
export { jobScheduleDefaults } from "./jobs/jobSchedule";
export { databricksModelsDefaults, experimentPath, modelsIssues } from "./models/databricksModels";
export { databricksServingDefaults } from "./models/databricksServing";
export { servedModelDefaults, servedModelLimits } from "./models/servedModel";
export { servingIssues } from "./models/servingIssues";
export { secretScopeIssues } from "./workspace/databricksSecretScope";
export { databricksWorkspaceDefaults } from "./workspace/databricksWorkspace";
export {
    databricksWorkspaceSettingsDefaults,
    databricksWorkspaceSettingsLimits,
    workspaceSettingsIssues,
} from "./workspace/databricksWorkspaceSettings";
export { ipAccessListIssues } from "./workspace/ipAccessLists";
export { enhancedSecurityDefaults, enhancedSecurityIssues } from "./workspace/workspaceSecurity";
