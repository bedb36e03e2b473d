import { resourceTypes } from "../../../azure/kinds";
import { at } from "../../core/ids";
import { nameOf, parentOf } from "../../core/armIds";
import { differentNames, onlyGlobal, sameRegion } from "../../core/refusalKinds";
import type { Behaviours, Call, Refusal } from "../../core/types";
import { refuseSecondSignIn, refuseSignInFirst } from "../databricks/azure/endpoints";
import { armTypeOf, groupIdsOf } from "./groupIds";
import { networkNames, networkSpecs } from "./sources";
import { known, listAt, nameRule, refuse, same, shown, textsAt } from "../../core/refusals";

const dnsSpecs =
    "azure-rest-api-specs/specification/privatedns/resource-manager/Microsoft.Network/stable/2024-06-01/privatedns.json (location: create, read)";
const linkType = "azure-native:privatedns:VirtualNetworkLink";

const groupType = "azure-native:network:PrivateDnsZoneGroup";

const secondZoneGroup: Refusal = {
    what: "a second zone group of an endpoint",
    source: "github.com/pulumi/pulumi-azure-native/issues/2179 (message); learn.microsoft.com/azure/private-link/private-endpoint-dns#private-dns-zone-group; code as logs of deployments on GitHub show it",
    code: "MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed",
    message: ({ id, view }) => {
        const endpoint = parentOf(id) ?? "";
        const other = view.under(endpoint).find((each) => each.type === groupType && !same(each.id, id));
        return (
            other &&
            `Cannot create more than one private dns zone groups in the private endpoint ${endpoint}. It has ${other.id}; name all zones there.`
        );
    },
};

const secondRegistration: Refusal = {
    what: "a second zone with registration for a network",
    source: "github.com/Azure/Azure-Landing-Zones/issues/3890",
    status: 409,
    code: "Conflict",
    message: ({ id, inputs, view }) => {
        const other = view
            .ofType(linkType)
            .find(
                (link) =>
                    !same(link.id, id) &&
                    link.inputs.registrationEnabled === true &&
                    same(at(link.inputs, "virtualNetwork", "id"), at(inputs, "virtualNetwork", "id")),
            );
        return other && inputs.registrationEnabled === true
            ? `A virtual network can only be linked to 1 Private DNS zone(s) with auto-registration enabled; conflicting Private DNS zone is "${parentOf(other.id) ?? ""}".`
            : undefined;
    },
};

const registryWithoutEndpoints: Refusal = {
    what: "an endpoint of a container registry of a tier other than Premium",
    source: "learn.microsoft.com/azure/container-registry/container-registry-private-link#prerequisites; unverified: code and message",
    message: ({ inputs, view }) => {
        const tiers = listAt(inputs, "privateLinkServiceConnections")
            .map((connection) =>
                known(view, at(connection, "privateLinkServiceId"), resourceTypes.containerRegistry.token),
            )
            .map((registry) => at(registry?.inputs, "sku", "name"));
        const wrong = tiers.find((tier) => tier !== undefined && !same(tier, "Premium"));
        return wrong === undefined
            ? undefined
            : `Private endpoints are not supported for a registry of the SKU ${shown(wrong)}. Set its sku.name to Premium.`;
    },
};

