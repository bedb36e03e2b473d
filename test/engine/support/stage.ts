import path from "node:path";
import { preview } from "../../../preview/preview";
import { Cloud } from "../../../simulation/cloud/cloud";
import type { Faults } from "../../../simulation/core/faultInjection";
import { Session } from "../../../simulation/engine/session";
import { findToolchain } from "../../../simulation/engine/toolchain";
import { hubOf, initialStateOf } from "../../../simulation/rehearsal/initialState";

/** Folder of the project. */
export const root = path.join(__dirname, "../../..");

/** How a scenario differs from the usual. */
interface ScenarioOptions {
    /** Fault injection of the cloud; none by default. */
    faults?: Faults;
    /** Whether the state is written after each step, which a run that is killed needs; false by default. */
    savesEachStep?: boolean;
    /** Folder of the project; this one by default. */
    project?: string;
    /** Whether an error of the program comes with its stack trace; false by default. */
    stackTraces?: boolean;
}

/** An engine on an empty cloud in which a stack could be made. */
export async function openScenario(
    stack: string,
    { faults, savesEachStep = false, stackTraces = false, project = root }: ScenarioOptions = {},
): Promise<{ cloud: Cloud; session: Session }> {
    const cloud = new Cloud({ faults });
    const toolchain = await findToolchain();
    const session = await Session.open({ toolchain, root: project, cloud, savesEachStep, stackTraces });
    const hub = hubOf(session.project.config(stack));
    cloud.prepare(initialStateOf(session.project, hub === undefined ? [stack] : [hub, stack]));
    return { cloud, session };
}

/** How many resources an up of a stack creates, as its preview shows them. */
export async function registeredBy(stack: string): Promise<number> {
    return (await preview({ stack, mode: "resolved" })).resources.length;
}
