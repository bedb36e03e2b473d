export { administratorIssues } from "../shared/identities";
export { databaseIssues } from "./databaseIssues";
export {
    sqlBackupDefaults,
    sqlDatabaseLimits,
    sqlDatabaseCommonDefaults,
    sqlLongTermRetentionDefaults,
    sqlProvisionedDatabaseDefaults,
    sqlServerlessDatabaseDefaults,
} from "./databases";
export { sqlKeyIssues } from "./encryption";
export { sqlDatabaseDefaults, sqlDatabaseGroupIds } from "./sqlDatabase";
export { schemaIssues, scriptsIn } from "../operations/sqlScripts";
export { sqlUserIssues } from "../operations/sqlUserStep";
