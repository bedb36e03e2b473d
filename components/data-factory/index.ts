export {
    AuthoringKind,
    type FactoryAuthoring,
    type FactoryContents,
    type GitAuthoring,
    type ProgramAuthoring,
} from "./authoring";
export { DataFactory, type DataFactoryArgs } from "./dataFactory";
export type { FeedMode, FileFeed, FileSource } from "./files/feeds";
export { FileIngest, type FileIngestArgs } from "./files/fileIngest";
export { linkedService, type LinkedServiceArgs } from "./linkedService";
export type {
    AzureSqlTarget,
    DatabricksTarget,
    LakeTarget,
    LinkedServiceTarget,
    OtherTarget,
    SqlServerTarget,
    SynapsePoolTarget,
    VaultTarget,
} from "./linkedServiceTargets";
export {
    EndpointApproval,
    type FactoryNetwork,
    ManagedEndpoints,
    type ManagedEndpointsArgs,
    type ManagedEndpointTarget,
} from "./managedEndpoints";
export type { LoadedSource } from "./monitoring/alertQueries";
export { IngestAlerts, type IngestAlertsArgs } from "./monitoring/ingestAlerts";
export type { ScheduledLoad } from "./pause/pauseIssues";
export { PauseSchedule, type PauseScheduleArgs } from "./pause/pauseSchedule";
export type { RunningHours } from "./pause/runningHours";
export {
    copy as copyActivity,
    type CopyArgs,
    type IncompatibleRowsArgs,
    databricksJob as databricksJobActivity,
    type DatasetUse,
    deleteFolder as deleteFolderActivity,
    executePipeline as executePipelineActivity,
    type ExecutionArgs,
    fail as failActivity,
    forEach as forEachActivity,
    ifCondition as ifConditionActivity,
    lookup as lookupActivity,
    script as scriptActivity,
    type ScriptArgs,
    type ScriptParameter,
    setVariable as setVariableActivity,
    switchOn as switchActivity,
    until as untilActivity,
    wait as waitActivity,
} from "./pipelines/activities";
export {
    Activity,
    type ActivityArgs,
    type ActivityPolicy,
    type After,
    type Condition,
    type Reference,
} from "./pipelines/activity";
export type { BronzeJob } from "./pipelines/daily";
export type { SourceType } from "./pipelines/datasets";
export { type Argument, expr, Expression } from "./pipelines/expr";
export type { Weekday } from "./schedules/localTime";
export type { IngestArgs, IngestLanding } from "./pipelines/ingestParts";
export {
    type ParameterDefinition,
    type PipelineDefinition,
    pipelineJson,
    type VariableDefinition,
} from "./pipelines/pipeline";
export { pipeline, type PipelineArgs } from "./pipelines/pipelineResource";
export type { DailySchedule, IngestSchedule, TumblingWindowSchedule } from "./schedules/schedule";
export { type IngestSource, SourceIngest, type SourceIngestArgs } from "./pipelines/sourceIngest";
export {
    type IngestMode,
    type IngestTable,
    type IncompatibleRows,
    type TablePartition,
    type SchemaChanges,
    tableName as ingestTableName,
} from "./pipelines/tables";
export { web as webActivity, type WebArgs } from "./pipelines/web";
export type { ApiKey, RestTarget } from "./restTarget";
export type { ManagedRuntimeArgs } from "./runtimes";
export type { SftpTarget } from "./sftpTarget";
export type { VaultSecret } from "./vaultSecret";
export { WarehouseLoad, type WarehouseLoadArgs } from "./warehouse/warehouseLoad";
