import { type RegisteredResource } from "../../../policies/core/resource";
import { unknownSentinel } from "../../../policies/core/unknowns";

/** A resource of a fixture: references to other resources are still marks. */
export interface FixtureResource {
    type: string;
    name: string;
    props: Record<string, unknown>;
    protect?: boolean;
    custom?: boolean;
    parent?: string;
    /** Logical names. */
    dependsOn?: string[];
    /** The resource id once deployed. */
    id: string;
}

/** Stands for the id of another resource of the fixture, or for text made from it. */
export interface Mark {
    $of: string;
    text: string;
}

export const subscription = "/subscriptions/00000000-0000-0000-0000-000000000001";
export const group = `${subscription}/resourceGroups/rg-data`;

/** Stands for a resource's id, or for something below it. */
export function idOf(resource: FixtureResource, below = ""): Mark {
    return { $of: resource.name, text: resource.id + below };
}

/** Stands for another output of a resource. */
export function outputOf(resource: FixtureResource, text: string): Mark {
    return { $of: resource.name, text };
}

export function urnOf(type: string, name: string): string {
    return `urn:pulumi:prod::azure-ml-platform::${type}::${name}`;
}

/**
 * As a host hands the resources over. `resolved` knows every id; in `preview`, as azure-native does, a whole input is
 * unknown as soon as one value inside it is.
 */
export function registered(fixture: readonly FixtureResource[], mode: "resolved" | "preview"): RegisteredResource[] {
    const urns = new Map(fixture.map(({ type, name }) => [name, urnOf(type, name)]));
    const urn = (name: string) => urns.get(name) ?? `no resource ${name} in the fixture`;
    return fixture.map(({ type, name, props, protect, custom, parent, dependsOn = [], id }) => {
        const marks = Object.entries(props).map(([key, value]) => [key, marksIn(value)] as const);
        const inputs = Object.entries(props).map(([key, value]) => [
            key,
            mode === "preview" && marksIn(value).length > 0 ? unknownSentinel : unmarked(value),
        ]);
        return {
            urn: urn(name),
            type,
            name,
            protect,
            custom,
            parent: parent === undefined ? undefined : urn(parent),
            props: { ...Object.fromEntries(inputs), ...(mode === "resolved" ? { id } : {}) } as Record<string, unknown>,
            dependencies: [...new Set([...dependsOn, ...marks.flatMap(([, found]) => found)])].map(urn),
            propertyDependencies: Object.fromEntries(marks.map(([key, found]) => [key, found.map(urn)])),
        };
    });
}

function isMark(value: unknown): value is Mark {
    return typeof value === "object" && value !== null && "$of" in value;
}

function marksIn(value: unknown): string[] {
    if (isMark(value)) {
        return [value.$of];
    }
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(marksIn) : [];
}

function unmarked(value: unknown): unknown {
    if (isMark(value)) {
        return value.text;
    }
    if (Array.isArray(value)) {
        return value.map(unmarked);
    }
    return typeof value === "object" && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, field]) => [key, unmarked(field)]))
        : value;
}
