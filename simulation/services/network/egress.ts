import { at } from "../../core/ids";
import type { Inputs } from "../../core/simulatedType";
import { nameOf } from "../../core/armIds";
import type { Call, CloudView, Refusal } from "../../core/types";
import { prefixLength } from "./addresses";
import { tiersServed } from "./firewallPolicies";
import { known, listAt, refuse, same, shown, unknownCode } from "../../core/refusals";

const addressType = "azure-native:network:PublicIPAddress";
const skuOf = (inputs: Inputs) => at(inputs, "sku", "name") ?? "Basic";

/** What a public address is refused for. */
export const publicAddressRefusals: readonly Refusal[] = [
    {
        what: "a standard address that is to change",
        source: "github.com/fortinet/azure-templates/issues/43",
        code: "StandardSkuPublicIPAddressesMustBeStatic",
        message: ({ id, inputs }) =>
            skuOf(inputs) === "Basic" || inputs.publicIPAllocationMethod === "Static"
                ? undefined
                : `Standard sku publicIp ${id} must have AllocationMethod set to Static. Set publicIPAllocationMethod to Static.`,
    },
];

/** Refuses a gateway behind a basic address. */
export function refuseNatGateway({ id, inputs, view }: Call): void {
    for (const address of listAt(inputs, "publicIpAddresses")) {
        requireStandard(view, at(address, "id"), `NAT gateway ${nameOf(id)}`);
    }
}

function requireStandard(view: CloudView, addressId: unknown, what: string): void {
    const address = known(view, addressId, addressType);
    if (!address || (same(skuOf(address.inputs), "Standard") && address.inputs.publicIPAllocationMethod === "Static")) {
        return;
    }
    refuse(
        400,
        unknownCode,
        `${what} cannot use public IP address ${address.id}. Set the address's sku.name to Standard and its publicIPAllocationMethod to Static.`,
    );
}

/** Refuses a firewall in the wrong subnet, behind the wrong address, or with a policy of a tier that does not serve it. */
export function refuseFirewall({ id, inputs, view }: Call): void {
    for (const configuration of listAt(inputs, "ipConfigurations")) {
        requireStandard(view, at(configuration, "publicIPAddress", "id"), `Azure Firewall ${nameOf(id)}`);
        requireFirewallSubnet(view, at(configuration, "subnet", "id"), nameOf(id));
    }
    const policy = known(view, at(inputs, "firewallPolicy", "id"), "azure-native:network:FirewallPolicy");
    const [tier, theirs] = [at(inputs, "sku", "tier") ?? "Standard", at(policy?.inputs, "sku", "tier") ?? "Standard"];
    if (!policy || tiersServed[shown(theirs)]?.some((served) => same(served, tier))) {
        return;
    }
    refuse(
        400,
        unknownCode,
        `Azure Firewall ${nameOf(id)} of tier ${shown(tier)} cannot use firewall policy ${policy.id} of tier ${shown(theirs)}, which serves ${(tiersServed[shown(theirs)] ?? []).join(" and ")}. Give both the same sku.tier.`,
    );
}

function requireFirewallSubnet(view: CloudView, subnetId: unknown, firewall: string): void {
    // Every further address of a firewall comes without a subnet.
    if (typeof subnetId !== "string") {
        return;
    }
    if (nameOf(subnetId) !== "AzureFirewallSubnet") {
        refuse(
            400,
            unknownCode,
            `Azure Firewall ${firewall} cannot lie in subnet ${subnetId}. The subnet must be named AzureFirewallSubnet.`,
        );
    }
    const prefix = known(view, subnetId, "azure-native:network:Subnet")?.inputs.addressPrefix;
    const length = typeof prefix === "string" ? prefixLength(prefix) : undefined;
    if (length === undefined || length <= 26) {
        return;
    }
    refuse(
        400,
        unknownCode,
        `Azure Firewall ${firewall} cannot lie in subnet ${subnetId} with ${String(prefix)}. The subnet must be a /26 or larger.`,
    );
}
