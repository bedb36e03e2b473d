import { isDeepStrictEqual } from "node:util";
import { behaviours } from "../services";
import type { Inputs } from "../core/simulatedType";
import type { ResourceState } from "./types";

/**
 * Inputs of a resource after a refresh, as `Read` of pulumi-azure-native, provider/pkg/provider/provider.go, works them
 * out: the program's, with what changed in the service's answer since the last one. What the service wrote otherwise from
 * the beginning, for example a name in capitals, is no change; what it adds later is one. Without an earlier answer they
 * are what the service has.
 */
export function refreshedInputs(type: string, own: Inputs, before: Inputs, found: ResourceState): Inputs {
    if (Object.keys(before).length === 0) {
        return found.inputs;
    }
    const names = new Set([...Object.keys(own), ...Object.keys(found.inputs)]);
    const readOnly = (behaviours[type]?.readOnly ?? []).map((path) => path.split("."));
    const asInputs = (answer: Inputs) => {
        const known = Object.entries(answer).filter(([name, value]) => names.has(name) && value !== undefined);
        return readOnly.reduce<unknown>(without, Object.fromEntries(known));
    };
    return withChanges(own, asInputs(before), asInputs({ ...found.inputs, ...found.outputs })) as Inputs;
}

/** A value with what differs between two others. */
function withChanges(value: unknown, olds: unknown, news: unknown): unknown {
    if (isDeepStrictEqual(olds, news)) {
        return value;
    }
    if (!isMap(value) || !isMap(olds) || !isMap(news)) {
        return news;
    }
    const changed = { ...value };
    for (const key of new Set([...Object.keys(olds), ...Object.keys(news)])) {
        const inner = withChanges(value[key], olds[key], news[key]);
        if (inner === undefined) {
            delete changed[key];
        } else {
            changed[key] = inner;
        }
    }
    return changed;
}

/** A value without what is at a path. */
function without(value: unknown, [name = "", ...rest]: readonly string[]): unknown {
    if (!isMap(value) || !(name in value)) {
        return value;
    }
    const { [name]: inner, ...others } = value;
    return rest.length === 0 ? others : { ...others, [name]: without(inner, rest) };
}

const isMap = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === "object" && !Array.isArray(value);
