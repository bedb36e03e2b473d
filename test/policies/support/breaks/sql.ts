import type { ServiceBreaks } from "./breaks";

export const sqlBreaks: ServiceBreaks = {
    checks: {
        "sql-server-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "sql-server-min-tls minimalTlsVersion": { disallowed: ["None", "1.0", "1.1"] },
        "sql-server-outbound-access restrictOutboundNetworkAccess": { disallowed: ["Disabled"] },
        "sql-server-administrator-group administrators.principalType": { disallowed: ["User", "Application"] },
        "sql-server-audit-target state": { disallowed: ["Disabled"] },
        "sql-server-passwords ": { structured: true },
        "sql-server-key-id ": { structured: true },
        "sql-database-backup-redundancy requestedBackupStorageRedundancy": { disallowed: ["Local"] },
        "sql-database-encryption state": { disallowed: ["Disabled"] },
    },
    alsoTrips: {
        "sql-server-public-network-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
    },
    removals: {
        "sql-key": ["sql-server-customer-key @sql"],
        "sql-protector": ["sql-server-customer-key @sql"],
        "sql-audit": ["sql-server-audit @sql"],
        "sql-defender": ["sql-server-defender @sql"],
        "sql-diagnostics": ["monitoring-diagnostic-setting @sql", "sql-server-audit @sql"],
        "sql-control-diagnostics": ["monitoring-diagnostic-setting @sql-control"],
        "zone-privatelink.database.windows.net-link": ["network-private-endpoint-dns @sql-sqlServer"],
        "sql-sqlServer": [
            "network-service-private-endpoint @sql",
            "operations-step-endpoint @control-schema",
            "operations-step-endpoint @control-users",
        ],
        sql: ["operations-step-endpoint @control-schema", "operations-step-endpoint @control-users"],
        "sql-sqlServer-dns": ["network-private-endpoint-dns @sql-sqlServer"],
    },
};
