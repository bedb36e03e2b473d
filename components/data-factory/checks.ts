export { authoringIssues, contentsIssues, gitAuthoringDefaults } from "./authoring";
export { dataFactoryGroupIds } from "./dataFactory";
export { factoryKeyIssues } from "./encryption";
export { fileFeedDefaults, fileSourceDefaults } from "./files/feeds";
export { fileIngestDefaults } from "./files/fileIngest";
export { fileIngestIssues, type FileIngestPlan } from "./files/fileIngestIssues";
export { linkedServiceIssues } from "./linkedService";
export { otherTargetDefaults, sqlServerTargetDefaults, targetIssues } from "./linkedServiceTargets";
export { managedEndpointIssues, managedEndpointTargetDefaults } from "./managedEndpoints";
export { ingestAlertsIssues, ingestAlertsLimits } from "./monitoring/alertIssues";
export { loadedSourceDefaults } from "./monitoring/alertQueries";
export { pauseIssues, pauseLimits, type PausePlan } from "./pause/pauseIssues";
export { pauseScheduleDefaults, pauseScheduleIssues } from "./pause/pauseSchedule";
export { weekdays } from "./schedules/localTime";
export { lookupDefaults } from "./pipelines/activities";
export { activityPolicyDefaults } from "./pipelines/activity";
export { bronzeJobDefaults } from "./pipelines/daily";
export { bronzeJobIssues, landingIssues, sourceIngestIssues } from "./pipelines/ingestIssues";
export { ingestDefaults } from "./pipelines/ingestParts";
export { pipelineIssues } from "./pipelines/pipelineIssues";
export {
    dailyScheduleDefaults,
    scheduleIssues,
    type SchedulePlan,
    tumblingWindowScheduleDefaults,
} from "./schedules/schedule";
export { sourceIngestDefaults } from "./pipelines/sourceIngest";
export { ingestTableDefaults, tablePartitionDefaults } from "./pipelines/tables";
export { webDefaults } from "./pipelines/web";
export { restTargetDefaults } from "./restTarget";
export { managedRuntimeDefaults, managedRuntimeName, runtimeIssues } from "./runtimes";
export { sftpTargetDefaults } from "./sftpTarget";
export { warehouseLoadDefaults, warehouseLoadIssues, warehouseLoadLimits } from "./warehouse/warehouseLoad";
