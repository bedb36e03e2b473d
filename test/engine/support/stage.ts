import path from "node:path";
import { preview } from "../../../preview/preview";
import { Cloud } from "../../../simulation/cloud/cloud";
import type { Faults } from "../../../simulation/core/faultInjection";
import { Session } from "../../../simulation/engine/session";
import { findToolchain } from "../../../simulation/engine/toolchain";
import { hubOf, initialStateOf } from "../../../simulation/rehearsal/initialState";

/** Folder of the project. */
export const root = path.join(__dirname, "../../..");

/** An engine on an empty cloud in which a stack could be made. */
export async function openScenario(stack: string, faults?: Faults): Promise<{ cloud: Cloud; session: Session }> {
    const cloud = new Cloud({ faults });
    const session = await Session.open({ toolchain: await findToolchain(), root, cloud });
    const hub = hubOf(session.project.config(stack));
    cloud.prepare(initialStateOf(session.project, hub === undefined ? [stack] : [hub, stack]));
    return { cloud, session };
}

/** How many resources an up of a stack creates, as its preview shows them. */
export async function registeredBy(stack: string): Promise<number> {
    return (await preview({ stack, mode: "resolved" })).resources.length;
}
