import { equals } from "../../../core/conditions";
import { defineRule } from "../../../core/rule";

export const sqlServerOutboundAccess = defineRule({
    id: "sql-server-outbound-access",
    title: "SQL servers reach only the hosts that are listed for them",
    rationale:
        "Users who may run a statement can otherwise send rows to any host, by an export or an external data source.",
    remedy: "Set restrictOutboundNetworkAccess to Enabled, and add an OutboundFirewallRule for each host that is meant.",
    severity: "medium",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: ["azure-native:sql:Server"],
    references: ["sql.outbound", "eae5dab1-5078-4686-a091-fce0e1e13d3b"],
    checks: { restrictOutboundNetworkAccess: equals("Enabled") },
});
