import { AzureError, type Azure } from "./azure";
import type { RunCommand } from "../core/commands";
import { hasPrefix } from "./prefix";
import { called, subscriptionsOf, type LiveStack } from "./stacks";

interface Places {
    azure: Azure;
    prefix: string;
    run: RunCommand;
    project: { name: string };
}

/**
 * Stacks that are there already, by the backend that Pulumi is logged in to and by the tags of what Azure holds. Names
 * have a prefix of their own, but a role assignment's name is made from stack and subscription alone, and the search for
 * what is left goes by the tags.
 */
export async function existingIssues(
    places: Places,
    stacks: readonly LiveStack[],
    loggedIn: boolean,
): Promise<string[]> {
    if (stacks.length === 0) {
        return [];
    }
    const counts = await backendCounts(places.run);
    const backend = stacks.flatMap((stack) => {
        const count = counts.get(stack.name) ?? 0;
        if (count === 0) {
            return [];
        }
        return [
            `${called(stack)} has ${count} resources in the backend that pulumi is logged in to: ` +
                "live rehearses on stacks of its own; name a stack that is not deployed",
        ];
    });
    return loggedIn ? [...backend, ...(await issuesInAzure(places, stacks))] : backend;
}

/** Resources by stack; none where Pulumi is not logged in to a backend, which a rehearsal does not need. */
async function backendCounts(run: RunCommand): Promise<Map<string, number>> {
    const { code, out } = await run("pulumi", ["stack", "ls", "--json", "--non-interactive"]);
    if (code !== 0) {
        return new Map();
    }
    const listed = JSON.parse(out) as { name: string; resourceCount?: number }[];
    // Pulumi's own service puts the organisation before the name.
    return new Map(listed.map(({ name, resourceCount = 0 }) => [name.split("/").at(-1) ?? name, resourceCount]));
}

async function issuesInAzure(places: Places, stacks: readonly LiveStack[]): Promise<string[]> {
    const issues: string[] = [];
    for (const subscription of subscriptionsOf(stacks)) {
        try {
            issues.push(
                ...(await taggedIssues(places, stacks, subscription)),
                ...(await namedIssues(places, subscription)),
            );
        } catch (error) {
            if (!(error instanceof AzureError)) {
                throw error;
            }
            issues.push(`${error.message} for subscription ${subscription}: what is there already has to be known`);
        }
    }
    return issues;
}

async function taggedIssues({ azure, project }: Places, stacks: readonly LiveStack[], subscription: string) {
    const issues: string[] = [];
    for (const stack of stacks) {
        const tagged = await azure.resources(subscription, `stack=${stack.name}`);
        const own = tagged.filter(({ tags }) => tags?.project === project.name);
        if (own.length > 0) {
            issues.push(
                `subscription ${subscription} holds ${own.length} resources of ${called(stack)}, for example ${own[0]?.id}: ` +
                    "live rehearses on stacks of its own; name a stack that is not deployed, or remove what is left of it",
            );
        }
    }
    return issues;
}

/** What is left is looked for by the prefix as well, so no group of others may have it. */
async function namedIssues({ azure, prefix }: Places, subscription: string): Promise<string[]> {
    const groups = await azure.groups(subscription);
    const named = groups.filter(({ name }) => hasPrefix(name, prefix)).map(({ name }) => name);
    if (named.length === 0) {
        return [];
    }
    return [
        `subscription ${subscription} holds ${named.join(", ")}, named with the prefix ${prefix}: choose another --prefix`,
    ];
}
