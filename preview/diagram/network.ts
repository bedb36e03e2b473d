import { at } from "../../simulation/core/ids";
import type { PlanResource, PlanValue } from "../plan";
import type { Draft } from "./graph";
import { thingOf, type References, type Thing } from "../graph/references";
import { addresses, NetworkBoxes, parts, textOr } from "./networkBoxes";

const network = "azure-native:network:";
const subnetType = `${network}Subnet`;

/** Where traffic goes: subnets and what is in them, private endpoints and their targets, zones, peerings, egress. */
export function networkDraft(references: References): Draft {
    const view = new NetworkView(references);
    view.networks();
    view.injected();
    view.endpoints();
    view.zones();
    view.waysOut();
    return view.draft;
}

class NetworkView extends NetworkBoxes {
    networks(): void {
        for (const resource of this.references.ofType(`${network}VirtualNetwork`)) {
            this.inNetwork(resource, resource, [addresses(at(resource.inputs, "addressSpace", "addressPrefixes"))]);
        }
        for (const resource of this.references.ofType(subnetType)) {
            this.subnetBox(thingOf(resource));
        }
        for (const resource of this.references.ofType(`${network}VirtualNetworkPeering`)) {
            const [own] = this.references.things(resource, "virtualNetworkName");
            const [remote] = this.references.things(resource, "remoteVirtualNetwork", "id");
            if (!own || !remote) {
                continue;
            }
            const [from, to] = [own, remote].sort((a, b) => Number(!a.resource) - Number(!b.resource)) as [
                Thing,
                Thing,
            ];
            const ends = { from: this.networkBox(from), to: this.networkBox(to) };
            this.draft.link({ ...ends, label: "peering", both: true, urns: [resource.urn] });
        }
    }

    /** Whatever refers to a subnet lives in it, except what has a place of its own in this view. */
    injected(): void {
        const apart = /:(PrivateEndpoint|DiagnosticSetting|FlowLog)$/;
        for (const resource of this.references.plan.resources.filter(
            ({ custom, type }) => custom && !apart.test(type),
        )) {
            for (const property of Object.keys(resource.propertyDependencies)) {
                for (const subnet of this.references.behind(resource, property)) {
                    if (subnet.type !== subnetType || resource.type.startsWith("pulumi:")) {
                        continue;
                    }
                    const part = resource.type === `${network}AzureFirewall` ? parts.out : parts.inside;
                    const to = this.thingBox(thingOf(resource), part);
                    const urns = [resource.urn];
                    this.draft.link({ from: this.subnetBox(thingOf(subnet)), to, label: "holds", urns });
                }
            }
        }
    }

    endpoints(): void {
        for (const resource of this.references.ofType(`${network}PrivateEndpoint`)) {
            this.endpoint(resource);
        }
        for (const resource of this.references.ofType(
            "databricks:index/mwsNccPrivateEndpointRule:MwsNccPrivateEndpointRule",
        )) {
            const group = textOr(resource.inputs.groupId, "endpoint");
            const title = `${this.references.component(resource).name}, serverless`;
            const from = this.endpointBox(resource, title, group);
            this.targets(resource, from, group, this.references.things(resource, "resourceId"));
        }
    }

    zones(): void {
        for (const resource of this.references.ofType("azure-native:privatedns:PrivateZone")) {
            this.zoneBox(thingOf(resource), resource.inputs.privateZoneName);
        }
        for (const resource of this.references.ofType("azure-native:privatedns:VirtualNetworkLink")) {
            const { privateZoneName } = resource.inputs;
            const [zone] = this.references.things(resource, "privateZoneName");
            const [linked] = this.references.things(resource, "virtualNetwork", "id");
            if (!linked || !zone) {
                continue;
            }
            const [from, to] = [this.networkBox(linked), this.zoneBox(zone, privateZoneName)];
            this.draft.link({ from, to, label: "resolves in", dotted: true, urns: [resource.urn] });
        }
        for (const resource of this.references.ofType(`${network}PrivateDnsZoneGroup`)) {
            this.zoneGroup(resource);
        }
    }

