import { isDeepStrictEqual } from "node:util";
import { EngineError } from "../engine/errors";
import { unread, withAdopted } from "./adoption";
import { pendingOf, type Deployment, type PendingOperation } from "./pending";

/** A stack's state and its cloud, as a recovery uses them. */
export interface Backend {
    /** The state, pending operations with it. */
    state(): Promise<Deployment>;
    /** Puts another state in place; refuses while somebody holds the stack's lock. */
    replace(state: Deployment): Promise<void>;
    /** Whether an object exists; throws where that cannot be said. */
    exists(object: { id: string; type: string }): Promise<boolean>;
    /** Reads every resource of the state from the cloud; with `clear`, pending creates are dropped before. */
    refresh(options: { clear: boolean }): Promise<void>;
    /** Removes the stack's lock, no matter who holds it. */
    cancel(): Promise<void>;
}

/** What becomes of an operation that did not end. */
export interface Outcome {
    /** URN of the resource. */
    urn: string;
    /** Type token of the resource. */
    type: string;
    /** What was being done. */
    operation: string;
    /** The object exists and comes into the state; it is forgotten; a refresh reads it; or it is unknown. */
    outcome: "import" | "clear" | "refresh" | "unknown";
    /** Id that was looked for; absent where there is nothing to look for. */
    id?: string;
    /** Why, where it was not looked for. */
    reason?: string;
}

/** How a recovery went. */
export interface Recovery {
    /** Every pending operation. */
    outcomes: Outcome[];
    /** Whether every one of them could be matched; where not, nothing was changed. */
    ok: boolean;
    /** Whether the state was changed, or would be in a dry run. */
    changes: boolean;
}

/** How a recovery is done. */
export interface RecoveryOptions {
    /** Whether to take away the lock of a run that was killed. */
    unlock?: boolean;
    /** Whether to look only. */
    dryRun?: boolean;
    /** Called before what takes long. */
    onProgress?: (line: string) => void;
}

/** Matches what an interrupted run left pending to the cloud: objects that exist come into the state. */
export async function recover(backend: Backend, options: RecoveryOptions = {}): Promise<Recovery> {
    if (options.unlock && !options.dryRun) {
        await backend.cancel();
    }
    const before = await backend.state();
    const outcomes: Outcome[] = [];
    for (const operation of pendingOf(before)) {
        outcomes.push(await outcomeOf(operation, backend));
    }
    const ok = outcomes.every(({ outcome }) => outcome !== "unknown");
    const changes = ok && (outcomes.length > 0 || unread(before).length > 0);
    if (changes && !options.dryRun) {
        await apply(backend, before, outcomes, options);
    }
    return { outcomes, ok, changes };
}

async function outcomeOf({ match, ...of }: PendingOperation, backend: Backend): Promise<Outcome> {
    switch (match.kind) {
        case "object": {
            const { id } = match;
            return { ...of, id, outcome: (await backend.exists({ id, type: of.type })) ? "import" : "clear" };
        }
        case "none":
            return { ...of, outcome: "clear", reason: match.reason };
        case "resource":
            return { ...of, outcome: "refresh" };
        case "unknown":
            return { ...of, outcome: "unknown", reason: match.reason };
    }
}

async function apply(backend: Backend, before: Deployment, outcomes: Outcome[], options: RecoveryOptions) {
    const imported = outcomes.flatMap(({ outcome, urn, id }) =>
        outcome === "import" && id !== undefined ? [[urn, id] as const] : [],
    );
    // Looking things up takes a while, in which another run may have gone on: what it left was not looked up.
    if (!isDeepStrictEqual(await backend.state(), before)) {
        throw new EngineError("The state was changed meanwhile: another run is under way; wait for it, then run again");
    }
    if (imported.length > 0) {
        await backend.replace(withAdopted(before, new Map(imported)));
    }
    options.onProgress?.("Refreshing the state from the cloud…");
    await backend.refresh({ clear: outcomes.some(({ outcome }) => outcome === "clear") });
}
