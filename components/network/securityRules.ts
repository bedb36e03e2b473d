import { privateRanges } from "../../azure/network/addressRanges";
import { isPrivateRange } from "../shared/addressSpaces";
import { databricksNsgRules, type DatabricksNsgMode } from "./databricksNsgRules";
import { EgressKind, type EgressArgs } from "./egress";
import { endpointPorts, endpointRules } from "./endpointRules";
import { tagDestinations } from "./firewallRules";
import { type NetworkTrafficArgs, networkTrafficDefaults } from "./networkTraffic";
import { securityRule, type RuleText, type SecurityRule } from "./securityRule";
import { requirementsOf, type PlannedSubnet } from "./subnetPlan";
import { subnetTraffic } from "./subnetTraffic";

/** What of a network decides its security rules. */
export interface SecuredNetwork extends NetworkTrafficArgs {
    /** Region of the network. */
    location: string;
    /** Ranges of the network. */
    addressSpace: string[];
    /** Its subnets. */
    subnets: PlannedSubnet[];
    /** Its egress. */
    egress?: EgressArgs;
    /** Its DNS servers. */
    dnsServers?: string[];
    /** How Databricks clusters reach their control plane. */
    databricksNsgMode?: DatabricksNsgMode;
}

const inbound = { direction: "Inbound", access: "Allow" } as const;
const outbound = { direction: "Outbound", access: "Allow" } as const;

/**
 * Rules of a subnet's security group: in comes what the purpose takes, out goes what it needs, and nothing else; to the
 * internet as the network's egress allows. Ranges stand in the rules, since the tag VirtualNetwork holds peered networks,
 * and every address where a route of 0.0.0.0/0 is on the subnet ("Virtual network service tags").
 */
export function securityRules(subnet: PlannedSubnet, network: SecuredNetwork): SecurityRule[] {
    const rules: RuleText[] = [
        ...inboundRules(subnet, network),
        { ...inbound, name: "DenyAllInbound", priority: 4096, access: "Deny" },
        ...outboundRules(subnet, network),
        ...lastOutboundRules(subnet, network),
    ];
    return rules.map(securityRule);
}

const isDatabricks = ({ purpose }: PlannedSubnet) => purpose === "databricksHost" || purpose === "databricksContainer";

// As Databricks itself writes them, or every deployment would take them away again. They allow VirtualNetwork at priority
// 100, the first that there is, so that nothing can be denied before them.
const databricksRules = ({ databricksNsgMode }: SecuredNetwork, direction: RuleText["direction"]): RuleText[] =>
    databricksNsgRules[databricksNsgMode ?? "NoAzureDatabricksRules"]
        .filter((rule) => rule.direction === direction)
        .map(({ source, destination, protocol, ...rule }) => ({
            ...rule,
            from: [source],
            to: [destination],
            protocol: protocol === "*" ? undefined : protocol,
        }));

const ownRanges = ({ purpose, addressPrefix }: PlannedSubnet, { podAddressSpace }: SecuredNetwork) => [
    addressPrefix,
    ...(subnetTraffic[purpose].pods ? (podAddressSpace ?? networkTrafficDefaults.podAddressSpace) : []),
];

function inboundRules(subnet: PlannedSubnet, network: SecuredNetwork): RuleText[] {
    if (isDatabricks(subnet)) {
        return databricksRules(network, "Inbound");
    }
    if (subnet.purpose === "privateEndpoints") {
        return endpointRules(subnet, network);
    }
    const { inside, loadBalancer, answersDns } = subnetTraffic[subnet.purpose];
    const own = ownRanges(subnet, network);
    const probes = { from: ["AzureLoadBalancer"], to: own };
    const names = { from: ["VirtualNetwork"], to: own, ports: ["53"] };
    return [
        ...(inside
            ? [{ ...inbound, name: "AllowSubnetInbound", priority: 100, from: own, to: own, ports: inside }]
            : []),
        ...(loadBalancer ? [{ ...inbound, name: "AllowLoadBalancerInbound", priority: 110, ...probes }] : []),
        ...(answersDns ? [{ ...inbound, name: "AllowDnsInbound", priority: 120, ...names }] : []),
    ];
}

