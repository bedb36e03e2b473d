import { catalog } from "../services";
import { keyOf } from "../core/armIds";
import type { ObjectStore } from "../core/objects";
import { holdsRole } from "../core/roles";
import type { SimulatedType } from "../core/simulatedType";
import { CloudError, type CloudView, type Directory, type MachineLearningFaults } from "../core/types";

/** A type that the cloud knows; refuses another. */
export function typeOf(type: string): SimulatedType {
    const known = catalog[type];
    if (known) {
        return known;
    }
    throw new CloudError(
        400,
        "InvalidResourceType",
        `The simulated cloud does not know ${type}; add it in simulation/.`,
    );
}

/** What a refusal sees of a cloud. */
export function viewOf(store: ObjectStore, directory: Directory, machineLearning: MachineLearningFaults): CloudView {
    return {
        directory,
        machineLearning,
        find: (id) => store.find(id),
        under: (id) => store.under(id),
        referringTo: (id) => store.referringTo(id),
        ofType: (type) => store.ofType(type),
        holdsRole: (principalId, roles, scope) => holdsRole(store, principalId, roles.map(keyOf), scope),
    };
}
