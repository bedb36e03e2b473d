import { at, text } from "../../core/ids";
import type { Inputs } from "../../core/simulatedType";
import { isWithin, nameOf, parentOf } from "../../core/armIds";
import type { Call, CloudObject, CloudView } from "../../core/types";
import { liesIn, overlap } from "./addresses";
import { workspacesIn } from "../databricks/azure/subnets";
import { known, listAt, refuse, same, textsAt } from "../../core/refusals";

const networkType = "azure-native:network:VirtualNetwork";
const subnetType = "azure-native:network:Subnet";
const peeringType = "azure-native:network:VirtualNetworkPeering";

const spaceOf = (inputs: Inputs) => textsAt(inputs, "addressSpace", "addressPrefixes");

function prefixesOf(inputs: Inputs): string[] {
    return typeof inputs.addressPrefix === "string" ? [inputs.addressPrefix] : textsAt(inputs, "addressPrefixes");
}

const subnetsOf = (view: CloudView, networkId: string) =>
    view.under(networkId).filter((object) => object.type === subnetType);

/** Ids of what lies in a subnet: rules elsewhere that allow its addresses do not count, workspaces that name it do. */
function occupants(view: CloudView, subnetId: string): string[] {
    const rulesOnly = ["azure-native:storage:StorageAccount", "azure-native:keyvault:Vault"];
    const referring = view
        .referringTo(subnetId)
        .filter((object) => !rulesOnly.includes(object.type) && !isWithin(object.id, subnetId));
    return [...referring.map((object) => object.id), ...workspacesIn(view, subnetId)];
}

/** Refuses a network whose space leaves out what lies in it. */
export function refuseSpace({ id, inputs, view }: Call): void {
    const space = spaceOf(inputs);
    if (space.length === 0) {
        return;
    }
    for (const subnet of subnetsOf(view, id)) {
        requireInside(prefixesOf(subnet.inputs), space, subnet.inputs, id);
    }
}

function requireInside(prefixes: string[], space: string[], subnet: Inputs, networkId: string): void {
    const outside = prefixes.find((prefix) => !space.some((outer) => liesIn(prefix, outer)));
    if (outside === undefined) {
        return;
    }
    refuse(
        400,
        "NetcfgSubnetRangeOutsideVnet",
        `Subnet '${text(subnet, "subnetName")}' is not valid because its IP address range ${outside} is outside the IP address range of virtual network '${networkId}': ${space.join(", ")}. Keep the subnet inside it.`,
    );
}

/** Refuses a subnet outside its network or over another one, and changes under what lies in it. */
export function refuseSubnet({ id, inputs, existing, view }: Call): void {
    const prefixes = prefixesOf(inputs);
    const networkId = parentOf(id) ?? "";
    if (prefixes.length === 0) {
        refuse(
            400,
            "NetcfgInvalidSubnet",
            `Subnet '${text(inputs, "subnetName")}' is not valid in virtual network '${networkId}': it has no address range. Set addressPrefix.`,
        );
    }
    const space = spaceOf(known(view, networkId, networkType)?.inputs ?? {});
    if (space.length > 0) {
        requireInside(prefixes, space, inputs, networkId);
    }
    const clash = subnetsOf(view, networkId)
        .filter((other) => !same(other.id, id))
        .find((other) => prefixesOf(other.inputs).some((theirs) => prefixes.some((mine) => overlap(mine, theirs))));
    if (clash) {
        refuse(
            400,
            "NetcfgSubnetRangesOverlap",
            `Subnet '${text(inputs, "subnetName")}' is not valid because its IP address range ${prefixes.join(", ")} overlaps with that of an existing subnet in virtual network '${networkId}': '${text(clash.inputs, "subnetName")}' has ${prefixesOf(clash.inputs).join(", ")}. Take a free range.`,
        );
    }
    if (existing) {
        refuseChangeUnderOccupants(existing, inputs, occupants(view, id));
    }
}

const delegationsOf = (inputs: Inputs) =>
    listAt(inputs, "delegations")
        .map((each) => String(at(each, "serviceName")))
        .sort()
        .join(", ");

function refuseChangeUnderOccupants(existing: CloudObject, inputs: Inputs, holders: string[]): void {
    if (holders.length === 0) {
        return;
    }
    const [before, after] = [delegationsOf(existing.inputs), delegationsOf(inputs)];
    if (before !== after) {
        refuse(
            400,
            "SubnetDelegationsCannotChangeWhenSubnetUsedByResource",
            `Delegations of subnet ${existing.id} cannot be changed from [${before}] to [${after}] because it is being used by the resource ${holders.join(", ")}. Delete that first, or make another subnet.`,
        );
    }
    const gone = prefixesOf(existing.inputs).find((prefix) => !prefixesOf(inputs).includes(prefix));
    if (gone !== undefined) {
        refuse(
            400,
            "InUsePrefixCannotBeDeleted",
            `IpPrefix ${gone} on Subnet ${text(inputs, "subnetName")} has active allocations and cannot be deleted: ${holders.join(", ")}. Make another subnet and move them.`,
        );
    }
}

/** Refuses to peer networks whose addresses overlap, or twice. */
export function refusePeering({ id, inputs, view }: Call): void {
    const [networkId, remoteId] = [parentOf(id) ?? "", at(inputs, "remoteVirtualNetwork", "id")];
    const [mine, theirs] = [networkId, remoteId].map((each) => spaceOf(known(view, each, networkType)?.inputs ?? {}));
    const clash = (mine ?? []).filter((one) => (theirs ?? []).some((other) => overlap(one, other)));
    if (clash.length > 0) {
        refuse(
            400,
            "VnetAddressSpacesOverlap",
            `Cannot create or update peering ${id}. Virtual networks ${networkId} and ${String(remoteId)} cannot be peered because their address spaces overlap. Overlapping address prefixes: ${clash.join(", ")}. Give each network a range of its own.`,
        );
    }
    const second = view
        .under(networkId)
        .find(
            (other) =>
                other.type === peeringType &&
                !same(other.id, id) &&
                same(at(other.inputs, "remoteVirtualNetwork", "id"), remoteId),
        );
    if (second) {
        refuse(
            400,
            "AnotherPeeringAlreadyReferencesRemoteVnet",
            `Peering ${id} cannot be added because there is another peering ${second.id} already referencing remote virtual network ${String(remoteId)}. Keep one of the two.`,
        );
    }
}

/** A network is deleted with its subnets, but not while something lies in them. */
export function refuseOccupied({ id, view }: Call): void {
    const holders = subnetsOf(view, id).flatMap((subnet) => occupants(view, subnet.id));
    if (holders.length === 0) {
        return;
    }
    refuse(
        400,
        "InUseSubnetCannotBeDeleted",
        `Virtual network '${nameOf(id)}' has subnets in use by ${holders.join(", ")} and cannot be deleted. Delete what lies in them first.`,
    );
}

/** Refuses to delete a subnet that a workspace lives in: the workspace names it apart from its network. */
export function refuseInjectedSubnet({ id, view }: Call): void {
    const holders = workspacesIn(view, id);
    if (holders.length === 0) {
        return;
    }
    refuse(
        400,
        "InUseSubnetCannotBeDeleted",
        `Subnet ${nameOf(id)} is in use by ${holders.join(", ")} and cannot be deleted. Delete what lies in the subnet first.`,
    );
}
