import { describe, expect, it } from "vitest";
import { withHub } from "../support/additions";
import { minimalIssues, type BadSetting } from "../support/stackSettings";

const range = "must be an IPv4 range in CIDR form that starts at its first address, for example 10.20.0.0/20";
const address = "must be an IPv4 address, for example 10.0.0.4";
const subnet = (purpose: string, addressPrefix: string) => ({ purpose, addressPrefix });

const addressSpaces: BadSetting[] = [
    ["IPv6", { "network.addressSpace": ["fd00::/48"] }, [`network.addressSpace[0]: found "fd00::/48"; ${range}`]],
    [
        "bits of a host",
        { "network.addressSpace": ["10.110.0.1/22"] },
        [`network.addressSpace[0]: found "10.110.0.1/22"; ${range}`],
    ],
    [
        "a prefix of 33 bits",
        { "network.addressSpace": ["10.110.0.0/33"] },
        [`network.addressSpace[0]: found "10.110.0.0/33"; ${range}`],
    ],
    [
        "an address without a prefix",
        { "network.addressSpace": ["10.110.0.0"] },
        [`network.addressSpace[0]: found "10.110.0.0"; ${range}`],
    ],
    ["no ranges", { "network.addressSpace": [] }, ["network.addressSpace: found []; must have at least 1 entry"]],
    [
        "one range for a list",
        { "network.addressSpace": "10.110.0.0/22" },
        ['network.addressSpace: found "10.110.0.0/22"; must be a list'],
    ],
    [
        "nothing to make it from",
        { "network.addressSpace": undefined },
        ["network.addressSpace: is missing; a new network needs it, or name an existing one with network.existing"],
    ],
    [
        "ranges that overlap",
        { "network.addressSpace": ["10.110.0.0/22", "10.110.2.0/23"] },
        ["network.addressSpace: 10.110.0.0/22 and 10.110.2.0/23 overlap; give the network ranges that do not"],
    ],
];

// Of the minimal stack: agents, then private endpoints.
const endpoints = "network.subnets[purpose=privateEndpoints]";

const subnets: BadSetting[] = [
    [
        "one outside the space",
        { [`${endpoints}.addressPrefix`]: "10.102.0.0/24" },
        ["network.subnets[1].addressPrefix: 10.102.0.0/24 lies outside the address space (10.110.0.0/22)"],
    ],
    [
        "one half outside",
        {
            "network.addressSpace": ["10.110.0.0/22", "10.110.16.0/25"],
            [`${endpoints}.addressPrefix`]: "10.110.16.0/24",
        },
        [
            "network.subnets[1].addressPrefix: 10.110.16.0/24 lies outside the address space (10.110.0.0/22, 10.110.16.0/25)",
        ],
    ],
    [
        "two that overlap",
        { [`${endpoints}.addressPrefix`]: "10.110.0.0/25" },
        ["network.subnets: agents (10.110.0.0/24) and privateEndpoints (10.110.0.0/25) overlap; move one of the two"],
    ],
    [
        "one too small for Databricks",
        { "network.subnets[+]": subnet("databricksHost", "10.110.2.0/27") },
        ["network.subnets[2].addressPrefix: 10.110.2.0/27 is too small for databricksHost: it needs /26 or larger"],
    ],
    [
        "one too small for endpoints",
        { [`${endpoints}.addressPrefix`]: "10.110.1.0/30" },
        ["network.subnets[1].addressPrefix: 10.110.1.0/30 is too small for privateEndpoints: it needs /29 or larger"],
    ],
    [
        "one too large for a resolver",
        { "network.subnets[+]": subnet("dnsResolverInbound", "10.110.2.0/23") },
        [
            "network.subnets[2].addressPrefix: 10.110.2.0/23 is too large for dnsResolverInbound: it takes /24 or smaller",
        ],
    ],
    [
        "one in a reserved range",
        {
            "network.addressSpace": ["10.110.0.0/22", "10.0.0.0/20"],
            "network.subnets[+]": subnet("streamAnalytics", "10.0.2.0/27"),
        },
        [
            "network.subnets[2].addressPrefix: 10.0.2.0/27 overlaps 10.0.0.0/16, which the service of streamAnalytics keeps for itself",
        ],
    ],
    [
        "two of one purpose",
        { "network.subnets[+]": subnet("agents", "10.110.2.0/24") },
        ["network.subnets: purpose agents is duplicated; a purpose has one subnet"],
    ],
    [
        "a purpose misspelt",
        { [`${endpoints}.purpose`]: "privateEndpoint" },
        [
            'network.subnets[1].purpose: found "privateEndpoint"; must be one of privateEndpoints, databricksHost, databricksContainer, machineLearningCompute, kubernetesNodes, integrationRuntimes, streamAnalytics, powerBiGateway, agents, firewall, firewallManagement, gateway, dnsResolverInbound, dnsResolverOutbound; did you mean privateEndpoints?',
        ],
    ],
    [
        "a range under another name",
        { [`${endpoints}.prefix`]: "10.110.1.0/24" },
        ["network.subnets[1].prefix: is not a setting; did you mean addressPrefix?"],
    ],
    [
        "bits of a host",
        { [`${endpoints}.addressPrefix`]: "10.110.1.4/24" },
        [`network.subnets[1].addressPrefix: found "10.110.1.4/24"; ${range}`],
    ],
    ["none at all", { "network.subnets": [] }, ["network.subnets: found []; must have at least 1 entry"]],
];

