import { databricksBreaks, databricksTrips } from "./databricksBreaks";

/** How the values of one check are broken beyond what follows from a compliant value alone. */
export interface CheckBreaks {
    /** Values that Azure accepts and the rule does not. */
    disallowed?: unknown[];
    /** The rule accepts other spellings in upper and lower case. */
    caseless?: true;
    /** Unset is right: the reviewed list of such checks is this table. */
    unsetPasses?: true;
    /** The value is a list or the whole resource: only the disallowed values and the named mutants below break it. */
    structured?: true;
}

/** By rule and path. A check that is not listed is broken by deletion, by another type and by its value's opposite. */
export const checkBreaks: Record<string, CheckBreaks> = {
    ...databricksBreaks,
    "storage-account-min-tls minimumTlsVersion": { disallowed: ["TLS1_0", "TLS1_1"] },
    "storage-account-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
    "storage-account-firewall-default networkRuleSet.defaultAction": { disallowed: ["Allow"] },
    "storage-account-firewall-bypass networkRuleSet.bypass": {
        disallowed: ["Logging", "Metrics", "Logging, Metrics"],
        unsetPasses: true,
    },
    "storage-account-firewall-ip-rules networkRuleSet.ipRules": {
        disallowed: [[{ iPAddressOrRange: "203.0.113.7", action: "Allow" }]],
        unsetPasses: true,
        structured: true,
    },
    "storage-container-private publicAccess": { disallowed: ["Blob", "Container"], unsetPasses: true },
    "storage-account-file-protocols isSftpEnabled": { unsetPasses: true },
    "storage-account-file-protocols enableNfsV3": { unsetPasses: true },
    "storage-account-replication sku.name": {
        disallowed: ["Standard_LRS", "Premium_LRS", "Standard_GRS", "Standard_RAGRS"],
    },
    "storage-account-customer-key encryption.keySource": { disallowed: ["Microsoft.Storage"] },
    "storage-lifecycle-delta-tiers policy.rules": { structured: true },
    "keyvault-vault-access-policies properties.accessPolicies": {
        disallowed: [[{ objectId: "11111111-2222-3333-4444-555555555555", permissions: { keys: ["all"] } }]],
        unsetPasses: true,
        structured: true,
    },
    "keyvault-vault-public-network-access properties.publicNetworkAccess": { disallowed: ["Enabled"], caseless: true },
    "keyvault-vault-firewall-default properties.networkAcls.defaultAction": { disallowed: ["Allow"] },
    "keyvault-key-rotation properties.rotationPolicy.lifetimeActions": {
        disallowed: [[], [{ action: { type: "notify" } }]],
        structured: true,
    },
    "network-subnet-nsg subnets": { unsetPasses: true, structured: true },
    "network-subnet-private subnets": { unsetPasses: true, structured: true },
    "network-nsg-any-source securityRules": { unsetPasses: true, structured: true },
    "network-nsg-any-source ": { structured: true },
    "network-nsg-remote-administration securityRules": { unsetPasses: true, structured: true },
    "network-nsg-remote-administration ": { structured: true },
    "network-flow-log-target targetResourceId": {
        disallowed: ["/subscriptions/s/networkSecurityGroups/n"],
        caseless: true,
    },
    "network-vnet-dns-servers dhcpOptions.dnsServers": {
        disallowed: [["10.9.1.5"]],
        unsetPasses: true,
        structured: true,
    },
    "network-public-ip-standard sku.name": { disallowed: ["Basic"] },
    "network-route-internet routes": { unsetPasses: true, structured: true },
    "network-route-internet ": { structured: true },
    "network-private-endpoint-form privateLinkServiceConnections": { disallowed: [[]], structured: true },
    "network-private-endpoint-form manualPrivateLinkServiceConnections": {
        disallowed: [[{ name: "manual", groupIds: ["dfs"] }]],
        unsetPasses: true,
        structured: true,
    },
    "monitoring-diagnostic-destination logs": {
        disallowed: [
            [],
            [{ categoryGroup: "allLogs", enabled: false }],
            [{ categoryGroup: "other", enabled: true }],
            [{ category: "AuditEvent", enabled: true }],
        ],
        structured: true,
    },
    "identity-assignment-principal-type principalType": { disallowed: ["User", "ForeignGroup", "Device"] },
    "identity-role-definition-wildcard permissions": { disallowed: [], structured: true },
};

/** Mutants that break another rule as well, each reviewed. */
export const alsoTrips: Record<string, string[]> = {
    ...databricksTrips,
    // A flow log of something else leaves the network without one.
    'network-flow-log-target targetResourceId = "/subscriptions/s/networkSecurityGroups/n"': ["network-vnet-flow-logs"],
    'network-flow-log-target targetResourceId = "Unexpected"': ["network-vnet-flow-logs"],
    // An endpoint without a connection connects nothing.
    "network-private-endpoint-form privateLinkServiceConnections = []": ["network-service-private-endpoint"],
    "network-private-endpoint-form privateLinkServiceConnections unset": ["network-service-private-endpoint"],
    "network-private-endpoint-form privateLinkServiceConnections unknown": [
        "network-private-endpoint-dns",
        "network-private-endpoint-unique",
        "network-service-private-endpoint",
    ],
    // An endpoint in no network is in no linked network either.
    'network-private-endpoint-form subnet.id = " "': ["network-private-endpoint-dns"],
    // A key without a name is no key of this stack's vault.
    'storage-account-customer-key encryption.keyVaultProperties.keyName = " "': ["storage-account-customer-key-access"],
    "storage-account-customer-key encryption.keyVaultProperties.keyName unset": ["storage-account-customer-key-access"],
    "storage-account-customer-key encryption.keyVaultProperties.keyName unknown": [
        "storage-account-customer-key-access",
    ],
    // Two rules read the same list.
    "network-nsg-any-source securityRules unknown": ["network-nsg-egress", "network-nsg-remote-administration"],
    "network-nsg-remote-administration securityRules unknown": ["network-nsg-any-source", "network-nsg-egress"],
    "network-subnet-nsg subnets unknown": ["network-subnet-private"],
    "network-subnet-private subnets unknown": ["network-subnet-nsg"],
};
