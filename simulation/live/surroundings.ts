import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { Cloud } from "../cloud/cloud";
import { Session } from "../engine/session";
import { installedToolchain, type Toolchain } from "../engine/toolchain";
import { commandsIn, type RunCommand } from "../core/commands";
import { InstalledPlugins } from "./installedPlugins";
import type { LiveSession } from "./liveScenario";
import { retailPrices, type PriceOf } from "./prices";
import { passphrase } from "./report";

/** Everything of the host that a live rehearsal touches. */
export interface Surroundings {
    /** Folder of the project. */
    root: string;
    /** The environment. */
    env: NodeJS.ProcessEnv;
    /** Id of this process. */
    pid: number;
    /** The time. */
    now: () => Date;
    /** Runs programs in the project's folder. */
    run: RunCommand;
    /** The installed Pulumi; undefined where there is none. */
    installed: () => Promise<Toolchain | undefined>;
    /** Prices of meters. */
    priceOf: PriceOf;
    /** Opens a session with the real providers. */
    open: (toolchain: Toolchain) => Promise<LiveSession>;
    /** Waits some seconds. */
    wait: (seconds: number) => Promise<void>;
    /** Listens for the wish to end. */
    onStop: (heard: () => void) => Stopping;
    /** Writes for the user. */
    print: (text: string) => void;
    /** Writes what is wrong. */
    complain: (text: string) => void;
}

/** The wish to end. */
export interface Stopping {
    /** Whether it was heard. */
    wanted: () => boolean;
    /** Listens no more. */
    end: () => void;
}

const root = path.join(__dirname, "../..");

/** This machine. */
export function theMachine(): Surroundings {
    const { env, pid, stdout, stderr } = process;
    // A reader that goes away, such as head, must not end the process before it has destroyed what it made.
    for (const stream of [stdout, stderr]) {
        stream.on("error", () => undefined);
    }
    return {
        root,
        env,
        pid,
        now: () => new Date(),
        run: commandsIn(root),
        installed: () => installedToolchain(env.PATH ?? ""),
        priceOf: retailPrices(),
        open: (toolchain) => {
            const plugins = new InstalledPlugins(env.PULUMI_HOME ?? path.join(os.homedir(), ".pulumi"));
            return Session.open({ toolchain, root, cloud: new Cloud(), plugins, passphrase });
        },
        wait: (seconds) => setTimeout(seconds * 1000),
        onStop,
        print: (text) => void stdout.write(text),
        complain: (text) => void stderr.write(text),
    };
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** A signal ends the engine's operation already; here it must only not end the process before the destroy. */
export function onStop(heard: () => void): Stopping {
    let wanted = false;
    const listen = () => {
        wanted = true;
        heard();
    };
    for (const signal of signals) {
        process.on(signal, listen);
    }
    return { wanted: () => wanted, end: () => signals.forEach((signal) => process.off(signal, listen)) };
}
