import { nameOf, parentOf } from "../../core/armIds";
import { valuesAt } from "../../core/checks";
import { at } from "../../core/ids";
import { sameRegion } from "../../core/refusalKinds";
import { known, listAt, same, shown, textsAt } from "../../core/refusals";
import type { Call, CloudObject, Refusal } from "../../core/types";

const gatewayType = "azure-native:network:NatGateway";
const addressType = "azure-native:network:PublicIPAddress";

/** Where each type that takes public addresses names them. */
const addressPaths: Readonly<Record<string, readonly string[]>> = {
    [gatewayType]: ["publicIpAddresses[].id"],
    "azure-native:network:AzureFirewall": [
        "ipConfigurations[].publicIPAddress.id",
        "managementIpConfiguration.publicIPAddress.id",
    ],
};
const addressesOf = ({ inputs }: Pick<CloudObject, "inputs">, type: string) =>
    (addressPaths[type] ?? []).flatMap((path) => valuesAt(inputs, path));

/** Refuses an address that another gateway or firewall has. */
function addressInUse(type: string): Refusal {
    return {
        what: "a public address that another resource has",
        source: "code as modules on GitHub note it of gateways and firewalls, 2024-10-01; unverified: message",
        code: "PublicIPAddressInUse",
        message: (call) => {
            const holders = Object.keys(addressPaths)
                .flatMap((each) => call.view.ofType(each))
                .filter(({ id }) => !same(id, call.id));
            const taken = addressesOf(call, type)
                .map((address) => ({
                    address,
                    holder: holders.find((each) => addressesOf(each, each.type).some((other) => same(other, address))),
                }))
                .find(({ holder }) => holder);
            return (
                taken &&
                `Public IP address ${String(taken.address)} is in use by ${taken.holder?.id ?? ""}. Give ${call.id} an address of its own.`
            );
        },
    };
}

/** What a NAT gateway is refused for. */
export const gatewayRefusals: readonly Refusal[] = [
    sameRegion("publicIpAddresses[].id", "publicIpPrefixes[].id"),
    addressInUse(gatewayType),
    {
        what: "an address of another availability zone",
        source: "learn.microsoft.com/azure/nat-gateway/nat-availability-zones; unverified: code and message",
        message: ({ id, inputs, view }) => {
            const [zone] = textsAt(inputs, "zones");
            const wrong = listAt(inputs, "publicIpAddresses")
                .map((address) => known(view, at(address, "id"), addressType))
                .find((address) => {
                    const zones = textsAt(address?.inputs, "zones");
                    return zones.length > 0 && zone !== undefined && !zones.includes(zone);
                });
            return (
                wrong &&
                `NAT gateway ${nameOf(id)} is in zone ${zone ?? ""}, its public IP address ${wrong.id} in zone ${textsAt(wrong.inputs, "zones").join(", ")}. Use an address of the same zone or of all zones.`
            );
        },
    },
];

/** What a firewall is refused for. */
export const firewallRefusals: readonly Refusal[] = [
    sameRegion(
        "ipConfigurations[].subnet.id",
        "managementIpConfiguration.subnet.id",
        ...(addressPaths["azure-native:network:AzureFirewall"] ?? []),
    ),
    addressInUse("azure-native:network:AzureFirewall"),
    {
        what: "a subnet of another resource group",
        source: "github.com/MicrosoftDocs/azure-docs/issues/13491",
        code: "SecureGatewayReferencesSubnetInDifferentResourceGroup",
        message: ({ id, inputs }) => {
            const group = groupOf(id);
            const wrong = valuesAt(inputs, "ipConfigurations[].subnet.id").find(
                (subnet) => typeof subnet === "string" && !same(groupOf(subnet), group),
            );
            return wrong === undefined
                ? undefined
                : `AzureFirewall ${id} references subnet (${shown(wrong)}) in a different resource group.`;
        },
    },
];

const groupOf = (id: string) => id.split("/").slice(0, 5).join("/");

/** Refuses a NAT gateway that serves another network. */
const gatewayOfAnotherNetwork: Refusal = {
    what: "a NAT gateway that subnets of another network use",
    source: "github.com/microsoft/azure_arc/issues/3288; unverified: message",
    code: "NatGatewayCannotBeUsedBySubnetsBelongingToDifferentVirtualNetworks",
    message: ({ id, inputs, view }: Call) => {
        const gateway = at(inputs, "natGateway", "id");
        const other = view
            .ofType("azure-native:network:Subnet")
            .find(
                (subnet) =>
                    same(at(subnet.inputs, "natGateway", "id"), gateway) && !same(parentOf(subnet.id), parentOf(id)),
            );
        return (
            other &&
            `NAT gateway ${String(gateway)} cannot be used by subnets belonging to different virtual networks: ${other.id} and ${id}. Give each network a gateway.`
        );
    },
};

/** What a subnet is refused to have attached. */
export const attachmentRefusals: readonly Refusal[] = [
    sameRegion("networkSecurityGroup.id", "routeTable.id", "natGateway.id"),
    gatewayOfAnotherNetwork,
];
