import type { Deployment, StateEntry } from "./pending";

/**
 * The state with objects among its resources that were pending creates, and without pending operations. The engine has
 * `refresh --import-pending-creates` for this, which drops the object instead: docs/runbooks/interrupted-run.md.
 */
export function withAdopted<T extends Deployment>(deployment: T, ids: ReadonlyMap<string, string>): T {
    const resources = [...(deployment.resources ?? [])];
    const created = (deployment.pending_operations ?? []).filter(({ type }) => type === "creating");
    // An interrupted run leaves the operations of the one before it: the last of a resource is the newest.
    const newest = new Map(created.map(({ resource }) => [resource.urn, resource]));
    for (const [urn, id] of ids) {
        const resource = newest.get(urn);
        if (resource) {
            place(resources, { ...resource, id });
        }
    }
    return { ...deployment, resources, pending_operations: [] };
}

function place(resources: StateEntry[], entry: StateEntry): void {
    const replaced = resources.findIndex(({ urn, pendingReplacement }) => urn === entry.urn && pendingReplacement);
    // The state wants each resource after what it depends on: all of that is there, or the create had not begun.
    if (replaced < 0) {
        resources.push(entry);
    } else {
        resources[replaced] = entry;
    }
}

/** URNs of objects that are in the state and were never read: a refresh after their adoption did not end. */
export function unread({ resources = [] }: Deployment): string[] {
    return resources
        .filter(({ type, id, outputs }) => type.startsWith("azure-native:") && id && !Object.keys(outputs ?? {}).length)
        .map(({ urn }) => urn);
}
