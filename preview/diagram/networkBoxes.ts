import { at } from "../../simulation/core/ids";
import type { PlanResource, PlanValue } from "../plan";
import { Draft, type Box } from "./graph";
import { kindOf } from "../graph/displayNames";
import type { References, Thing } from "../graph/references";

const internet = "internet";

/** Titles of the groups of boxes. */
export const parts = {
    inside: "Reached from the network",
    networks: "Virtual networks",
    endpoints: "Private endpoints",
    targets: "Private targets",
    zones: "Private DNS zones",
    out: "Egress",
    hub: "Peered networks",
};

/** Boxes of the network's view, each made once. */
export class NetworkBoxes {
    /** What is drawn. */
    readonly draft = new Draft();

    constructor(protected readonly references: References) {}

    protected inNetwork(resource: PlanResource, of: PlanResource, details: string[], title = resource.name): string {
        const group = { title: `Virtual network ${of.name}`, order: 1, rank: 1 };
        const component = this.references.component(resource).name;
        const box: Box = {
            key: resource.urn,
            title,
            group,
            component,
            kind: kindOf(resource.type),
            part: parts.networks,
        };
        for (const detail of details) {
            this.draft.box(box, [resource.urn], detail);
        }
        return resource.urn;
    }

    protected subnetBox(thing: Thing): string {
        const { resource } = thing;
        if (!resource) {
            return this.thingBox(thing, parts.hub);
        }
        const [of] = this.references.things(resource, "virtualNetworkName");
        const delegations = at(resource.inputs, "delegations");
        const services = Array.isArray(delegations) ? delegations.map((one) => textOr(at(one, "serviceName"), "")) : [];
        const details = [addresses([resource.inputs.addressPrefix]), ...services.map((name) => `for ${name}`)];
        return this.inNetwork(resource, of?.resource ?? resource, details, this.references.ownName(resource));
    }

    protected networkBox(thing: Thing): string {
        const hub = { ...thing, key: `network ${thing.name}`, kind: "Virtual network" };
        return thing.resource ? thing.resource.urn : this.thingBox(hub, parts.hub);
    }

    protected endpointBox(resource: PlanResource, title: string, detail: string): string {
        const component = this.references.component(resource);
        const group = { title: parts.endpoints, order: 2, rank: 2 };
        const box = { title, group, component: component.name, kind: "Private endpoint", part: parts.endpoints };
        return this.draft.box({ key: `endpoint ${component.urn}`, ...box }, [resource.urn], detail);
    }

    protected zoneBox(thing: Thing, name: PlanValue | undefined): string {
        const title = textOr(name, thing.name);
        const group = { title: parts.zones, order: 4, rank: 3 };
        const component = thing.resource ? this.references.component(thing.resource).name : "zones of another stack";
        const box = { title, group, component, kind: "Private DNS zone", part: parts.zones, outside: !thing.resource };
        return this.draft.box({ key: `zone ${title}`, ...box }, thing.resource ? [thing.resource.urn] : []);
    }

    protected thingBox(thing: Thing, part: string): string {
        const { key, kind, name, resource } = thing;
        const framed = part === parts.targets || part === parts.out;
        const group = framed ? { title: part, order: part === parts.targets ? 3 : 5, rank: 3 } : undefined;
        const component = resource ? this.references.component(resource).name : `${kind} of another stack`;
        const there = this.draft.boxes.get(key);
        if (there) {
            return key;
        }
        const box = { key, title: name, group, component, kind, part, outside: !resource };
        return this.draft.box(box, resource ? [resource.urn] : [], kind);
    }

    protected internetBox(): string {
        const box = { key: internet, title: "Internet", component: "Internet", kind: "Internet", part: "Internet" };
        return this.draft.box({ ...box, outside: true });
    }
}

/** A text; another where there is none. */
export const textOr = (value: unknown, otherwise: string) =>
    typeof value === "string" && value !== "" ? value : otherwise;

/** Address ranges as one text. */
export const addresses = (value: unknown) =>
    (Array.isArray(value) ? value : []).map((one) => textOr(one, "addresses not known")).join(", ");
