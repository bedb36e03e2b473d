const writeAndDelete = (...types: string[]) => types.flatMap((type) => [`${type}/write`, `${type}/delete`]);

/**
 * Operations of the activity log by which protection can be taken away, by what they change. Operations are named after
 * the resource type. Sources: learn.microsoft.com/azure/role-based-access-control/resource-provider-operations; CIS
 * Microsoft Azure Foundations Benchmark, section "Activity Log Alerts", and built-in policy
 * b954148f-4c11-4c38-8221-be76711e194a, which ask for alerts on security groups and their rules; for the others, the
 * resources whose change opens what the platform closes, or deletes what records it.
 */
export const protectionChanges = {
    // Diagnostic settings are only watched for deletion: each resource that is made writes one.
    logs: [
        "Microsoft.Insights/diagnosticSettings/delete",
        "Microsoft.Network/networkWatchers/flowLogs/delete",
        "Microsoft.OperationalInsights/workspaces/delete",
    ],
    networkSecurityGroups: writeAndDelete(
        "Microsoft.Network/networkSecurityGroups",
        "Microsoft.Network/networkSecurityGroups/securityRules",
    ),
    // A write can take the security group or the route table off a subnet, or admit another network.
    networks: [
        "Microsoft.Network/virtualNetworks/write",
        "Microsoft.Network/virtualNetworks/subnets/write",
        "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write",
    ],
    routeTables: writeAndDelete("Microsoft.Network/routeTables", "Microsoft.Network/routeTables/routes"),
    firewalls: writeAndDelete(
        "Microsoft.Network/azureFirewalls",
        "Microsoft.Network/firewallPolicies",
        "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
    ),
    locks: ["Microsoft.Authorization/locks/delete"],
    // The firewall of a vault and its way of authorization are part of the vault.
    keyVaults: [...writeAndDelete("Microsoft.KeyVault/vaults"), "Microsoft.KeyVault/vaults/accessPolicies/write"],
    alerts: writeAndDelete(
        "Microsoft.Insights/actionGroups",
        "Microsoft.Insights/activityLogAlerts",
        "Microsoft.Insights/scheduledQueryRules",
    ),
    roleAssignments: ["Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleDefinitions/write"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What can be watched for changes. */
export type ProtectionChange = keyof typeof protectionChanges;
