import { equals, isTrue } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlServerAuditTarget = defineRule({
    id: "sql-server-audit-target",
    title: "The audit of a SQL server is on and goes to Azure Monitor",
    rationale: "An audit that is off, or that goes to no logs, leaves no record of who read or changed what.",
    remedy: "Set state to Enabled and isAzureMonitorTargetEnabled to true.",
    severity: "high",
    level: { dev: "advisory", prod: "mandatory" },
    targets: ["azure-native:sql:ExtendedServerBlobAuditingPolicy"],
    references: ["sql.auditing", "CKV_AZURE_156", "a6fb4358-5bf4-4ad7-ba82-2cd2f41ce5e9"],
    checks: { state: equals("Enabled"), isAzureMonitorTargetEnabled: isTrue() },
});
