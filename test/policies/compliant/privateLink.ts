import { type FixtureResource, idOf } from "../support/fixture";
import { arm, tags } from "./common";
import { network, subnet } from "./network";

/** A private endpoint to a sub-resource of a service. */
export function endpointOf(service: FixtureResource, groupId: string): FixtureResource {
    const name = `${service.name}-${groupId}`;
    return {
        type: "azure-native:network:PrivateEndpoint",
        name,
        id: arm("Microsoft.Network/privateEndpoints", `pe-${name}`),
        props: {
            resourceGroupName: "rg-data",
            location: "westeurope",
            tags,
            privateEndpointName: `pe-${name}`,
            subnet: { id: idOf(subnet) },
            privateLinkServiceConnections: [
                { name: groupId, privateLinkServiceId: idOf(service), groupIds: [groupId] },
            ],
            manualPrivateLinkServiceConnections: [],
        },
    };
}

/** A private DNS zone. */
export function zoneOf(zone: string): FixtureResource {
    return {
        type: "azure-native:privatedns:PrivateZone",
        name: `zone-${zone}`,
        id: arm("Microsoft.Network/privateDnsZones", zone),
        props: { resourceGroupName: "rg-data", location: "global", tags, privateZoneName: zone },
    };
}

/** The link that lets the network resolve a zone. */
export function linkOf(zone: FixtureResource): FixtureResource {
    return {
        type: "azure-native:privatedns:VirtualNetworkLink",
        name: `${zone.name}-link`,
        id: `${zone.id}/virtualNetworkLinks/network`,
        props: {
            resourceGroupName: "rg-data",
            location: "global",
            privateZoneName: zone.props.privateZoneName,
            virtualNetworkLinkName: "network",
            virtualNetwork: { id: idOf(network) },
            registrationEnabled: false,
        },
    };
}

/** The zone group that writes an endpoint's record. */
export function zoneGroupOf(endpoint: FixtureResource, zone: FixtureResource): FixtureResource {
    return {
        type: "azure-native:network:PrivateDnsZoneGroup",
        name: `${endpoint.name}-dns`,
        id: `${endpoint.id}/privateDnsZoneGroups/default`,
        props: {
            resourceGroupName: "rg-data",
            privateEndpointName: { $of: endpoint.name, text: endpoint.props.privateEndpointName },
            privateDnsZoneGroupName: "default",
            privateDnsZoneConfigs: [{ name: "zone", privateDnsZoneId: idOf(zone) }],
        },
    };
}
