import type { EndpointUse } from "./core/section";
import { listedSections, type Settings } from "./sections";

/** Private endpoints that the sections ask for, in the order of the sections. */
export function endpointUses(settings: Settings): EndpointUse[] {
    return listedSections.flatMap(({ endpoints }) => endpoints?.(settings) ?? []);
}

/** Group ids of the stack's own private endpoints, each once, sorted. */
export function groupIdsInUse(settings: Settings): string[] {
    return [...new Set(endpointUses(settings).flatMap((use) => use.groupIds))].sort();
}
