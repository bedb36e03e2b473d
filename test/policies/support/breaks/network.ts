import type { ServiceBreaks } from "./breaks";

const rulesOfSubnets = [
    "network-nsg-any-source",
    "network-nsg-remote-administration",
    "network-route-internet",
    "network-subnet-nsg",
    "network-subnet-private",
];

export const networkBreaks: ServiceBreaks = {
    checks: {
        "network-firewall-destinations ruleCollections": { unsetPasses: true, structured: true },
        "network-flow-log-retention retentionPolicy.days": { disallowed: [89, -1, "90"], structured: true },
        "network-nsg-any-source subnets": { unsetPasses: true, structured: true },
        "network-nsg-remote-administration subnets": { unsetPasses: true, structured: true },
        "network-route-internet subnets": { unsetPasses: true, structured: true },
        "network-subnet-nsg subnets": { unsetPasses: true, structured: true },
        "network-subnet-private subnets": { unsetPasses: true, structured: true },
        "network-nsg-any-source securityRules": { unsetPasses: true, structured: true },
        "network-nsg-any-source ": { structured: true },
        "network-nsg-remote-administration securityRules": { unsetPasses: true, structured: true },
        "network-nsg-remote-administration ": { structured: true },
        "network-flow-log-target targetResourceId": {
            disallowed: ["/subscriptions/s/networkSecurityGroups/n"],
        },
        "network-vnet-dns-servers dhcpOptions.dnsServers": {
            disallowed: [["10.9.1.5"], ["8.8.8.8", "1.1.1.1"], ["10.9.1.5", "8.8.8.8"], ["10.9.1.5", "dns"]],
            unsetPasses: true,
            structured: true,
        },
        "network-public-ip-standard sku.name": { disallowed: ["Basic"] },
        "network-flow-log-analytics flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration": {
            disallowed: [
                {},
                { enabled: false, workspaceResourceId: "w", trafficAnalyticsInterval: 60 },
                { enabled: true, trafficAnalyticsInterval: 60 },
                { enabled: true, workspaceResourceId: "w", trafficAnalyticsInterval: 30 },
            ],
            structured: true,
        },
        "network-public-ip-zones zones": { disallowed: [[], ["1"], ["1", "2"]], structured: true },
        "network-route-internet routes": { unsetPasses: true, structured: true },
        "network-route-internet ": { structured: true },
        "network-private-endpoint-form privateLinkServiceConnections": { disallowed: [[]], structured: true },
        "network-private-endpoint-form manualPrivateLinkServiceConnections": {
            disallowed: [[{ name: "manual", groupIds: ["dfs"] }]],
            unsetPasses: true,
            structured: true,
        },
    },
    alsoTrips: {
        // A flow log of something else leaves the network without one.
        'network-flow-log-target targetResourceId = "/subscriptions/s/networkSecurityGroups/n"': [
            "network-vnet-flow-logs",
        ],
        'network-flow-log-target targetResourceId = "Unexpected"': ["network-vnet-flow-logs"],
        "network-flow-log-target targetResourceId unset": ["network-vnet-flow-logs"],
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
        "network-private-endpoint-form subnet.id unset": ["network-private-endpoint-dns"],
        // Without rules, Azure's own let everything out.
        "network-nsg-any-source securityRules unset": ["network-nsg-egress"],
        "network-nsg-remote-administration securityRules unset": ["network-nsg-egress"],
        // Several rules read the same list.
        "network-nsg-any-source securityRules unknown": ["network-nsg-egress", "network-nsg-remote-administration"],
        "network-nsg-remote-administration securityRules unknown": ["network-nsg-any-source", "network-nsg-egress"],
        ...Object.fromEntries(
            rulesOfSubnets.map((rule) => [`${rule} subnets unknown`, rulesOfSubnets.filter((other) => other !== rule)]),
        ),
    },
    removals: {
        "endpoints-nsg-diagnostics": ["monitoring-diagnostic-setting @endpoints-nsg"],
        "network-diagnostics": ["monitoring-diagnostic-setting @network"],
        "agents-diagnostics": ["monitoring-diagnostic-setting @agents"],
        nat: ["network-public-ip-use @egress"],
        "egress-diagnostics": ["monitoring-diagnostic-setting @egress"],
    },
};
