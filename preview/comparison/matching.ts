import { canonicalUrn } from "../../azure/resourceTypes";
import type { PlanResource } from "../plan";

/** A resource before and after; one of the two is absent where it is made or deleted. */
export interface Pair {
    /** As the base has it. */
    before?: PlanResource;
    /** As it is to be. */
    after?: PlanResource;
}

/** Finds for each resource of today the one that it was: by its URN, else by an alias, as the engine does. */
export function matchResources(before: readonly PlanResource[], after: readonly PlanResource[]): Pair[] {
    const earlier = new Map(before.map((resource) => [canonicalUrn(resource.urn), resource]));
    const today = new Map(after.map((resource) => [resource.urn, resource]));
    const pairs = after.map((resource): Pair => {
        const urns = [resource.urn, ...earlierUrns(resource, today).filter((urn) => !today.has(urn))];
        const found = urns.map((urn) => earlier.get(canonicalUrn(urn))).find((other) => other !== undefined);
        if (found) {
            earlier.delete(canonicalUrn(found.urn));
        }
        return { before: found, after: resource };
    });
    return [...pairs, ...[...earlier.values()].map((resource) => ({ before: resource }))];
}

interface Alias {
    type?: string;
    name?: string;
    stack?: string;
    project?: string;
    parent?: string;
}

interface Above {
    urn: string;
    /** Name of the parent now, where it had another under this URN. */
    renamedTo?: string;
}

// As generateAliases in pkg/resource/deploy/step_generator.go of pulumi/pulumi: what a parent was called is an alias of
// its children too, and a child whose name begins with its parent's is renamed with it.
function earlierUrns(resource: PlanResource, today: ReadonlyMap<string, PlanResource>): string[] {
    const parent = resource.parent === undefined ? undefined : today.get(resource.parent);
    const above: Above[] = parent ? earlierUrns(parent, today).map((urn) => ({ urn, renamedTo: parent.name })) : [];
    if (resource.aliases.length === 0 && above.length === 0) {
        return [];
    }
    const urns = [{}, ...resource.aliases].flatMap((alias) =>
        typeof alias === "string" ? [alias] : aliasUrns(resource, alias as Alias, above),
    );
    return [...new Set(urns)].filter((urn) => urn !== resource.urn);
}

function aliasUrns(resource: PlanResource, alias: Alias, above: readonly Above[]): string[] {
    if (alias.parent === "none") {
        return [urnOf(resource, alias, undefined)];
    }
    if (alias.parent) {
        return [urnOf(resource, alias, { urn: alias.parent })];
    }
    const same = resource.parent === undefined ? undefined : { urn: resource.parent };
    return [same, ...above].map((parent) => urnOf(resource, alias, parent));
}

function urnOf(resource: PlanResource, alias: Alias, parent: Above | undefined): string {
    const [scope = "", project] = resource.urn.split("::");
    const stack = alias.stack ? `urn:pulumi:${alias.stack}` : scope;
    const [, , above = "", aboveName = ""] = parent?.urn.split("::") ?? [];
    const type = alias.type || resource.type;
    const qualified = above === "" || above === "pulumi:pulumi:Stack" ? type : `${above}$${type}`;
    const { renamedTo } = parent ?? {};
    const inherited =
        renamedTo !== undefined && resource.name.startsWith(renamedTo)
            ? aboveName + resource.name.slice(renamedTo.length)
            : resource.name;
    return [stack, alias.project || project, qualified, alias.name || inherited].join("::");
}
