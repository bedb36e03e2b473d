import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlDatabaseEncryption = defineRule({
    id: "sql-database-encryption",
    title: "Encryption at rest of a database is not switched off",
    rationale:
        "Anyone who gets hold of its files or backups can then read them, and a customer-managed key protects nothing.",
    remedy: "Set state of the TransparentDataEncryption to Enabled, or leave the resource out: Azure encrypts every database unless asked not to.",
    severity: "critical",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:sql:TransparentDataEncryption"],
    references: ["sql.tde", "Azure.SQL.TDE", "17k78e20-9358-41c9-923c-fb736d382a12"],
    checks: { state: equals("Enabled") },
});
