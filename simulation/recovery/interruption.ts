import { setTimeout as sleep } from "node:timers/promises";
import type { PluginHost } from "../engine/plugins";
import type { ObservedCall } from "../provider/server";
import { typeAndName } from "../core/urns";

/** Where an engine is killed. */
export interface InterruptionPoint {
    /** Which call, counted from 1. */
    call: number;
    /** What the call does; `create` by default. */
    method?: ObservedCall["method"];
    /** Before the provider does it, or after, when the engine has not heard of it. */
    moment: ObservedCall["moment"];
    /** Type token that is counted; every type unless given. */
    type?: string;
}

/** An engine that is killed, or going to be. */
export interface Interruption {
    /** The call at which it was; undefined as long as it lives. */
    readonly at: ObservedCall | undefined;
    /** Ends when the engine's plug-ins have noticed that it is gone, as its language host does by then. */
    settled(): Promise<void>;
}

/** Kills the engine at a call, as a machine that loses power does. */
export function interruptAt(plugins: PluginHost, point: InterruptionPoint): Interruption {
    const { call, moment, type, method = "create" } = point;
    let [seen, at]: [number, ObservedCall | undefined] = [0, undefined];
    const known = plugins.observer;
    plugins.observer = (observed) => {
        known(observed);
        if (at || observed.method !== method || observed.moment !== moment) {
            return;
        }
        if (type !== undefined && typeAndName(observed.urn).type !== type) {
            return;
        }
        seen += 1;
        if (seen < call) {
            return;
        }
        at = observed;
        plugins.observer = known;
        for (const engine of plugins.engines) {
            kill(engine);
        }
        // The answer is not read; before, it keeps the provider from making the object all the same.
        throw new Error("the engine was killed");
    };
    return {
        get at() {
            return at;
        },
        // Plug-ins and language host look for their engine four times a second.
        settled: async () => {
            while (plugins.engines.size > 0) {
                await sleep(50);
            }
        },
    };
}

function kill(engine: number): void {
    try {
        process.kill(engine, "SIGKILL");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
            throw error;
        }
    }
}
