import { at, inResourceGroup, uuidOf } from "../../core/ids";
import type { Inputs, SimulatedTypes } from "../../core/simulatedType";

/** Networks, private endpoints, private DNS. */
export const networkTypes: SimulatedTypes = {
    "azure-native:network:VirtualNetwork": inResourceGroup("Microsoft.Network/virtualNetworks", ["virtualNetworkName"]),
    "azure-native:network:Subnet": inResourceGroup("Microsoft.Network/virtualNetworks/subnets", [
        "virtualNetworkName",
        "subnetName",
    ]),
    "azure-native:network:VirtualNetworkPeering": inResourceGroup(
        "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
        ["virtualNetworkName", "virtualNetworkPeeringName"],
    ),
    "azure-native:network:NetworkSecurityGroup": inResourceGroup("Microsoft.Network/networkSecurityGroups", [
        "networkSecurityGroupName",
    ]),
    "azure-native:network:RouteTable": inResourceGroup("Microsoft.Network/routeTables", ["routeTableName"]),
    "azure-native:network:NatGateway": inResourceGroup("Microsoft.Network/natGateways", ["natGatewayName"]),
    "azure-native:network:PublicIPAddress": inResourceGroup(
        "Microsoft.Network/publicIPAddresses",
        ["publicIpAddressName"],
        (_inputs, _context, id) => ({ ipAddress: publicAddress(id) }),
    ),
    "azure-native:network:AzureFirewall": inResourceGroup(
        "Microsoft.Network/azureFirewalls",
        ["azureFirewallName"],
        (inputs, context) => ({ ipConfigurations: withPrivateAddresses(inputs, context.find) }),
    ),
    "azure-native:network:FirewallPolicy": inResourceGroup("Microsoft.Network/firewallPolicies", [
        "firewallPolicyName",
    ]),
    "azure-native:network:FirewallPolicyRuleCollectionGroup": inResourceGroup(
        "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
        ["firewallPolicyName", "ruleCollectionGroupName"],
    ),
    "azure-native:network:FlowLog": inResourceGroup("Microsoft.Network/networkWatchers/flowLogs", [
        "networkWatcherName",
        "flowLogName",
    ]),
    "azure-native:network:PrivateEndpoint": inResourceGroup("Microsoft.Network/privateEndpoints", [
        "privateEndpointName",
    ]),
    "azure-native:network:PrivateDnsZoneGroup": inResourceGroup(
        "Microsoft.Network/privateEndpoints/privateDnsZoneGroups",
        ["privateEndpointName", "privateDnsZoneGroupName"],
    ),
    "azure-native:privatedns:PrivateZone": inResourceGroup("Microsoft.Network/privateDnsZones", ["privateZoneName"]),
    "azure-native:privatedns:VirtualNetworkLink": inResourceGroup(
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
        ["privateZoneName", "virtualNetworkLinkName"],
    ),
};

// 203.0.113.0/24 is set aside for documentation (RFC 5737): nobody's address.
function publicAddress(id: string): string {
    return `203.0.113.${(Number.parseInt(uuidOf(id).slice(0, 4), 16) % 254) + 1}`;
}

/** A firewall takes the first address of its subnet that Azure does not keep for itself: the fourth after the network's. */
function withPrivateAddresses(inputs: Inputs, find: (id: string) => Inputs | undefined): unknown[] {
    return ((inputs.ipConfigurations as object[] | undefined) ?? []).map((configuration) => {
        const subnetId = at(configuration, "subnet", "id");
        const prefix = typeof subnetId === "string" ? find(subnetId)?.addressPrefix : undefined;
        if (typeof prefix !== "string") {
            throw new Error(`refers to a subnet that does not exist: ${String(subnetId)}`);
        }
        const parts = (prefix.split("/")[0] ?? "").split(".").map(Number);
        return { ...configuration, privateIPAddress: [...parts.slice(0, 3), (parts[3] ?? 0) + 4].join(".") };
    });
}
