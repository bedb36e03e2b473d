import { isArmId, nameOf } from "../../simulation/core/armIds";
import { providerPath, resourceTypeOf } from "../../azure/resourceTypes";
import { at } from "../../simulation/core/ids";
import { kindOf, words } from "./displayNames";
import { type Plan, type PlanResource, type PlanValue } from "../plan";

/** What a resource of the plan refers to. */
export interface Thing {
    /** What tells it from others. */
    key: string;
    /** Kind in words, for example `Storage account`. */
    kind: string;
    /** Name: the logical one, or the last in an id of something that the plan does not hold. */
    name: string;
    /** The resource of the plan; absent where another stack, or Azure itself, makes it. */
    resource?: PlanResource;
}

const waiting = new Set(["time:index/sleep:Sleep", "azure-native:resources:ResourceGroup"]);

/** Looks up what resources of a plan refer to. */
export class References {
    private readonly byUrn: Map<string, PlanResource>;
    private readonly byArmKey = new Map<string, PlanResource>();

    constructor(readonly plan: Plan) {
        this.byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
        for (const resource of plan.resources) {
            const key = armKeyOf(resource);
            if (key !== undefined) {
                this.byArmKey.set(key, resource);
            }
        }
    }

    /** Resources of a type. */
    ofType(type: string): PlanResource[] {
        return this.plan.resources.filter((resource) => resource.type === type);
    }

    /** The outermost component that a resource belongs to; itself where it belongs to none. */
    component(resource: PlanResource): PlanResource {
        const parent = this.byUrn.get(resource.parent ?? "");
        return parent && parent.parent !== undefined ? this.component(parent) : resource;
    }

    /** Logical name without the component's before it: of `network-agents` in `network` it is `agents`. */
    ownName(resource: PlanResource): string {
        const { name } = this.component(resource);
        return resource.name.startsWith(`${name}-`) ? resource.name.slice(name.length + 1) : resource.name;
    }

    /** Resources that an input was made from, without those that it only waits for. */
    behind(resource: PlanResource, property: string): PlanResource[] {
        const urns = resource.propertyDependencies[property] ?? [];
        const found = urns.map((urn) => this.byUrn.get(urn)).filter((one) => one !== undefined);
        return found.filter(({ type }) => !waiting.has(type));
    }

    /** The workspace or account that the resource's explicit provider speaks to. */
    ofProvider(resource: PlanResource): PlanResource | undefined {
        const provider = this.byUrn.get(resource.provider);
        return provider && this.behind(provider, "host")[0];
    }

    /** What an id or a name in an input refers to; more than one only where the value is not known. */
    things(resource: PlanResource, property: string, ...within: (string | number)[]): Thing[] {
        const value = at(resource.inputs[property], ...within) as PlanValue | undefined;
        const behind = this.behind(resource, property);
        if (typeof value !== "string") {
            return behind.map(thingOf);
        }
        const named = behind.find(({ inputs }) => Object.values(inputs).includes(nameOf(value)));
        if (isArmId(value)) {
            const found = named ?? this.byArmKey.get(armKeyOfId(value));
            return [found ? thingOf(found) : outsideThing(value)];
        }
        const found = named ?? (behind.length === 1 ? behind[0] : undefined);
        return [
            found
                ? thingOf(found)
                : { key: `name ${value}`, kind: words(property.replace(/(Id|Name)$/, "")), name: value },
        ];
    }
}

/** A resource as a thing that is referred to. */
export function thingOf(resource: PlanResource): Thing {
    return { key: resource.urn, kind: kindOf(resource.type), name: resource.name, resource };
}

function outsideThing(id: string): Thing {
    const type = id.split("/").at(-2) ?? "";
    const singular = type.replace(/ies$/, "y").replace(/s$/, "");
    return { key: id.toLowerCase(), kind: words(singular), name: nameOf(id) };
}

/** Group and path of an id: the ids of one subscription differ in nothing else. */
function armKeyOf({ type, inputs }: PlanResource): string | undefined {
    const row = resourceTypeOf(type);
    const text = (input: string) => (typeof inputs[input] === "string" ? inputs[input] : undefined);
    const [group, path] = [text("resourceGroupName"), row && providerPath(row, text)];
    return group === undefined || path === undefined ? undefined : `${group}${path}`.toLowerCase();
}

const armKeyOfId = (id: string) => id.split("/").slice(4).join("/").toLowerCase();