const egress: BadSetting[] = [
    [
        "no kind",
        { "network.egress": {} },
        ["network.egress.kind: is missing; must be one of none, natGateway, firewall, virtualAppliance"],
    ],
    [
        "a kind that there is not",
        { "network.egress.kind": "proxy" },
        ['network.egress.kind: found "proxy"; must be one of none, natGateway, firewall, virtualAppliance'],
    ],
    [
        "a kind for the whole",
        { "network.egress": "natGateway" },
        ['network.egress: found "natGateway"; must be a section of settings (an object)'],
    ],
    [
        "a firewall without its subnet",
        { "network.egress": { kind: "firewall", tier: "Standard" } },
        ["network.egress.kind: is firewall, but no subnet has the purpose firewall; add one of /26 or larger"],
    ],
    [
        "a firewall's subnet without a firewall",
        { "network.subnets[+]": subnet("firewall", "10.110.2.0/26") },
        [
            "network.subnets: a subnet has the purpose firewall, but egress.kind is not firewall; set it, or leave the subnet out",
        ],
    ],
    [
        "a firewall's subnet too small",
        {
            "network.egress": { kind: "firewall", tier: "Premium" },
            "network.subnets[+]": subnet("firewall", "10.110.2.0/27"),
        },
        ["network.subnets[2].addressPrefix: 10.110.2.0/27 is too small for firewall: it needs /26 or larger"],
    ],
    [
        "a firewall without a tier",
        { "network.egress": { kind: "firewall" } },
        ["network.egress.tier: is missing; must be one of Standard, Premium"],
    ],
    [
        "a firewall of a tier that is not offered",
        { "network.egress": { kind: "firewall", tier: "Basic" } },
        ['network.egress.tier: found "Basic"; must be one of Standard, Premium'],
    ],
    [
        "a tier on a NAT gateway",
        { "network.egress.tier": "Standard" },
        ["network.egress.tier: does not go with kind: natGateway; it belongs to kind: firewall"],
    ],
    [
        "a setting misspelt",
        { "network.egress.idleTimeoutMinute": 5 },
        ["network.egress.idleTimeoutMinute: is not a setting; did you mean idleTimeoutMinutes?"],
    ],
    [
        "too short a wait",
        { "network.egress.idleTimeoutMinutes": 3 },
        ["network.egress.idleTimeoutMinutes: found 3; must be at least 4"],
    ],
    [
        "too long a wait",
        { "network.egress.idleTimeoutMinutes": 121 },
        ["network.egress.idleTimeoutMinutes: found 121; must be at most 120"],
    ],
    [
        "an appliance by name",
        { "network.egress": { kind: "virtualAppliance", address: "fw" } },
        [`network.egress.address: found "fw"; ${address}`],
    ],
    [
        "an appliance in IPv6",
        { "network.egress": { kind: "virtualAppliance", address: "fd00::4" } },
        [`network.egress.address: found "fd00::4"; ${address}`],
    ],
];

const servers: BadSetting[] = [
    [
        "a DNS server by name",
        { "network.dnsServers": ["dns.example"] },
        [`network.dnsServers[0]: found "dns.example"; ${address}`],
    ],
    [
        "a DNS server in the network itself",
        { "network.dnsServers": ["10.100.1.4", "10.110.0.4"] },
        [
            "network.dnsServers: found 10.110.0.4, which lies in this network; nothing here answers DNS, give a server that exists",
        ],
    ],
    [
        "flow logs kept too long",
        { "network.flowLogs.retentionDays": 366 },
        ["network.flowLogs.retentionDays: found 366; must be at most 365"],
    ],
    [
        "flow logs with a key and no vault",
        { "network.flowLogs.customerManagedKey": true },
        ["network.flowLogs.customerManagedKey: needs a keyVault section; add one"],
    ],
    [
        "flows analysed nowhere",
        { "network.flowLogs.trafficAnalytics": true },
        ["network.flowLogs.trafficAnalytics: is true, but there is no observability section to analyse in; add one"],
    ],
];

const traffic: BadSetting[] = [
    [
        "clients of endpoints that are not private",
        { "network.privateEndpointClients": ["203.0.113.0/24"] },
        [
            "network.privateEndpointClients: 203.0.113.0/24 is not private; endpoints have and take private addresses: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10",
        ],
    ],
    [
        "clients in the network itself",
        { "network.privateEndpointClients": ["10.110.2.0/24"] },
        [
            "network.privateEndpointClients: 10.110.2.0/24 overlaps 10.110.0.0/22 of this network, whose subnets are allowed by purpose; leave it out",
        ],
    ],
    [
        "a client without a prefix",
        { "network.privateEndpointClients": ["10.100.0.4"] },
        [`network.privateEndpointClients[0]: found "10.100.0.4"; ${range}`],
    ],
    [
        "pods in the network itself",
        { "network.podAddressSpace": ["10.110.0.0/16"] },
        [
            "network.podAddressSpace: 10.110.0.0/16 overlaps 10.110.0.0/22 of this network; give pods a range of their own",
        ],
    ],
    [
        "an endpoint in the hub, whose range is not named",
        {
            ...withHub,
            "network.privateEndpointClients": ["10.100.0.0/24"],
            observability: { retentionDays: 30, privateLink: { scope: "hub" } },
        },
        [
            "network.remotePrivateEndpoints: is missing, but observability.privateLink has its endpoint in the hub; add the range of the hub's subnet for private endpoints",
        ],
    ],
    [
        "a runner in the hub, whose range is not named",
        { ...withHub, "network.subnets[purpose=agents]": undefined },
        [
            "network.privateEndpointClients: is missing, but the runner is in the hub: it reaches the private endpoints only from a range that is named; add the range of the hub's subnet for agents",
        ],
    ],
];

describe.each([
    ["an address space", addressSpaces],
    ["subnets", subnets],
    ["egress", egress],
    ["traffic", traffic],
    ["servers and flow logs", servers],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(minimalIssues("network", changes)).toEqual(lines);
    });
});
