import type { Session } from "../engine/session";
import { changesInPlace } from "../rehearsal/phases/ending";
import { issuesOfRun, succeeded, expectNoChange } from "../rehearsal/context";
import type { Found, Scenario } from "../rehearsal/scenario";
import type { AzureObject } from "./azure";
import { lookForLeftovers, type LeftoverSearch } from "./leftovers";
import type { LiveStack } from "./stacks";

/** What of a session the scenario uses. */
export type LiveSession = Pick<Session, "run" | "project" | "folder" | "close">;

/** What a live scenario works with. */
export interface LiveContext extends LeftoverSearch {
    /** What is made, hub first. */
    stacks: readonly LiveStack[];
    /** The engine, whose copy of the stack files has the prefix already. */
    session: LiveSession;
    /** The steps. */
    scenario: Scenario;
    /** Whether somebody wants it to end. */
    stopped: () => boolean;
}

/** What a live scenario left. */
export interface LiveEnd {
    /** Stacks that were begun and are not destroyed, in the order in which to destroy them. */
    undestroyed: string[];
    /** What Azure still holds; undefined where it could not be read. */
    left: AzureObject[] | undefined;
}

/** From nothing to a stack that is up, and back; what was begun is destroyed whatever happened before. */
export async function liveScenario(context: LiveContext): Promise<LiveEnd> {
    const begun: LiveStack[] = [];
    let undestroyed: string[] = [];
    try {
        await make(context, begun);
    } finally {
        undestroyed = await takeDown(context, begun);
    }
    if (begun.length === 0) {
        return { undestroyed: [], left: [] };
    }
    let left: AzureObject[] | undefined;
    await context.scenario.cleanUp("what is left", () =>
        guarded(async () => {
            const found = await lookForLeftovers(context);
            left = found.left;
            return found.step;
        }),
    );
    return { undestroyed, left };
}

async function make(context: LiveContext, begun: LiveStack[]): Promise<void> {
    const { stacks, session, scenario, stopped } = context;
    const step = (name: string, work: () => Promise<Found>) =>
        scenario.step(name, () => (stopped() ? Promise.resolve({ ok: false, says: "stopped" }) : guarded(work)));
    const up = (stack: LiveStack, policies: boolean) => {
        begun.unshift(stack);
        return session.run("up", stack.name, { policies });
    };
    for (const hub of stacks.filter(({ role }) => role === "hub")) {
        await step(`up ${hub.name}`, async () => succeeded(await up(hub, false)));
    }
    for (const own of stacks.filter(({ role }) => role === "stack")) {
        const stack = own.name;
        await step("preview with the policy pack", async () =>
            issuesOfRun(await session.run("preview", stack, { policies: true })),
        );
        await step("up", async () => succeeded(await up(own, true)));
        await step("up again", async () => expectNoChange(await session.run("up", stack)));
        await step("refresh", async () => expectNoChange(await session.run("refresh", stack)));
        await step("up with another cost centre", () => changesInPlace({ stack, session }));
    }
}

/** Last made, first destroyed; a hub is left alone while a stack that uses its network and its zones is there. */
async function takeDown({ session, scenario }: LiveContext, begun: readonly LiveStack[]): Promise<string[]> {
    for (const [at, { name }] of begun.entries()) {
        let gone = false;
        await scenario.cleanUp(`destroy ${name}`, () =>
            guarded(async () => {
                const run = await session.run("destroy", name);
                gone = run.ok;
                return succeeded(run);
            }),
        );
        if (!gone) {
            return begun.slice(at).map((stack) => stack.name);
        }
    }
    return [];
}

/** An error that ended the scenario here would keep it from cleaning up. */
async function guarded(work: () => Promise<Found>): Promise<Found> {
    try {
        return await work();
    } catch (error) {
        return { ok: false, says: (error as Error).message, details: [(error as Error).stack ?? ""] };
    }
}
