import { Cloud } from "../../simulation/cloud/cloud";
import { catalog } from "../../simulation/services";
import { PluginHost, providers } from "../../simulation/engine/plugins";
import { Session } from "../../simulation/engine/session";
import { findToolchain, type Toolchain } from "../../simulation/engine/toolchain";
import { differenceOf } from "../../simulation/provider/diff";
import type { ResourceRequest, SimulatedProvider } from "../../simulation/provider/types";
import { emptyContext } from "../../simulation/core/ids";
import type { Inputs } from "../../simulation/core/simulatedType";
import { initialStateOf } from "../../simulation/rehearsal/initialState";
import { root } from "./child";
import { median, rounded } from "./figures";

/** The engine's time with the simulated cloud next to its time with providers that answer at once. */
export interface RehearsalFigures {
    /** Median of a life's seconds. */
    seconds: { ours: number; bare: number };
    /** Median of the ratios within a pair. */
    ratio: number;
}

/** Answers at once what a provider has to answer, and keeps nothing. */
class InstantProvider implements SimulatedProvider {
    private caller = { subscriptionId: "", tenantId: "" };

    constructor(readonly version: string) {}

    configure(config: Inputs): void {
        this.caller = { subscriptionId: String(config.subscriptionId), tenantId: String(config.tenantId) };
    }

    check() {
        return [];
    }

    diff({ type, inputs }: ResourceRequest, oldInputs: Inputs) {
        return differenceOf(type, oldInputs, inputs);
    }

    create({ type, name, inputs }: ResourceRequest) {
        const { subscriptionId, tenantId } = this.caller;
        // A firewall takes its address from its subnet; any prefix does here.
        const find = () => ({ addressPrefix: "10.0.0.0/24" });
        const context = { ...emptyContext(subscriptionId, tenantId), logicalName: name, find };
        const id = catalog[type]?.id(inputs, context) ?? name;
        return { id, outputs: catalog[type]?.outputs?.(inputs, context, id) ?? {} };
    }

    read({ inputs }: ResourceRequest) {
        return { inputs, outputs: {} };
    }

    update(request: ResourceRequest) {
        return this.create(request).outputs;
    }

    delete(): void {}
}

const stack = "prod";
const hub = "shared";

/** A life: hub and stack up, up again, a change, protection lifted, destroyed; returns the engine's seconds. */
async function liveOnce(toolchain: Toolchain, cloud: Cloud, plugins: PluginHost): Promise<number> {
    const session = await Session.open({ toolchain, root, cloud, plugins });
    try {
        cloud.prepare(initialStateOf(session.project, [hub, stack]));
        let seconds = 0;
        const run = async (operation: "up" | "destroy", name: string) => {
            const { ok, errors, seconds: taken } = await session.run(operation, name);
            if (!ok) {
                throw new Error(`${operation} ${name}: ${errors.map(({ message }) => message).join("; ")}`);
            }
            seconds += taken;
        };
        await run("up", hub);
        await run("up", stack);
        await run("up", stack);
        for (const key of ["protectData", "lockData"]) {
            session.project.set(stack, "protection", key, false);
        }
        session.project.set(stack, "tags", "costCenter", "cc-0000");
        await run("up", stack);
        await run("destroy", stack);
        return seconds;
    } finally {
        session.close();
    }
}

/** Measures pairs of lives, one after the other: machines are noisy. */
export async function measureRehearsal(pairs: number, onPair: (text: string) => void): Promise<RehearsalFigures> {
    const toolchain = await findToolchain();
    const instant = Object.fromEntries(
        Object.entries(providers).map(([name, make]) => [
            name,
            () => new InstantProvider(make(new Cloud(), root).version),
        ]),
    );
    const measured: { ours: number; bare: number }[] = [];
    for (let i = 0; i < pairs; i++) {
        onPair(`rehearsal of ${stack}: pair ${i + 1} of ${pairs}`);
        const [ourCloud, bareCloud] = [new Cloud(), new Cloud()];
        const ours = await liveOnce(toolchain, ourCloud, new PluginHost(ourCloud));
        const bare = await liveOnce(toolchain, bareCloud, new PluginHost(bareCloud, instant));
        measured.push({ ours, bare });
    }
    return {
        seconds: {
            ours: rounded(median(measured.map(({ ours }) => ours))),
            bare: rounded(median(measured.map(({ bare }) => bare))),
        },
        ratio: rounded(median(measured.map(({ ours, bare }) => ours / bare))),
    };
}
