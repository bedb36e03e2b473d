export type { SqlAdministrators } from "../shared/identities";
export {
    type SqlBackupArgs,
    SqlBackupRedundancy,
    type SqlDatabaseCommon,
    type SqlDatabaseSpec,
    type SqlLongTermRetention,
    type SqlProvisionedDatabase,
    type SqlServerlessDatabase,
    SqlTier,
} from "./databases";
export { SqlDatabase, type SqlDatabaseArgs } from "./sqlDatabase";
export { SqlSchema, type SqlSchemaArgs } from "./sqlSchema";
export type { SqlGrant, SqlUser } from "../operations";
export { SqlUsers, type SqlUsersArgs } from "./sqlUsers";
