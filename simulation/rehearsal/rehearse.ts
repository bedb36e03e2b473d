import { existsSync, readdirSync } from "node:fs";
import { Cloud } from "../cloud/cloud";
import { EngineError } from "../engine/errors";
import { Session } from "../engine/session";
import type { Toolchain } from "../engine/toolchain";
import { drift } from "./phases/drift";
import { ending } from "./phases/ending";
import { opening } from "./phases/opening";
import { rejected } from "./phases/rejected";
import type { ScenarioContext } from "./context";
import { Scenario, type ScenarioStep } from "./scenario";
import { hubOf, initialStateOf } from "./initialState";

/** What a rehearsal is asked for. */
export interface RehearsalRequest {
    /** Name of the stack. */
    stack: string;
    /** Folder of the project. */
    root: string;
    /** CLI of the engine. */
    toolchain: Toolchain;
    /** Empty folder in which the cloud writes down every change of its objects; in memory only by default. */
    cloudFolder?: string;
    /** Folder for what the engine is asked to register, in `preview.jsonl` and `up.jsonl`; it is written nowhere by default. */
    traceFolder?: string;
    /** Called for every step. */
    onStep?: (step: ScenarioStep) => void;
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
    steps: ScenarioStep[];
}

/** Rehearses a stack's whole life in the real engine against a simulated cloud. */
export async function rehearse(request: RehearsalRequest): Promise<Rehearsal> {
    const { stack, root, toolchain, cloudFolder, traceFolder, onStep } = request;
    if (cloudFolder !== undefined && existsSync(cloudFolder) && readdirSync(cloudFolder).length > 0) {
        throw new EngineError(`${cloudFolder} is not empty; a rehearsal begins with an empty cloud, name a new folder`);
    }
    const cloud = new Cloud({ folder: cloudFolder });
    // What is made is simulated: the state of a rehearsal that ends in the middle is of no use. Where the program fails,
    // a preview shows where.
    const quick = { savesEachStep: false, stackTraces: false };
    const session = await Session.open({ toolchain, root, cloud, removedAtExit: true, ...quick });
    const scenario = new Scenario(onStep);
    try {
        const hub = hubOf(session.project.config(stack));
        cloud.prepare(initialStateOf(session.project, hub === undefined ? [stack] : [hub, stack]));
        const context: ScenarioContext = { stack, hub, session, cloud, scenario, traceFolder };
        for (const phase of [opening, drift, rejected, ending]) {
            await phase(context);
        }
    } finally {
        session.close();
    }
    return { format: "rehearsal/1", stack, ok: scenario.ok, steps: scenario.steps };
}
