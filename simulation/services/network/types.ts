import { at, azureTypes, nothingComputed, uuidOf } from "../../core/ids";
import type { Inputs, SimulatedTypes } from "../../core/simulatedType";

/** Networks, private endpoints, private DNS. */
export const networkTypes: SimulatedTypes = azureTypes({
    "azure-native:network:VirtualNetwork": nothingComputed,
    "azure-native:network:Subnet": nothingComputed,
    "azure-native:network:VirtualNetworkPeering": nothingComputed,
    "azure-native:network:NetworkSecurityGroup": nothingComputed,
    "azure-native:network:RouteTable": nothingComputed,
    "azure-native:network:NatGateway": nothingComputed,
    "azure-native:network:PublicIPAddress": (_inputs, _context, id) => ({ ipAddress: publicAddress(id) }),
    "azure-native:network:AzureFirewall": (inputs, context) => ({
        ipConfigurations: withPrivateAddresses(inputs, context.find),
    }),
    "azure-native:network:FirewallPolicy": nothingComputed,
    "azure-native:network:FirewallPolicyRuleCollectionGroup": nothingComputed,
    "azure-native:network:FlowLog": nothingComputed,
    "azure-native:network:PrivateEndpoint": nothingComputed,
    "azure-native:network:PrivateDnsZoneGroup": nothingComputed,
    "azure-native:privatedns:PrivateZone": nothingComputed,
    "azure-native:privatedns:VirtualNetworkLink": nothingComputed,
});

// 203.0.113.0/24 is reserved for documentation (RFC 5737): no one's address.
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
