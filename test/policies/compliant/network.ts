import { type FixtureResource, idOf } from "../support/fixture";
import { arm, common } from "./common";
import { diagnosticsOf } from "./observability";

/** Denies what Azure's own rule AllowInternetOutBound would let out. */
export const denyOut = {
    name: "nothing-else-out",
    direction: "Outbound",
    access: "Deny",
    protocol: "*",
    priority: 4096,
    sourceAddressPrefix: "*",
    sourcePortRange: "*",
    destinationAddressPrefix: "Internet",
    destinationPortRange: "*",
};

export const securityGroup: FixtureResource = {
    type: "azure-native:network:NetworkSecurityGroup",
    name: "endpoints-nsg",
    id: arm("Microsoft.Network/networkSecurityGroups", "nsg-endpoints"),
    props: {
        ...common,
        networkSecurityGroupName: "nsg-endpoints",
        securityRules: [
            {
                name: "https-from-network",
                direction: "Inbound",
                access: "Allow",
                protocol: "Tcp",
                priority: 100,
                sourceAddressPrefix: "VirtualNetwork",
                sourcePortRange: "*",
                destinationAddressPrefix: "VirtualNetwork",
                destinationPortRange: "443",
            },
            {
                name: "to-storage",
                direction: "Outbound",
                access: "Allow",
                protocol: "Tcp",
                priority: 100,
                sourceAddressPrefix: "VirtualNetwork",
                sourcePortRange: "*",
                destinationAddressPrefix: "Storage.WestEurope",
                destinationPortRange: "443",
            },
            denyOut,
        ],
    },
};

const securityRule: FixtureResource = {
    type: "azure-native:network:SecurityRule",
    name: "endpoints-ssh",
    id: `${securityGroup.id}/securityRules/ssh-from-bastion`,
    props: {
        resourceGroupName: "rg-data",
        networkSecurityGroupName: "nsg-endpoints",
        securityRuleName: "ssh-from-bastion",
        direction: "Inbound",
        access: "Allow",
        protocol: "Tcp",
        priority: 110,
        sourceAddressPrefix: "10.9.0.0/26",
        sourcePortRange: "*",
        destinationAddressPrefix: "VirtualNetwork",
        destinationPortRange: "22",
    },
};

export const routeTable: FixtureResource = {
    type: "azure-native:network:RouteTable",
    name: "routes",
    id: arm("Microsoft.Network/routeTables", "rt-data"),
    props: {
        ...common,
        routeTableName: "rt-data",
        routes: [
            {
                name: "hub",
                addressPrefix: "10.9.0.0/16",
                nextHopType: "VirtualAppliance",
                nextHopIpAddress: "10.9.1.4",
            },
        ],
    },
};

const route: FixtureResource = {
    type: "azure-native:network:Route",
    name: "routes-out",
    id: `${routeTable.id}/routes/out`,
    props: {
        resourceGroupName: "rg-data",
        routeTableName: "rt-data",
        routeName: "out",
        addressPrefix: "0.0.0.0/0",
        nextHopType: "VirtualAppliance",
        nextHopIpAddress: "10.9.1.4",
    },
};

export const network: FixtureResource = {
    type: "azure-native:network:VirtualNetwork",
    name: "network",
    id: arm("Microsoft.Network/virtualNetworks", "vnet-data"),
    props: {
        ...common,
        virtualNetworkName: "vnet-data",
        addressSpace: { addressPrefixes: ["10.1.0.0/16"] },
        dhcpOptions: { dnsServers: ["10.9.1.5", "10.9.1.6"] },
    },
};

export const subnet: FixtureResource = {
    type: "azure-native:network:Subnet",
    name: "network-endpoints",
    id: `${network.id}/subnets/endpoints`,
    props: {
        resourceGroupName: "rg-data",
        virtualNetworkName: outputOfNetwork(),
        subnetName: "endpoints",
        addressPrefix: "10.1.1.0/24",
        defaultOutboundAccess: false,
        networkSecurityGroup: { id: idOf(securityGroup) },
        routeTable: { id: idOf(routeTable) },
    },
};

function outputOfNetwork() {
    return { $of: "network", text: "vnet-data" };
}

const gateway: FixtureResource = {
    type: "azure-native:network:Subnet",
    name: "network-gateway",
    id: `${network.id}/subnets/GatewaySubnet`,
    props: {
        resourceGroupName: "rg-data",
        virtualNetworkName: outputOfNetwork(),
        subnetName: "GatewaySubnet",
        addressPrefix: "10.1.255.0/27",
    },
};

export const inlineNetwork: FixtureResource = {
    type: "azure-native:network:VirtualNetwork",
    name: "agents",
    id: arm("Microsoft.Network/virtualNetworks", "vnet-agents"),
    props: {
        ...common,
        virtualNetworkName: "vnet-agents",
        addressSpace: { addressPrefixes: ["10.2.0.0/24"] },
        subnets: [
            {
                name: "agents",
                addressPrefix: "10.2.0.0/26",
                defaultOutboundAccess: false,
                networkSecurityGroup: { id: idOf(securityGroup) },
            },
            { name: "GatewaySubnet", addressPrefix: "10.2.0.64/27" },
        ],
    },
};

const firewallRules: FixtureResource = {
    type: "azure-native:network:FirewallPolicyRuleCollectionGroup",
    name: "firewall-rules",
    id: arm("Microsoft.Network/firewallPolicies", "afwp-hub/ruleCollectionGroups/egress"),
    props: {
        resourceGroupName: "rg-data",
        firewallPolicyName: "afwp-hub",
        ruleCollectionGroupName: "egress",
        priority: 1000,
        ruleCollections: [
            {
                ruleCollectionType: "FirewallPolicyFilterRuleCollection",
                name: "storage",
                priority: 1000,
                action: { type: "Allow" },
                rules: [
                    {
                        ruleType: "NetworkRule",
                        name: "storage",
                        ipProtocols: ["TCP"],
                        sourceAddresses: ["10.1.0.0/16"],
                        destinationAddresses: ["Storage.WestEurope"],
                        destinationPorts: ["443"],
                    },
                ],
            },
        ],
    },
};

const publicAddress: FixtureResource = {
    type: "azure-native:network:PublicIPAddress",
    name: "egress",
    id: arm("Microsoft.Network/publicIPAddresses", "pip-egress"),
    props: {
        ...common,
        publicIpAddressName: "pip-egress",
        sku: { name: "Standard" },
        publicIPAllocationMethod: "Static",
        zones: ["1", "2", "3"],
    },
};

const natGateway: FixtureResource = {
    type: "azure-native:network:NatGateway",
    name: "nat",
    id: arm("Microsoft.Network/natGateways", "ng-data"),
    props: {
        ...common,
        natGatewayName: "ng-data",
        sku: { name: "Standard" },
        publicIpAddresses: [{ id: idOf(publicAddress) }],
    },
};

export const networks: readonly FixtureResource[] = [
    securityGroup,
    diagnosticsOf(securityGroup),
    securityRule,
    routeTable,
    route,
    network,
    diagnosticsOf(network),
    subnet,
    gateway,
    inlineNetwork,
    diagnosticsOf(inlineNetwork),
    firewallRules,
    publicAddress,
    diagnosticsOf(publicAddress),
    natGateway,
];
