import type { Found } from "../rehearsal/scenario";
import type { Azure, AzureObject } from "./azure";
import { hasPrefix } from "./prefix";
import { subscriptionsOf, type LiveStack } from "./stacks";

/** What the search goes by. */
export interface LeftoverSearch {
    /** The login. */
    azure: Azure;
    /** Name of the project, as in the tags. */
    project: string;
    /** Prefix of every name. */
    prefix: string;
    /** What was made. */
    stacks: readonly LiveStack[];
    /** Waits some seconds. */
    wait: (seconds: number) => Promise<void>;
}

// Azure's lists still show for some minutes what is deleted.
const looks = 5;
const secondsBetween = 60;

/** What Azure still holds of the stacks: resources by tags, groups by tags or name, and names that deleted vaults hold. */
export async function lookForLeftovers(search: LeftoverSearch): Promise<{ step: Found; left: AzureObject[] }> {
    let left = await leftNow(search);
    for (let look = 1; look < looks && left.length > 0; look++) {
        await search.wait(secondsBetween);
        left = await leftNow(search);
    }
    const vaults = await deletedVaults(search);
    const kept = vaults.length === 0 ? "" : `; soft-deleted, purged by Azure later: ${vaults.join(", ")}`;
    const details = left.map(({ id }) => id);
    return { left, step: { ok: left.length === 0, says: `${left.length} objects${kept}`, details } };
}

async function leftNow({ azure, project, prefix, stacks }: LeftoverSearch): Promise<AzureObject[]> {
    const left: AzureObject[] = [];
    for (const subscription of subscriptionsOf(stacks)) {
        const groups = await azure.groups(subscription);
        left.push(...groups.filter((each) => isOwn(each, project, stacks) || hasPrefix(each.name, prefix)));
        for (const { name } of stacks) {
            const tagged = await azure.resources(subscription, `stack=${name}`);
            left.push(...tagged.filter((each) => isOwn(each, project, stacks)));
        }
    }
    return left;
}

async function deletedVaults({ azure, prefix, stacks }: LeftoverSearch): Promise<string[]> {
    const names: string[] = [];
    for (const subscription of subscriptionsOf(stacks)) {
        const deleted = await azure.deletedVaults(subscription);
        names.push(...deleted.map(({ name }) => name).filter((name) => hasPrefix(name, prefix)));
    }
    return names;
}

// Neither tags nor prefix were there before, which is a precondition: what has them is the rehearsal's.
const isOwn = ({ tags }: AzureObject, project: string, stacks: readonly LiveStack[]) =>
    tags?.project === project && stacks.some(({ name }) => tags.stack === name);

const groupOf = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)/i;

/** Commands that remove objects: groups with all that is in them, and what lies in groups of others. */
export function removalCommands(left: readonly AzureObject[]): string[] {
    const keys = left.map(({ id }) => ({ id, group: groupOf.exec(id) }));
    const groups = keys.filter(({ id, group }) => group?.[0].length === id.length);
    const groupIds = new Set(groups.map(({ id }) => id.toLowerCase()));
    return [
        ...groups.map(({ group }) => `az group delete --yes --subscription ${group?.[1]} --name ${group?.[2]}`),
        ...keys
            .filter(({ group }) => group === null || !groupIds.has(group[0].toLowerCase()))
            .map(({ id }) => `az resource delete --ids "${id}"`),
    ];
}
