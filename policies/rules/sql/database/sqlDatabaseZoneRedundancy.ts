import { isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlDatabaseZoneRedundancy = defineRule({
    id: "sql-database-zone-redundancy",
    title: "Databases run in several availability zones",
    rationale: "A database in one data centre stops with it, and every load and report with the database.",
    remedy: "Set zoneRedundant to true.",
    severity: "medium",
    level: { dev: "disabled", prod: "mandatory" },
    targets: ["azure-native:sql:Database"],
    references: ["sql.zone-redundant", "CKV_AZURE_229", "6221cac0-bb8d-40f4-9535-5d03f713f054"],
    checks: { zoneRedundant: isTrue() },
});
