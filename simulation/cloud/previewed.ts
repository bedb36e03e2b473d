import { isDeepStrictEqual } from "node:util";
import { catalog } from "../services";
import type { Inputs } from "../core/simulatedType";
import { unknownOnWire } from "../core/wire";

/**
 * The inputs as a provider gives them back in a preview: what the service adds inside one of them, for example an
 * identity's principalId, is there and not known, or as it was where the resource exists. Outputs of their own are left
 * out, since the SDK takes what it misses for unknown.
 */
export function previewed(type: string, inputs: Inputs, before: Inputs = {}): Record<string, unknown> {
    const computed = computedOutputs(type, inputs);
    return Object.fromEntries(
        Object.keys(computed)
            .filter((name) => inputs[name] !== undefined)
            .map((name) => [name, partlyKnown(inputs[name], computed[name], before[name])]),
    );
}

// In a preview a name may be missing that the outputs are made of: then nothing can be said of them.
function computedOutputs(type: string, inputs: Inputs): Record<string, unknown> {
    const context = {
        subscriptionId: unknownOnWire,
        tenantId: unknownOnWire,
        logicalName: "",
        find: () => undefined,
    };
    try {
        return catalog[type]?.outputs?.(inputs, context, unknownOnWire) ?? {};
    } catch {
        return {};
    }
}

function partlyKnown(input: unknown, output: unknown, before: unknown): unknown {
    if (isDeepStrictEqual(input, output) || input === unknownOnWire) {
        return input;
    }
    if (!isObject(input) || !isObject(output)) {
        return before ?? unknownOnWire;
    }
    const old = isObject(before) ? before : {};
    const added = Object.keys(output).map((key) => [
        key,
        key in input ? partlyKnown(input[key], output[key], old[key]) : (old[key] ?? unknownOnWire),
    ]);
    return { ...input, ...Object.fromEntries(added) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === "object" && !Array.isArray(value);