    waysOut(): void {
        for (const subnet of this.references.ofType(subnetType)) {
            const from = this.subnetBox(thingOf(subnet));
            for (const gateway of this.references.things(subnet, "natGateway", "id")) {
                this.draft.link({ from, to: this.thingBox(gateway, parts.out), label: "out", urns: [subnet.urn] });
            }
            for (const { resource } of this.references.things(subnet, "routeTable", "id")) {
                if (resource) {
                    this.routes(subnet, from, resource);
                }
            }
        }
        for (const address of this.references.ofType(`${network}PublicIPAddress`)) {
            this.publicAddress(address);
        }
    }

    private routes(subnet: PlanResource, from: string, table: PlanResource): void {
        const routes = Array.isArray(table.inputs.routes) ? table.inputs.routes : [];
        const urns = [subnet.urn, table.urn];
        const label = (route: PlanValue) => textOr(at(route, "addressPrefix"), "route");
        for (const route of routes) {
            if (at(route, "nextHopType") === "Internet") {
                this.draft.link({ from, to: this.internetBox(), label: label(route), urns });
            }
            if (at(route, "nextHopType") !== "VirtualAppliance") {
                continue;
            }
            const behind = this.references.behind(table, "routes").filter(({ type }) => !type.startsWith("pulumi:"));
            const address = textOr(at(route, "nextHopIpAddress"), "an address of another stack");
            const hops: Thing[] =
                behind.length > 0
                    ? behind.map(thingOf)
                    : [{ key: `hop ${address}`, kind: "Virtual appliance", name: address }];
            for (const hop of hops) {
                this.draft.link({ from, to: this.thingBox(hop, parts.out), label: label(route), urns });
            }
        }
    }

    private publicAddress(address: PlanResource): void {
        const users = this.references.plan.resources.filter(
            ({ custom, propertyDependencies }) =>
                custom && Object.values(propertyDependencies).some((urns) => urns.includes(address.urn)),
        );
        const ways = users.filter(({ type }) => !/:(DiagnosticSetting|Sleep)$/.test(type));
        for (const way of ways) {
            const from = this.thingBox(thingOf(way), parts.out);
            this.draft.link({ from, to: this.internetBox(), label: address.name, urns: [address.urn] });
        }
    }

    private endpoint(resource: PlanResource): void {
        const { inputs } = resource;
        const connections = [inputs.privateLinkServiceConnections, inputs.manualPrivateLinkServiceConnections];
        const groups = connections
            .flatMap((list) => (Array.isArray(list) ? list : []))
            .flatMap((one) => {
                const ids = at(one, "groupIds");
                return Array.isArray(ids) ? ids.map((id) => textOr(id, "endpoint")) : [];
            });
        const group = groups.join(", ") || this.references.ownName(resource);
        const from = this.endpointBox(resource, this.references.component(resource).name, group);
        for (const subnet of this.references.things(resource, "subnet", "id")) {
            this.draft.link({ from: this.subnetBox(subnet), to: from, urns: [resource.urn] });
        }
        for (const property of ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"]) {
            if (inputs[property] !== undefined) {
                const things = this.references.things(resource, property, 0, "privateLinkServiceId");
                this.targets(resource, from, group, things);
            }
        }
    }

    private targets(resource: PlanResource, from: string, label: string, things: Thing[]): void {
        for (const thing of things) {
            this.draft.link({ from, to: this.thingBox(thing, parts.targets), label, urns: [resource.urn] });
        }
    }

    private zoneGroup(resource: PlanResource): void {
        const configs = resource.inputs.privateDnsZoneConfigs;
        const endpoints = this.references.behind(resource, "privateEndpointName");
        for (const [index] of (Array.isArray(configs) ? configs : []).entries()) {
            for (const zone of this.references.things(resource, "privateDnsZoneConfigs", index, "privateDnsZoneId")) {
                for (const endpoint of endpoints) {
                    const from = `endpoint ${this.references.component(endpoint).urn}`;
                    const to = this.zoneBox(zone, zone.resource?.inputs.privateZoneName);
                    if (this.draft.boxes.has(from)) {
                        this.draft.link({ from, to, dotted: true, urns: [resource.urn] });
                    }
                }
            }
        }
    }
}
