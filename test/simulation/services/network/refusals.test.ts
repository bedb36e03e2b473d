import { describe, expect, it } from "vitest";
import { account, cloudOf, describeRefusals, group, type Objects } from "../fakeCloud";

const network = `${group}/providers/Microsoft.Network`;
const vnet = (name: string) => `${network}/virtualNetworks/${name}`;
const address = (name: string) => ({ id: `${network}/publicIPAddresses/${name}` });
const space = (prefix: string) => ({ addressSpace: { addressPrefixes: [prefix] } });
const subnet = (name: string, prefix: string, more: object = {}) => ({
    virtualNetworkName: "v",
    subnetName: name,
    addressPrefix: prefix,
    ...more,
});
const inSubnet = (name: string) => ({ subnet: { id: `${vnet("v")}/subnets/${name}` } });
const delegated = { delegations: [{ serviceName: "Microsoft.Web/serverFarms" }] };
const link = (targetId: string, ...groupIds: string[]) => ({
    privateEndpointName: "pep",
    privateLinkServiceConnections: [{ name: "c", privateLinkServiceId: targetId, groupIds }],
});
const endpoint = (groupId: string, where = "s", target = account("st")) => ({
    ...link(target, groupId),
    ...inSubnet(where),
});
const firewall = (where: string, ip: string, tier = "Premium") => ({
    azureFirewallName: "afw",
    sku: { tier },
    firewallPolicy: { id: `${network}/firewallPolicies/p` },
    ipConfigurations: [{ publicIPAddress: address(ip), ...inSubnet(where) }],
});
const peering = (name: string, remote: string) => ({
    virtualNetworkName: "v",
    virtualNetworkPeeringName: name,
    remoteVirtualNetwork: { id: vnet(remote) },
});
const dnsLink = (name: string, to: string) => ({
    location: "Global",
    privateZoneName: "privatelink.blob.core.windows.net",
    virtualNetworkLinkName: name,
    virtualNetwork: { id: vnet(to) },
});
const flowLog = { networkWatcherName: "w", flowLogName: "f", targetResourceId: vnet("v"), storageId: account("st") };
const standard = { sku: { name: "Standard" }, publicIPAllocationMethod: "Static" };
const networks: Objects = [
    ["network:VirtualNetwork", { virtualNetworkName: "v", ...space("10.0.0.0/16") }],
    ["network:VirtualNetwork", { virtualNetworkName: "apart", ...space("10.1.0.0/16") }],
    ["network:VirtualNetwork", { virtualNetworkName: "over", ...space("10.0.128.0/17") }],
    ["network:Subnet", subnet("s", "10.0.1.0/24")],
    ["network:Subnet", subnet("d", "10.0.2.0/24", delegated)],
    ["network:Subnet", subnet("AzureFirewallSubnet", "10.0.3.0/26")],
];
const smallFirewall: Objects = [["network:Subnet", subnet("AzureFirewallSubnet", "10.0.3.0/27")]];
const occupied: Objects = [...networks, ["network:PrivateEndpoint", endpoint("blob")]];
const egress: Objects = [
    ...networks,
    ["network:PublicIPAddress", { publicIpAddressName: "std", ...standard }],
    ["network:PublicIPAddress", { publicIpAddressName: "basic", publicIPAllocationMethod: "Dynamic" }],
    ["network:FirewallPolicy", { firewallPolicyName: "p", sku: { tier: "Premium" } }],
];

