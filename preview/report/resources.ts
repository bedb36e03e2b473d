import { byCodePoints, type PlanResource } from "../plan";

/** Resources by the URN of their parent; components first, since they are what a reader looks for, then by name. */
export function childrenInOrder(resources: readonly PlanResource[]): Map<string | undefined, PlanResource[]> {
    const children = new Map<string | undefined, PlanResource[]>();
    for (const resource of resources) {
        const found = children.get(resource.parent);
        if (found) {
            found.push(resource);
        } else {
            children.set(resource.parent, [resource]);
        }
    }
    const key = (resource: PlanResource) => `${Number(resource.custom)}${resource.name} ${resource.type}`;
    for (const found of children.values()) {
        found.sort((a, b) => byCodePoints(key(a), key(b)));
    }
    return children;
}
