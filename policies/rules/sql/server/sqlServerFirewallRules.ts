import { defineStackRule } from "../../../core/rule";

// A rule for a subnet admits it at the public endpoint, which a private endpoint replaces.
const openings = [
    "azure-native:sql:FirewallRule",
    "azure-native:sql:IPv6FirewallRule",
    "azure-native:sql:VirtualNetworkRule",
];

export const sqlServerFirewallRules = defineStackRule({
    id: "sql-server-firewall-rules",
    title: "The firewall of a SQL server has no rules",
    rationale:
        "A rule is dormant while public access is off and opens the server on the day it is switched on; 0.0.0.0 is every customer of Azure.",
    remedy: "Remove the rule; reach the server through a private endpoint.",
    severity: "high",
    level: { dev: "mandatory", prod: "mandatory" },
    targets: openings,
    reads: [],
    references: [
        "sql.firewall",
        "Azure.SQL.FirewallIPRange",
        "Azure.SQL.AllowAzureAccess",
        "CKV_AZURE_11",
        "CKV2_AZURE_34",
        "AZU-0029",
        "6a3201a5-1630-494b-b294-3129d06b0eca",
    ],
    judge: (graph) =>
        graph.ofType(...openings).map(({ urn, name }) => ({
            urn,
            path: "",
            message: `${name} opens a server, expected none`,
            verdict: "fail",
        })),
});
