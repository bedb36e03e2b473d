import type { ServiceBreaks } from "./breaks";

export const storageBreaks: ServiceBreaks = {
    checks: {
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
        "storage-blob-soft-delete deleteRetentionPolicy.allowPermanentDelete": { unsetPasses: true },
        "storage-lifecycle-delta-tiers policy.rules": { structured: true },
    },
    alsoTrips: {
        // A key without a name is no key of this stack's vault.
        'storage-account-customer-key encryption.keyVaultProperties.keyName = " "': [
            "storage-account-customer-key-access",
        ],
        "storage-account-customer-key encryption.keyVaultProperties.keyName unset": [
            "storage-account-customer-key-access",
        ],
        "storage-account-customer-key encryption.keyVaultProperties.keyName unknown": [
            "storage-account-customer-key-access",
        ],
    },
    removals: {
        "lake-diagnostics": ["monitoring-diagnostic-setting @lake"],
        "lake-file-service-diagnostics": ["monitoring-diagnostic-setting @lake"],
        "flowlogs-diagnostics": ["monitoring-diagnostic-setting @flowlogs"],
        "encryption-key-access": [
            "data-factory-customer-key-access @factory",
            "sql-server-customer-key-access @sql",
            "storage-account-customer-key-access @flowlogs",
            "storage-account-customer-key-access @lake",
            "storage-account-customer-key-access @mlstore",
        ],
        "role-takes-effect": [
            "data-factory-customer-key-access @factory",
            "sql-server-customer-key-access @sql",
            "storage-account-customer-key-access @flowlogs",
            "storage-account-customer-key-access @lake",
            "storage-account-customer-key-access @mlstore",
        ],
        "lake-blob-service": ["storage-account-blob-service @lake"],
        "flowlogs-blob-service": ["storage-account-blob-service @flowlogs"],
        "lake-lifecycle": ["storage-account-lifecycle @lake"],
        "lake-defender": ["defender-storage-account @lake"],
        "network-flow-log": ["network-vnet-flow-logs @network"],
        "agents-flow-log": ["network-vnet-flow-logs @agents"],
        "zone-privatelink.dfs.core.windows.net-link": [
            "network-private-endpoint-dns @dbw-root-dfs",
            "network-private-endpoint-dns @lake-dfs",
        ],
        "zone-privatelink.blob.core.windows.net-link": [
            "network-private-endpoint-dns @dbw-root-blob",
            "network-private-endpoint-dns @flowlogs-blob",
            "network-private-endpoint-dns @lake-blob",
            "network-private-endpoint-dns @mlstore-blob",
        ],
        "lake-dfs": ["network-service-private-endpoint @lake"],
        "lake-blob": ["network-service-private-endpoint @lake"],
        "flowlogs-blob": ["network-service-private-endpoint @flowlogs"],
        "lake-dfs-dns": ["network-private-endpoint-dns @lake-dfs"],
        "lake-blob-dns": ["network-private-endpoint-dns @lake-blob"],
        "flowlogs-blob-dns": ["network-private-endpoint-dns @flowlogs-blob"],
    },
};