function outboundRules(subnet: PlannedSubnet, network: SecuredNetwork): RuleText[] {
    if (isDatabricks(subnet)) {
        return databricksRules(network, "Outbound");
    }
    const { inside, endpoints, connected } = subnetTraffic[subnet.purpose];
    const own = ownRanges(subnet, network);
    return [
        ...(inside
            ? [{ ...outbound, name: "AllowSubnetOutbound", priority: 100, from: own, to: own, ports: inside }]
            : []),
        ...(endpoints ? toEndpoints(network) : []),
        ...(connected ? toConnectedNetworks(connected, network) : []),
    ];
}

function toEndpoints(network: SecuredNetwork): RuleText[] {
    const { subnets, dnsServers = [], remotePrivateEndpoints: remote = [] } = network;
    const to = subnets.filter(({ purpose }) => purpose === "privateEndpoints").map((subnet) => subnet.addressPrefix);
    const ports = endpointPorts(network);
    const endpoints = { to, ports, protocol: "Tcp" } as const;
    return [
        ...(to.length > 0 && ports.length > 0
            ? [{ ...outbound, name: "AllowEndpointsOutbound", priority: 110, ...endpoints }]
            : []),
        ...(remote.length > 0
            ? [
                  {
                      ...outbound,
                      name: "AllowRemoteEndpointsOutbound",
                      priority: 115,
                      to: remote,
                      ports: ["443"],
                      protocol: "Tcp" as const,
                  },
              ]
            : []),
        ...(dnsServers.length > 0
            ? [{ ...outbound, name: "AllowDnsOutbound", priority: 120, to: dnsServers, ports: ["53"] }]
            : []),
    ];
}

// No remote shell from one machine to the next: PSRule Azure.NSG.LateralTraversal.
const toConnectedNetworks = (ports: readonly string[], { addressSpace }: SecuredNetwork): RuleText[] => {
    const to = ["VirtualNetwork"];
    const shells = { to, ports: ["22", "3389"], protocol: "Tcp" } as const;
    return [
        { ...outbound, name: "DenyNetworkOutbound", priority: 3000, access: "Deny", to: addressSpace },
        { ...outbound, name: "DenyRemoteShellsOutbound", priority: 3010, access: "Deny", ...shells },
        { ...outbound, name: "AllowConnectedOutbound", priority: 3020, to, ports },
    ];
};

// Where a route leads to a firewall, it decides on everything but private addresses, which other routes lead to.
function lastOutboundRules(subnet: PlannedSubnet, network: SecuredNetwork): RuleText[] {
    const { endpoints: machines } = subnetTraffic[subnet.purpose];
    const denyAll: RuleText = { ...outbound, name: "DenyAllOutbound", priority: 4096, access: "Deny" };
    switch (machines ? (network.egress?.kind ?? EgressKind.None) : EgressKind.None) {
        case EgressKind.Firewall:
        case EgressKind.VirtualAppliance: {
            const to = [...new Set([...privateRanges, ...publicPart(network.addressSpace)])];
            return [{ ...outbound, name: "DenyPrivateOutbound", priority: 4096, access: "Deny", to }];
        }
        case EgressKind.NatGateway:
            return [{ ...outbound, name: "AllowInternetOutbound", priority: 4000, to: ["Internet"] }, denyAll];
        case EgressKind.None:
            return [...(requirementsOf(subnet.purpose).natGateway ? toServiceTags(subnet, network) : []), denyAll];
    }
}

const publicPart = (ranges: readonly string[]) => ranges.filter((range) => !isPrivateRange(range));

// What has a NAT gateway because its service demands one reaches what it needs through it.
const toServiceTags = ({ purpose }: PlannedSubnet, { location }: SecuredNetwork): RuleText[] =>
    tagDestinations(purpose, location).map(({ tag, ports }, i) => ({
        ...outbound,
        name: `Allow${tag.replace(/\..*/, "")}Outbound`,
        priority: 4000 + 10 * i,
        to: [tag],
        ports,
        protocol: "Tcp",
    }));
