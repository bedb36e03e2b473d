import { Cloud } from "../cloud/cloud";
import { Session } from "../engine/session";
import type { Toolchain } from "../engine/toolchain";
import { drift } from "./chapters/drift";
import { ending } from "./chapters/ending";
import { opening } from "./chapters/opening";
import type { Stage } from "./stage";
import { Story, type StoryStep } from "./story";
import { hubOf, worldOf } from "./world";

/** What a rehearsal is asked for. */
export interface RehearsalRequest {
    /** Name of the stack. */
    stack: string;
    /** Folder of the project. */
    root: string;
    /** CLI of the engine. */
    toolchain: Toolchain;
    /** Told of every step. */
    onStep?: (step: StoryStep) => void;
}

/** How a rehearsal went. */
export interface Rehearsal {
    /** Version of this format. */
    format: "rehearsal/1";
    /** Name of the stack. */
    stack: string;
    /** Whether every step ended as it should. */
    ok: boolean;
    /** The steps. */
    steps: StoryStep[];
}

/** Rehearses a stack's whole life in the real engine against a simulated cloud. */
export async function rehearse({ stack, root, toolchain, onStep }: RehearsalRequest): Promise<Rehearsal> {
    const cloud = new Cloud();
    const session = await Session.open({ toolchain, root, cloud, removedAtExit: true });
    const story = new Story(onStep);
    try {
        const hub = hubOf(session.project.config(stack));
        cloud.prepare(worldOf(session.project, hub === undefined ? [stack] : [hub, stack]));
        const stage: Stage = { stack, hub, session, cloud, story };
        for (const chapter of [opening, drift, ending]) await chapter(stage);
    } finally {
        session.close();
    }
    return { format: "rehearsal/1", stack, ok: story.ok, steps: story.steps };
}
