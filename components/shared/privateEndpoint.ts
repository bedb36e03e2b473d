import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import type { ComponentArgs } from "./componentArgs";
import { resourceName } from "./naming";
import { privateLinkZones } from "../../azure/privateLink";
import { throwIfInvalid } from "./validation";

/** Where a component puts its private endpoints. */
export interface PrivateEndpointPlacement {
    /** Subnet that the endpoints' network interfaces live in. A change replaces the endpoints. */
    subnetResourceId: pulumi.Input<string>;
    /**
     * ARM ids of private DNS zones by zone name, for example `privatelink.dfs.core.windows.net`; left out where the
     * organisation's own Azure Policy writes the zone groups. Plain keys: they decide which zone groups exist.
     */
    zoneResourceIds?: Record<string, pulumi.Input<string>>;
}

/** Inputs of a private endpoint. */
export interface PrivateEndpointArgs extends ComponentArgs {
    /** ARM id of what the endpoint leads to. A change replaces the endpoint. */
    targetResourceId: pulumi.Input<string>;
    /** Private-link sub-resource of the target, for example `dfs`. Plain: it decides the zones. A change replaces the endpoint. */
    groupId: string;
    /** Subnet and zones. */
    placement: PrivateEndpointPlacement;
}

/** A private endpoint for one target and group id, with the zone group that keeps its DNS records. */
export class PrivateEndpoint extends pulumi.ComponentResource {
    /** ARM id of the endpoint. */
    public readonly endpointResourceId: pulumi.Output<string>;
    /** What a consumer depends on to reach the target by its usual name: the zone group, or the endpoint where the organisation writes zone groups. */
    public readonly ready: pulumi.Resource;

    constructor(name: string, args: PrivateEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        throwIfInvalid("PrivateEndpoint", name, placementIssues(args.groupId, args.placement, args.location));
        super("azure-ml-platform:index:PrivateEndpoint", name, args, opts);

        const endpoint = this.createEndpoint(name, args);
        const zones = args.placement.zoneResourceIds;
        this.ready = zones ? this.createZoneGroup(name, args, endpoint, zones) : endpoint;

        this.endpointResourceId = endpoint.id;
        this.registerOutputs({ endpointResourceId: this.endpointResourceId });
    }

    private createEndpoint(name: string, args: PrivateEndpointArgs): network.PrivateEndpoint {
        const endpointName = resourceName(args.naming, "privateEndpoint", name);
        return new network.PrivateEndpoint(
            name,
            {
                privateEndpointName: endpointName,
                resourceGroupName: args.resourceGroupName,
                location: args.location,
                subnet: { id: args.placement.subnetResourceId },
                customNetworkInterfaceName: `${endpointName}-nic`,
                privateLinkServiceConnections: [
                    { name: args.groupId, privateLinkServiceId: args.targetResourceId, groupIds: [args.groupId] },
                ],
                tags: args.tags,
            },
            { parent: this },
        );
    }

    private createZoneGroup(
        name: string,
        args: PrivateEndpointArgs,
        endpoint: network.PrivateEndpoint,
        zones: Record<string, pulumi.Input<string>>,
    ): network.PrivateDnsZoneGroup {
        return new network.PrivateDnsZoneGroup(
            `${name}-zones`,
            {
                privateDnsZoneGroupName: "default",
                resourceGroupName: args.resourceGroupName,
                privateEndpointName: endpoint.name,
                privateDnsZoneConfigs: (privateLinkZones(args.groupId, args.location) ?? []).map((zone) => ({
                    name: zone.replaceAll(".", "-"),
                    privateDnsZoneId: zones[zone],
                })),
            },
            { parent: this },
        );
    }
}

/** What is wrong with a placement for a group id: an unknown group id, or a zone that it needs and that is not given. */
export function placementIssues(
    groupId: string,
    placement: PrivateEndpointPlacement,
    location: string,
    propertyPath = "placement",
): { propertyPath: string; reason: string }[] {
    const zones = privateLinkZones(groupId, location);
    if (!zones) {
        return [{ propertyPath: "groupId", reason: `"${groupId}" is not a private-link group id` }];
    }
    const given = placement.zoneResourceIds;
    if (!given) {
        return [];
    }
    return zones
        .filter((zone) => !(zone in given))
        .map((zone) => ({
            propertyPath: `${propertyPath}.zoneResourceIds`,
            reason: `"${groupId}" needs zone ${zone}, which is not given`,
        }));
}
