import { keyOf } from "../cloud/armIds";
import type { ObjectStore } from "../cloud/objects";
import type { CloudObject } from "../cloud/types";
import type { StateResource } from "../engine/session";

/** Objects of a state, as they are in the cloud. */
export function ownObjects(store: ObjectStore, state: readonly StateResource[]): CloudObject[] {
    return state.flatMap(({ id }) => (id === undefined ? [] : (store.find(id) ?? [])));
}

/** Objects that somebody made and no state holds, for example a role given by hand. */
export function foreignObjects(store: ObjectStore, states: readonly StateResource[]): CloudObject[] {
    const owned = new Set(states.flatMap(({ id }) => (id === undefined ? [] : [keyOf(id)])));
    return store.all().filter(({ id, origin }) => origin === "call" && !owned.has(keyOf(id)));
}

/** What the stacks left in the cloud; what was there before and what Azure keeps by itself is not theirs. */
export function leftovers(store: ObjectStore): CloudObject[] {
    return store.all().filter(({ origin }) => origin === "call");
}

/** The cloud as it stands: to compare it with itself later. */
export function pictureOf(store: ObjectStore): Map<string, string> {
    return new Map(store.all().map((object) => [keyOf(object.id), JSON.stringify(sorted(object.inputs))]));
}

/** Ids at which two pictures differ. */
export function differing(before: Map<string, string>, after: Map<string, string>): string[] {
    return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id)).sort();
}

function sorted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(sorted);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
        Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
    );
}
