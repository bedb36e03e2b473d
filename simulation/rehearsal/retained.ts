import type { Cloud } from "../cloud/cloud";
import type { Session } from "../engine/session";

interface Deployment {
    resources?: { urn: string; id?: string; retainOnDelete?: boolean; dependencies?: string[] }[];
}

/**
 * Puts back into a stack's state what a destroy took out of it and left in the cloud, since its service deletes it never,
 * as a version of a data asset: `pulumi import` for each. An up would try to make it again, which is refused.
 */
export async function importRetained(
    { session, cloud, stack }: { session: Pick<Session, "stack">; cloud: Cloud; stack: string },
    before: { deployment: unknown },
): Promise<number> {
    const opened = await session.stack(stack);
    const exported = await opened.exportStack();
    const now = new Map((exported.deployment as Deployment).resources?.map((resource) => [resource.urn, resource]));
    const retained = (before.deployment as Deployment).resources?.filter(
        ({ urn, id, retainOnDelete }) => retainOnDelete && id !== undefined && !now.has(urn) && cloud.store.find(id),
    );
    if (!retained || retained.length === 0) {
        return 0;
    }
    const kept = new Set(retained.map(({ urn }) => urn));
    // In the order of before: the state wants each resource after what it depends on.
    const resources = (before.deployment as Deployment).resources?.flatMap((resource) =>
        kept.has(resource.urn) ? [asImported(resource)] : (now.get(resource.urn) ?? []),
    );
    await opened.importStack({ ...exported, deployment: { ...(exported.deployment as object), resources } });
    return retained.length;
}

/** An import knows nothing of what the program makes a resource depend on; the next up says it again. */
const asImported = <Resource extends object>(resource: Resource) => ({
    ...resource,
    dependencies: [],
    propertyDependencies: {},
});
