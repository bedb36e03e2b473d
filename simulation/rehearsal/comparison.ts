import { isDeepStrictEqual } from "node:util";
import { keyOf } from "../core/armIds";
import type { ObjectStore } from "../core/objects";
import type { CloudObject } from "../core/types";
import type { StateResource } from "../engine/session";
import type { Inputs } from "../core/simulatedType";

/** Objects of a state, as they are in the cloud. */
export function ownObjects(store: ObjectStore, state: readonly StateResource[]): CloudObject[] {
    return state.flatMap(({ id }) => (id === undefined ? [] : (store.find(id) ?? [])));
}

/** Objects that somebody made and no state holds, for example a role given by hand. */
export function foreignObjects(store: ObjectStore, states: readonly StateResource[]): CloudObject[] {
    const owned = new Set(states.flatMap(({ id }) => (id === undefined ? [] : [keyOf(id)])));
    return store.all().filter(({ id, origin }) => origin === "call" && !owned.has(keyOf(id)));
}

/** What the stacks left in the cloud; what was there before and what Azure keeps automatically is not theirs. */
export function leftovers(store: ObjectStore): CloudObject[] {
    return store.all().filter(({ origin }) => origin === "call");
}

/** The cloud as it stands: to compare it with itself later. */
export function pictureOf(store: ObjectStore): Map<string, Inputs> {
    return new Map(store.all().map((object) => [keyOf(object.id), object.inputs]));
}

/** Ids at which two pictures differ. */
export function differing(before: Map<string, Inputs>, after: Map<string, Inputs>): string[] {
    const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
    return ids.filter((id) => !isDeepStrictEqual(before.get(id), after.get(id)));
}
