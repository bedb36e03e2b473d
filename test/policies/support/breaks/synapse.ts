import type { ServiceBreaks } from "./breaks";

export const synapseBreaks: ServiceBreaks = {
    checks: {
        "synapse-workspace-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "synapse-workspace-linked-tenants managedVirtualNetworkSettings.allowedAadTenantIdsForLinking": {
            structured: true,
            disallowed: [[], ["99999999-0000-0000-0000-000000000000", "88888888-0000-0000-0000-000000000000"]],
        },
        "synapse-workspace-passwords ": { structured: true },
        "synapse-sql-pool-size sku.name": { disallowed: ["DW1500c", "DW30000c"] },
    },
    alsoTrips: {
        "synapse-workspace-public-network-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
    },
    removals: {
        "synapse-diagnostics": ["monitoring-diagnostic-setting @synapse"],
        "synapse-pool-diagnostics": ["monitoring-diagnostic-setting @synapse-pool"],
        "synapse-spark-diagnostics": ["monitoring-diagnostic-setting @synapse-spark"],
        "synapse-key": ["synapse-workspace-key-activation @synapse"],
        "synapse-audit": ["synapse-workspace-audit @synapse"],
        "synapse-defender": ["synapse-workspace-defender @synapse"],
        "synapse-tls": ["synapse-workspace-min-tls @synapse"],
        "synapse-pauser": ["synapse-sql-pool-pause @synapse-pool"],
        "synapse-pauses": ["synapse-sql-pool-pause @synapse-pool"],
        "zone-privatelink.sql.azuresynapse.net-link": [
            "network-private-endpoint-dns @synapse-Sql",
            "network-private-endpoint-dns @synapse-SqlOnDemand",
        ],
        "zone-privatelink.dev.azuresynapse.net-link": ["network-private-endpoint-dns @synapse-Dev"],
        "synapse-Sql": ["network-service-private-endpoint @synapse"],
        "synapse-SqlOnDemand": ["network-service-private-endpoint @synapse"],
        "synapse-Dev": ["network-service-private-endpoint @synapse"],
        "synapse-Sql-dns": ["network-private-endpoint-dns @synapse-Sql"],
        "synapse-SqlOnDemand-dns": ["network-private-endpoint-dns @synapse-SqlOnDemand"],
        "synapse-Dev-dns": ["network-private-endpoint-dns @synapse-Dev"],
    },
};
