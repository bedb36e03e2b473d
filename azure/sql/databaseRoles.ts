/**
 * Roles that every database of Azure SQL has: "Database-level roles", learn.microsoft.com/sql/relational-databases/security/
 * authentication-access/database-level-roles. `db_backupoperator` does nothing in Azure SQL, where no user makes backups.
 */
export const fixedDatabaseRoles: readonly string[] = [
    "db_owner",
    "db_securityadmin",
    "db_accessadmin",
    "db_ddladmin",
    "db_datawriter",
    "db_datareader",
    "db_denydatawriter",
    "db_denydatareader",
];