describeRefusals("A network", [
    {
        about: "a space that leaves a subnet out",
        type: "network:VirtualNetwork",
        there: networks,
        passes: { virtualNetworkName: "v", ...space("10.0.0.0/17") },
        refused: { virtualNetworkName: "v", ...space("10.9.0.0/16") },
        says: /^400 NetcfgSubnetRangeOutsideVnet: Subnet 's'/,
    },
    {
        about: "a subnet outside its network",
        type: "network:Subnet",
        there: networks,
        passes: subnet("n", "10.0.9.0/24"),
        refused: subnet("n", "10.9.0.0/24"),
        says: /^400 NetcfgSubnetRangeOutsideVnet/,
    },
    {
        about: "a subnet over another",
        type: "network:Subnet",
        there: networks,
        passes: subnet("s", "10.0.1.0/25"),
        refused: subnet("n", "10.0.1.128/25"),
        says: /^400 NetcfgSubnetRangesOverlap: .*'s' has 10.0.1.0\/24/,
    },
    {
        about: "a subnet without a range",
        type: "network:Subnet",
        there: networks,
        passes: { virtualNetworkName: "v", subnetName: "n", addressPrefixes: ["10.0.9.0/24"] },
        refused: { virtualNetworkName: "v", subnetName: "n" },
        says: /^400 NetcfgInvalidSubnet/,
    },
    {
        about: "a delegation of a subnet in use",
        type: "network:Subnet",
        there: occupied,
        passes: subnet("s", "10.0.1.0/24", { defaultOutboundAccess: false }),
        refused: subnet("s", "10.0.1.0/24", delegated),
        says: /^400 SubnetDelegationsCannotChangeWhenSubnetUsedByResource: .*from \[\] to \[Microsoft.Web\/serverFarms\].*pep/,
    },
    {
        about: "another range of a subnet in use",
        type: "network:Subnet",
        there: occupied,
        passes: subnet("d", "10.0.2.0/25", delegated),
        refused: subnet("s", "10.0.1.0/25"),
        says: /^400 InUsePrefixCannotBeDeleted: IpPrefix 10.0.1.0\/24 on Subnet s/,
    },
    {
        about: "a peering of overlapping networks",
        type: "network:VirtualNetworkPeering",
        there: networks,
        passes: peering("p", "apart"),
        refused: peering("p", "over"),
        says: /^400 VnetAddressSpacesOverlap: .*Overlapping address prefixes: 10.0.0.0\/16/,
    },
    {
        about: "a second peering of two networks",
        type: "network:VirtualNetworkPeering",
        there: [...networks, ["network:VirtualNetworkPeering", peering("p", "apart")]],
        passes: peering("p", "apart"),
        refused: peering("q", "apart"),
        says: /^400 AnotherPeeringAlreadyReferencesRemoteVnet/,
    },
    {
        about: "a NAT gateway behind a basic address",
        type: "network:NatGateway",
        there: egress,
        passes: { natGatewayName: "n", publicIpAddresses: [address("std")] },
        refused: { natGatewayName: "n", publicIpAddresses: [address("basic")] },
        says: /sku.name to Standard/,
    },
    {
        about: "a firewall behind a basic address",
        type: "network:AzureFirewall",
        there: egress,
        passes: firewall("AzureFirewallSubnet", "std"),
        refused: firewall("AzureFirewallSubnet", "basic"),
        says: /sku.name to Standard/,
    },
    {
        about: "a firewall in any subnet",
        type: "network:AzureFirewall",
        there: egress,
        passes: firewall("AzureFirewallSubnet", "std"),
        refused: firewall("s", "std"),
        says: /must be named AzureFirewallSubnet/,
    },
    {
        about: "a firewall of another tier than its policy",
        type: "network:AzureFirewall",
        there: egress,
        passes: firewall("AzureFirewallSubnet", "std"),
        refused: firewall("AzureFirewallSubnet", "std", "Standard"),
        says: /tier Standard cannot use firewall policy .* of tier Premium, which serves Premium\./,
    },
    {
        about: "a basic firewall with a standard policy, which serves a premium one",
        type: "network:AzureFirewall",
        there: [...egress, ["network:FirewallPolicy", { firewallPolicyName: "p", sku: { tier: "Standard" } }]],
        passes: firewall("AzureFirewallSubnet", "std", "Premium"),
        refused: firewall("AzureFirewallSubnet", "std", "Basic"),
        says: /tier Basic cannot use firewall policy .* of tier Standard, which serves Standard and Premium\./,
    },
    {
        about: "an endpoint in a delegated subnet",
        type: "network:PrivateEndpoint",
        there: networks,
        passes: endpoint("blob"),
        refused: endpoint("blob", "d"),
        says: /^400 PrivateEndpointCreationNotAllowedAsSubnetIsDelegated: .*Microsoft.Web\/serverFarms/,
    },
    {
        about: "an unknown group id",
        type: "network:PrivateEndpoint",
        there: networks,
        passes: endpoint("anything", "s", `${group}/providers/Microsoft.Other/things/t`),
        refused: endpoint("Blob"),
        says: /^400 InvalidValuesForRequestParameters: .*GroupId: Blob/,
    },
    {
        about: "two group ids at once",
        type: "network:PrivateEndpoint",
        there: networks,
        passes: endpoint("dfs"),
        refused: { ...link(account("st"), "blob", "dfs"), ...inSubnet("s") },
        says: /^400 OnlyOneGroupIdPermitted/,
    },
    {
        about: "a second link of a zone and a network",
        type: "privatedns:VirtualNetworkLink",
        there: [["privatedns:VirtualNetworkLink", dnsLink("a", "v")]],
        passes: dnsLink("b", "apart"),
        refused: dnsLink("b", "v"),
        says: /^400 BadRequest: A virtual network cannot be linked to multiple zones with overlapping namespaces/,
    },
    {
        about: "flow logs in another region",
        type: "network:FlowLog",
        there: [
            ...networks,
            ["storage:StorageAccount", { accountName: "st" }],
            ["storage:StorageAccount", { accountName: "far", location: "eastus" }],
        ],
        passes: flowLog,
        refused: { ...flowLog, storageId: account("far") },
        says: /is in eastus, the network of the flow log in westeurope/,
    },
    {
        about: "flow logs in a premium account",
        type: "network:FlowLog",
        there: [
            ...networks,
            ["storage:StorageAccount", { accountName: "st" }],
            ["storage:StorageAccount", { accountName: "fast", sku: { name: "Premium_LRS" } }],
        ],
        passes: flowLog,
        refused: { ...flowLog, storageId: account("fast") },
        says: /premium/,
    },
]);

describe("A network next to that", () => {
    it("refuses a firewall in too small a subnet", () => {
        const cloud = cloudOf([...egress, ...smallFirewall]);
        expect(cloud.ask("azure-native:network:AzureFirewall", firewall("AzureFirewallSubnet", "std"))).toMatch(
            /a \/26 or larger/,
        );
    });

    it("refuses traffic analytics that name the wrong region of their workspace", () => {
        const cloud = cloudOf([["operationalinsights:Workspace", { workspaceName: "log" }]]);
        const workspaceResourceId = `${group}/providers/Microsoft.OperationalInsights/workspaces/log`;
        const ask = (workspaceRegion: string) =>
            cloud.ask("azure-native:network:FlowLog", {
                ...flowLog,
                flowAnalyticsConfiguration: {
                    networkWatcherFlowAnalyticsConfiguration: { workspaceResourceId, workspaceRegion },
                },
            });
        expect(ask("West Europe")).toBe("");
        expect(ask("eastus")).toMatch(/^400 InvalidTAWorkspaceRegion/);
    });
});
