import { oneOf } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlDatabaseBackupRedundancy = defineRule({
    id: "sql-database-backup-redundancy",
    title: "Backups of a database are in more than one availability zone",
    rationale:
        "With local backups the loss of one data centre takes a database and all that it could be restored from.",
    remedy: "Set requestedBackupStorageRedundancy to Zone, GeoZone or Geo.",
    severity: "high",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:sql:Database"],
    references: ["sql.backup-redundancy"],
    checks: { requestedBackupStorageRedundancy: oneOf(["Zone", "GeoZone", "Geo"]) },
});
