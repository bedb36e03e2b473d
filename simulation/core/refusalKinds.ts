import { valuesAt } from "./checks";
import { at } from "./ids";
import { parentOf } from "./armIds";
import { listAt, regionOf, repeated, same } from "./refusals";
import type { Call, CloudView, Refusal } from "./types";

/** Region of an object, or of what it lies in; "" where that is not known, or where it is everywhere. */
export function regionAt(view: CloudView, id: string): string {
    // What lies in a group may be in another region than the group.
    for (let place: string | undefined = id; place !== undefined; place = parentOf(place)) {
        const region = parentOf(place) === undefined ? "" : regionOf(view.find(place)?.inputs.location);
        if (region !== "") {
            return region === "global" ? "" : region;
        }
    }
    return "";
}

/** Region that a call asks for: its own, or that of what the object lies in. */
const askedRegion = ({ id, inputs, view }: Call) => regionOf(inputs.location) || regionAt(view, id);

/** The first id at these paths that is in another region than the call asks for, with both regions. */
export function elsewhere(
    call: Call,
    paths: readonly string[],
    here = askedRegion(call),
): { id: string; here: string; there: string } | undefined {
    return paths
        .flatMap((path) => valuesAt(call.inputs, path))
        .filter((id) => typeof id === "string")
        .map((id) => ({ id, here, there: regionAt(call.view, id) }))
        .find(({ there }) => here !== "" && there !== "" && here !== there);
}

/** Refuses what Microsoft.Network looks for in the region of the object, or of the network that it lies in. */
export function sameRegion(...paths: string[]): Refusal {
    return {
        what: `another region at ${paths.join(", ")}`,
        source: "github.com/MicrosoftDocs/azure-docs/issues/81734, github.com/microsoft/CromwellOnAzure/issues/231",
        code: "InvalidResourceReference",
        message: (call) => {
            const found = elsewhere(call, paths);
            return (
                found &&
                `Resource ${found.id} referenced by resource ${call.id} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region: it is in ${found.there}, not in ${found.here}.`
            );
        },
    };
}

/** Refuses two children of one name in a list. */
export function differentNames(...path: string[]): Refusal {
    return {
        what: `one name twice in ${path.join(".")}`,
        source: "github.com/hashicorp/terraform-provider-azurerm/issues/28966",
        code: "InvalidRequestFormat",
        message: ({ id, inputs }) => {
            const names = listAt(inputs, ...path).map((child) => at(child, "name"));
            const twice = repeated(names, same);
            return typeof twice === "string"
                ? `Cannot parse the request. DuplicateResourceName: Resource ${id} has two child resources with the same name (${twice}).`
                : undefined;
        },
    };
}

/** Refuses a region for what is in none. */
export function onlyGlobal(arm: string): Refusal {
    return {
        what: "a region",
        source: "learn.microsoft.com/azure/dns/private-dns-overview (zones are of no region); code and message as logs of deployments on GitHub show them",
        code: "LocationNotAvailableForResourceType",
        message: ({ inputs }) =>
            regionOf(inputs.location) === "global"
                ? undefined
                : `The provided location '${String(inputs.location)}' is not available for resource type '${arm}'. List of available regions for the resource type is 'global'.`,
    };
}

/** What must be true of a number at a path; one that is not set passes. */
export interface Bounds {
    /** Path of the numbers. */
    path: string;
    /** Smallest. */
    from: number;
    /** Largest. */
    to: number;
}

/** The first number at a path that is not a whole one within bounds. */
export const outside = (inputs: unknown, { path, from, to }: Bounds): unknown =>
    valuesAt(inputs, path).find(
        (value) =>
            value !== undefined &&
            value !== null &&
            !(typeof value === "number" && Number.isInteger(value) && value >= from && value <= to),
    );
