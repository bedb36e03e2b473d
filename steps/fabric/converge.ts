import type { StepWork } from "../core/outcome";
import { StepError } from "../core/stepError";
import type { FabricService, Named, Request } from "./service";

/** What is missing until Fabric is as a step wants it: one request, or the end of what goes on already. */
export interface Change {
    /** In words, which no other change of the step has: `gateway made`. */
    words: string;
    /** The request that makes it; none where it only has to be waited for. */
    request?: Request;
    /** What the deploying principal needs for it. */
    needs: string;
    /** Id of the capacity that must be running for it; none by default. */
    capacityId?: string;
}

interface Capacity extends Named {
    state: string;
}

// Where a change does not show yet.
const delay = 5;

const capacityNeeds = "the right to use the capacity: its administrator, or a contributor named in its settings";

/** The capacity of a name. */
export async function capacityOf(service: FabricService, name: string): Promise<Capacity> {
    const found = await service.named<Capacity>("/capacities", name, capacityNeeds);
    if (!found) {
        throw new StepError(
            `the deploying principal sees no capacity ${name}`,
            "make it an administrator of the capacity, which may take minutes to show",
        );
    }
    return found;
}

async function requireRunning(service: FabricService, id: string): Promise<void> {
    const found = (await service.all<Capacity>("/capacities", capacityNeeds)).find((each) => each.id === id);
    if (found && found.state !== "Active") {
        throw new StepError(
            `the capacity ${found.displayName ?? id} is ${found.state}`,
            "resume it, or run this within its running hours",
        );
    }
}

/**
 * What a step of Fabric does: reads, makes the change that comes first, and begins again until none is left. What was
 * interrupted, or done by an answer that was lost, is so found and not done twice.
 */
export function convergence(
    service: FabricService,
    next: () => Promise<Change | undefined>,
    right: string,
    undo: () => Promise<Change | undefined>,
): StepWork {
    const said = (done: string[], otherwise: string) => ({ text: done.length > 0 ? done.join(", ") : otherwise });
    return {
        apply: async () => said(await changes(service, next), `${right} already, nothing done`),
        undo: async () => said(await changes(service, undo), "does not exist, nothing done"),
        verify: async () => {
            const change = await next();
            return change
                ? { text: `is not as it should be: ${change.words} is missing`, differs: true }
                : { text: right };
        },
    };
}

/** Makes changes until none is left; returns what was done, in words. */
async function changes(service: FabricService, next: () => Promise<Change | undefined>): Promise<string[]> {
    const done: string[] = [];
    for (let tries = 0, change = await next(); change; change = await next()) {
        const { words, request, needs, capacityId } = change;
        if (!request || done.includes(words)) {
            await service.patience.wait(delay, `${words}: does not show yet`);
            continue;
        }
        if (capacityId !== undefined) {
            await requireRunning(service, capacityId);
        }
        const isDone = await service.change(words, request, needs, tries);
        done.push(...(isDone ? [words] : []));
        tries = isDone ? 0 : tries + 1;
    }
    return done;
}
