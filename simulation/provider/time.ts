import type { Cloud } from "../cloud/cloud";
import type { Inputs } from "../core/simulatedType";
import { unknownOnWire } from "../core/wire";
import { changedInputs } from "./diff";
import type { ResourceRequest, SimulatedProvider } from "./types";

/** The provider of waits: they pass at once, and what they wait for has happened. */
export class TimeProvider implements SimulatedProvider {
    /** The SDK's version: with an older one the engine would warn. */
    readonly version = "0.1.1";

    constructor(private readonly cloud: Cloud) {}

    /** Has nothing to configure. */
    configure(): void {}

    /** A duration is a number with its unit. */
    check({ inputs }: ResourceRequest) {
        const { createDuration = "0s" } = inputs;
        if (createDuration === unknownOnWire) {
            return [];
        }
        if (typeof createDuration === "string" && durationForm.test(createDuration)) {
            return [];
        }
        return [{ property: "createDuration", reason: "must be a number and ms, s, m or h" }];
    }

    /** Other triggers make another wait; a duration is only noted. */
    diff({ inputs }: ResourceRequest, oldInputs: Inputs) {
        const changed = changedInputs(oldInputs, inputs);
        return { changed, replaces: changed.filter((name) => name === "triggers"), deleteBeforeReplace: false };
    }

    /** Waits for what the triggers name. */
    create({ name, inputs }: ResourceRequest) {
        const named = Object.values((inputs.triggers ?? {}) as Record<string, unknown>);
        this.cloud.wait(secondsOf(inputs.createDuration), named.map(String));
        const id = `sleep-${name}`;
        // The provider's id is the moment at which a wait was over: another one each time.
        const earlier = this.cloud.store.ran(id);
        return { id: earlier === 0 ? id : `${id}-${earlier}`, outputs: {} };
    }

    /** A wait that is over stays so. */
    read({ inputs }: ResourceRequest) {
        return { inputs, outputs: {} };
    }

    /** Notes a new duration. */
    update() {
        return {};
    }

    /** Leaves nothing behind. */
    delete(): void {}
}

const durationForm = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/;
const secondsIn: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600 };

function secondsOf(duration: unknown): number {
    const [, number = "0", unit = "s"] = durationForm.exec(typeof duration === "string" ? duration : "") ?? [];
    return Number(number) * (secondsIn[unit] ?? 1);
}
