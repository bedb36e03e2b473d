import type { Cloud } from "../cloud/cloud";
import type { Session } from "../engine/session";
import { commandsIn } from "../core/commands";
import { PulumiBackend } from "./pulumiBackend";
import type { Backend } from "./recover";

/** A stack of a session, whose objects are in the simulated cloud. */
export function simulatedBackend(session: Session, cloud: Cloud, stack: string): Backend {
    const run = commandsIn(session.project.folder, session.environment);
    return new PulumiBackend(stack, run, ({ id }) => Promise.resolve(cloud.store.find(id) !== undefined));
}
