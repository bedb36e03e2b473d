import { atLeast } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

// What Azure keeps where nothing is said. Source: "Automated backups in Azure SQL Database", learn.microsoft.com/azure/
// azure-sql/database/automated-backups-overview, "Backup retention".
const days = 7;

export const sqlDatabaseBackupRetention = defineRule({
    id: "sql-database-backup-retention",
    title: "A database can be restored to any point of the last seven days",
    rationale: "Rows that a faulty load overwrites before a weekend are noticed after backups of a few days are gone.",
    remedy: "Set retentionDays to 7 or more, or leave the policy out: Azure keeps seven days by default.",
    severity: "medium",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:sql:BackupShortTermRetentionPolicy"],
    references: [],
    checks: { retentionDays: atLeast(days) },
});
