import * as pulumi from "@pulumi/pulumi";
import {
    type DiagnosticsDestination,
    HubPeering,
    PlatformNetwork,
    PrivateDns,
    type PrivateEndpointPlacement,
    type SubnetPurposeName,
} from "../../../components";
import { privateLinkZones } from "../../../azure/privateLink";
import { requireResourceId } from "../../../azure/resourceIds";
import type { HubNetworkOutputs, PrivateDnsOutputs } from "../../outputs";
import { groupIdsInUse } from "../../settings/endpoints";
import { resourceGroup, type StackContext } from "../context";
import { hubZone, readHub, type Hub } from "./hub";

/** The network that the stack's services live in, and how names in it resolve. */
export interface Networking {
    /** The network, as other stacks and components use it. */
    network: pulumi.Output<HubNetworkOutputs>;
    /** ARM ids of the subnets by purpose. */
    subnetResourceIds: Partial<Record<SubnetPurposeName, pulumi.Input<string>>>;
    /** Subnet and zones of private endpoints; undefined where the stack has no subnet for them. */
    placement: PrivateEndpointPlacement | undefined;
    /** What a runner in the hub depends on to reach the stack's private services. */
    connectivity: pulumi.Resource[];
    /** The shared stack; undefined where the stack stands alone. */
    hub: Hub | undefined;
    /** Zones made by this stack; undefined where it made none. */
    privateDns: pulumi.Output<PrivateDnsOutputs> | undefined;
}

type Network = Pick<Networking, "network" | "subnetResourceIds"> & { ready: pulumi.Resource[] };

/** Makes the network, or takes the existing one; peers it with the hub; makes zones or links to them. */
export function makeNetworking(
    context: StackContext,
    diagnostics: DiagnosticsDestination | undefined,
): Networking | undefined {
    const { network: section } = context.settings;
    if (!section) {
        return undefined;
    }
    const hub = readHub(context.settings);
    const network = section.existing ? existingNetwork(section.existing) : madeNetwork(context, diagnostics);
    const connectivity = hub && !section.existing ? [peerWithHub(context, network, hub)] : network.ready;
    const { zoneResourceIds, privateDns } = makePrivateDns(context, network, hub);
    const subnetResourceId = network.subnetResourceIds.privateEndpoints;
    const placement = subnetResourceId === undefined ? undefined : { subnetResourceId, zoneResourceIds };
    return {
        network: network.network,
        subnetResourceIds: network.subnetResourceIds,
        placement,
        connectivity,
        hub,
        privateDns,
    };
}

function existingNetwork(existing: {
    virtualNetworkResourceId: string;
    subnets: { purpose: SubnetPurposeName; name: string }[];
}): Network {
    const { virtualNetworkResourceId } = existing;
    const { name: virtualNetworkName, resourceGroupName } = requireResourceId(virtualNetworkResourceId);
    const subnets = existing.subnets.map(({ purpose, name }) => [
        purpose,
        `${virtualNetworkResourceId}/subnets/${name}`,
    ]);
    return {
        network: pulumi.output({ virtualNetworkResourceId, virtualNetworkName, resourceGroupName, addressSpace: [] }),
        subnetResourceIds: Object.fromEntries(subnets) as Network["subnetResourceIds"],
        ready: [],
    };
}

function madeNetwork(context: StackContext, diagnostics: DiagnosticsDestination | undefined): Network {
    const { settings, zones, opts, lock } = context;
    const { addressSpace = [], subnets = [], ...section } = settings.network ?? {};
    const group = resourceGroup(context, "network");
    // A workspace that the internet reaches keeps its own way to the control plane.
    const databricksNsgMode = settings.runner.from === "ipAccessList" ? "AllRules" : undefined;
    const made = new PlatformNetwork(
        "network",
        {
            ...group,
            addressSpace,
            subnets,
            egress: section.egress,
            dnsServers: section.dnsServers,
            privateEndpointGroupIds: groupIdsInUse(settings),
            privateEndpointClients: section.privateEndpointClients,
            remotePrivateEndpoints: section.remotePrivateEndpoints,
            podAddressSpace: section.podAddressSpace,
            databricksNsgMode,
            zones,
            diagnostics,
            lock,
        },
        opts,
    );
    const { virtualNetworkResourceId, virtualNetworkName } = made;
    const { resourceGroupName } = group;
    return {
        network: pulumi.output({ virtualNetworkResourceId, virtualNetworkName, resourceGroupName, addressSpace }),
        subnetResourceIds: made.subnetResourceIds,
        ready: [made.ready],
    };
}

function peerWithHub(context: StackContext, spoke: Network, hub: Hub): pulumi.Resource {
    const { naming, opts } = context;
    return new HubPeering(
        "hub-peering",
        { naming, spoke: spoke.network, hub: hub.network, hubProvider: hub.provider, after: spoke.ready },
        opts,
    ).ready;
}

interface Zones {
    zoneResourceIds: Record<string, pulumi.Input<string>> | undefined;
    privateDns?: pulumi.Output<PrivateDnsOutputs>;
}

function makePrivateDns(context: StackContext, network: Network, hub: Hub | undefined): Zones {
    const { settings } = context;
    const section = settings.privateDns;
    if (!section) {
        return { zoneResourceIds: undefined };
    }
    const left = section.zoneGroups === "organisation";
    if (section.zones === "existing") {
        return { zoneResourceIds: left ? undefined : section.existingZoneResourceIds };
    }
    const groupIds = [...new Set([...groupIdsInUse(settings), ...(section.groupIds ?? [])])];
    const zones = [
        ...new Set(groupIds.flatMap((groupId) => privateLinkZones(groupId, settings.azure.location) ?? [])),
    ].sort();
    const networks = [
        { name: "network", virtualNetworkResourceId: network.network.apply((found) => found.virtualNetworkResourceId) },
    ];
    if (section.zones === "create") {
        const { resourceGroupName, naming, tags } = resourceGroup(context, "dns");
        const dns = new PrivateDns(
            "dns",
            { resourceGroupName, naming, tags, zones, createZones: true, networks, lock: context.lock },
            context.opts,
        );
        const privateDns = pulumi.output({ resourceGroupName, zoneResourceIds: dns.zoneResourceIds });
        return { zoneResourceIds: left ? undefined : dns.zoneResourceIds, privateDns };
    }
    if (!hub) {
        throw new Error("privateDns.zones is hub in a stack without one");
    } // refused by the settings
    linkToHub(context, zones, networks, hub);
    const ids = zones.map((zone) => [zone, hubZone(hub, zone, settings.hub?.stack ?? "")]);
    return { zoneResourceIds: left ? undefined : (Object.fromEntries(ids) as Record<string, pulumi.Output<string>>) };
}

type Links = ConstructorParameters<typeof PrivateDns>[1]["networks"];

function linkToHub(context: StackContext, zones: string[], networks: Links, hub: Hub): void {
    const { naming, tags } = context;
    const resourceGroupName = hub.privateDns.apply((found) => found.resourceGroupName);
    const linkNaming = { ...naming };
    new PrivateDns(
        "dns",
        { resourceGroupName, naming: linkNaming, tags, zones, createZones: false, networks },
        { provider: hub.provider },
    );
}