/** Private endpoints and the DNS that leads to them. */
export const privateLinkBehaviours: Behaviours = {
    "azure-native:network:PrivateEndpoint": {
        source: `${networkNames}; ${networkSpecs} (subnet); learn.microsoft.com/azure/private-link/private-endpoint-overview#private-link-resource (group ids); github.com/Azure/azure-cli/issues/16750 (InvalidValuesForRequestParameters), github.com/microsoft/terraform-provider-azuredevops/issues/106 (PrivateEndpointConnectionProvisioningFailed), github.com/hashicorp/terraform-provider-azurerm/issues/5820 (OnlyOneGroupIdPermitted)`,
        required: ["location", "subnet", "subnet.id", "privateLinkServiceConnections[].privateLinkServiceId"],
        readOnly: ["etag", "provisioningState", "networkInterfaces"],
        replaceOn: ["subnet"],
        immutable: ["location"],
        name: nameRule("azure-native:network:PrivateEndpoint"),
        refusals: [sameRegion("subnet.id"), registryWithoutEndpoints],
        refuse: (call) => {
            refuseEndpoint(call);
            refuseSignInFirst(call);
        },
        seconds: 60,
    },
    [groupType]: {
        source: `${networkSpecs}; learn.microsoft.com/azure/databricks/administration-guide/cloud-configurations/azure/private-link-standard (one browser_authentication endpoint a region and zone); unverified: its code`,
        required: [],
        readOnly: ["etag", "provisioningState"],
        replaceOn: [],
        refusals: [secondZoneGroup, differentNames("privateDnsZoneConfigs")],
        refuse: refuseSecondSignIn,
        seconds: 10,
    },
    "azure-native:privatedns:PrivateZone": {
        source: `${networkNames}; ${dnsSpecs}; learn.microsoft.com/azure/dns/dns-protect-private-zones-recordsets (SOA record set)`,
        required: ["location"],
        readOnly: ["provisioningState", "numberOfRecordSets", "numberOfVirtualNetworkLinks", "internalId"],
        replaceOn: ["location"],
        name: nameRule("azure-native:privatedns:PrivateZone"),
        refusals: [onlyGlobal("Microsoft.Network/privateDnsZones")],
        refuseDelete: refuseLinkedZone,
        createsAlso: ({ id }) => [
            { id: `${id}/SOA/@`, type: "azure-native:privatedns:PrivateRecordSet", goesWithIt: true },
        ],
        seconds: 30,
    },
    [linkType]: {
        source: `${networkNames}; ${dnsSpecs}; learn.microsoft.com/azure/dns/private-dns-virtual-network-links (one link a zone and network); github.com/MicrosoftDocs/azure-aks-docs/issues/212 (BadRequest)`,
        required: ["location", "virtualNetwork", "virtualNetwork.id"],
        readOnly: ["provisioningState", "virtualNetworkLinkState"],
        replaceOn: ["location"],
        name: nameRule(linkType),
        refusals: [onlyGlobal("Microsoft.Network/privateDnsZones/virtualNetworkLinks"), secondRegistration],
        refuse: refuseLink,
        seconds: 30,
    },
};

function refuseEndpoint({ id, inputs, view }: Call): void {
    const subnet = known(view, at(inputs, "subnet", "id"), "azure-native:network:Subnet");
    const delegations = listAt(subnet?.inputs, "delegations");
    if (subnet && delegations.length > 0) {
        refuse(
            400,
            "PrivateEndpointCreationNotAllowedAsSubnetIsDelegated",
            `Private endpoint ${id} cannot be created as subnet ${subnet.id} is delegated to ${String(at(delegations[0], "serviceName"))}. Put it in a subnet without a delegation.`,
        );
    }
    const lists = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];
    for (const connection of lists.flatMap((list) => listAt(inputs, list))) {
        requireGroup(String(at(connection, "privateLinkServiceId")), textsAt(connection, "groupIds"), connection);
    }
}

function requireGroup(targetId: string, groups: string[], connection: unknown): void {
    const type = armTypeOf(targetId);
    const allowed = groupIdsOf(type);
    if (!allowed) {
        return;
    }
    if (groups.length > 1) {
        refuse(
            400,
            "OnlyOneGroupIdPermitted",
            `Private link service connection ${String(at(connection, "name"))} has the following group Ids: ${groups.join(", ")}. Only one group Id is permitted when connecting to a first-party resource (${targetId}). Make one endpoint for each.`,
        );
    }
    // Azure minds the case of a group id, as it does not mind that of other names.
    const wrong = groups.find((group) => !allowed.includes(group));
    if (wrong === undefined && groups.length === 1) {
        return;
    }
    refuse(
        400,
        "InvalidValuesForRequestParameters",
        `Call to ${type} failed. Error message: Values for request parameters are invalid: GroupId: ${wrong ?? ""}. ${nameOf(targetId)} knows ${allowed.join(", ")}.`,
    );
}

function refuseLink({ id, inputs, view }: Call): void {
    const zoneOf = (linkId: string) => nameOf(parentOf(linkId) ?? "");
    const networkId = at(inputs, "virtualNetwork", "id");
    const second = view
        .ofType(linkType)
        .find(
            (other) =>
                !same(other.id, id) &&
                same(at(other.inputs, "virtualNetwork", "id"), networkId) &&
                same(zoneOf(other.id), zoneOf(id)),
        );
    if (!second) {
        return;
    }
    refuse(
        400,
        "BadRequest",
        `A virtual network cannot be linked to multiple zones with overlapping namespaces. You tried to link virtual network with '${zoneOf(id)}' and '${zoneOf(second.id)}' zones. ${second.id} links ${String(networkId)} already; keep one of the two.`,
    );
}

function refuseLinkedZone({ id, view }: Call): void {
    const links = view.under(id).filter((each) => each.type === linkType);
    if (links.length === 0) {
        return;
    }
    refuse(
        409,
        "CannotDeleteResource",
        `Can not delete resource '${nameOf(id)}' before its nested resources are deleted: ${links.map((each) => each.id).join(", ")}. Delete the links first.`,
    );
}
