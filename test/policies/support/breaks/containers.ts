import type { ServiceBreaks } from "./breaks";

export const containersBreaks: ServiceBreaks = {
    checks: {
        "containers-registry-admin-user adminUserEnabled": { unsetPasses: true },
        "containers-registry-anonymous-pull anonymousPullEnabled": { unsetPasses: true },
        "containers-registry-customer-key encryption.status": { disallowed: ["disabled"] },
        "containers-registry-premium sku.name": { disallowed: ["Basic", "Standard"] },
        "containers-registry-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "containers-registry-zone-redundancy zoneRedundancy": { disallowed: ["Disabled"] },
    },
    alsoTrips: {
        "containers-registry-public-network-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
    },
    removals: {
        "images-diagnostics": ["monitoring-diagnostic-setting @images"],
        "zone-privatelink.azurecr.io-link": ["network-private-endpoint-dns @images-registry"],
        "images-registry": ["network-service-private-endpoint @images"],
        "images-registry-dns": ["network-private-endpoint-dns @images-registry"],
    },
};
