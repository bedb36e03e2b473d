import type { ServiceBreaks } from "./breaks";

export const streamingBreaks: ServiceBreaks = {
    checks: {
        // A number has no other case.
        "eventhubs-namespace-min-tls minimumTlsVersion": { disallowed: ["1.0", "1.1"] },
        "eventhubs-namespace-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "eventhubs-firewall-public-network-access publicNetworkAccess": { disallowed: ["Enabled"] },
        "eventhubs-firewall-default defaultAction": { disallowed: ["Allow"] },
    },
    alsoTrips: {
        "eventhubs-namespace-public-network-access publicNetworkAccess unknown": ["network-service-private-endpoint"],
    },
    removals: {
        "events-diagnostics": ["monitoring-diagnostic-setting @events"],
        "zone-privatelink.servicebus.windows.net-link": ["network-private-endpoint-dns @events-namespace"],
        "events-namespace": ["network-service-private-endpoint @events"],
        "events-namespace-dns": ["network-private-endpoint-dns @events-namespace"],
    },
};
