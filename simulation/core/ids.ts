import { createHash } from "node:crypto";
import type { CreateContext, Inputs, SimulatedType } from "./simulatedType";

/** A UUID that is always the same for the same source, in the form of version 4. */
export function uuidOf(source: string): string {
    const hex = createHash("sha256").update(source).digest("hex");
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ].join("-");
}

/** A text input that must be there: Azure resources of the platform have explicit names. */
export function text(inputs: Inputs, property: string): string {
    const value = inputs[property];
    if (typeof value !== "string" || value === "") {
        throw new Error(`has no ${property}; the simulated cloud names nothing by itself, set it`);
    }
    return value;
}

/** Reads nested inputs without complaint: undefined where a part is missing. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
    return path.reduce<unknown>(
        (inner, key) => (inner as Record<string | number, unknown> | undefined | null)?.[key],
        value,
    );
}

type Outputs = NonNullable<SimulatedType["outputs"]>;

/**
 * A resource of a resource group. Names are the inputs that hold the names in its id, from the outermost type inwards;
 * one that starts with `=` is fixed.
 */
export function inResourceGroup(armType: string, names: string[], outputs?: Outputs): SimulatedType {
    const [namespace, ...types] = armType.split("/");
    const nameOf = (inputs: Inputs, name: string) => (name.startsWith("=") ? name.slice(1) : text(inputs, name));
    return {
        path: ["resourceGroupName", ...names.filter((name) => !name.startsWith("="))],
        id: (inputs, context) => {
            const path = types.map((type, i) => `${type}/${nameOf(inputs, names[i] ?? "")}`);
            const group = text(inputs, "resourceGroupName");
            return `/subscriptions/${context.subscriptionId}/resourceGroups/${group}/providers/${namespace}/${path.join("/")}`;
        },
        outputs: (inputs, context, id) => ({
            name: nameOf(inputs, names[types.length - 1] ?? ""),
            type: armType,
            ...outputs?.(inputs, context, id),
        }),
    };
}

/** A resource that extends another: its id starts with the id of what it is on. */
export function onResource(armType: string, scope: string, name: string, outputs?: Outputs): SimulatedType {
    const nameOf = (inputs: Inputs) => (name.startsWith("=") ? name.slice(1) : text(inputs, name));
    return {
        path: [scope, ...(name.startsWith("=") ? [] : [name])],
        id: (inputs) => `${text(inputs, scope)}/providers/${armType}/${nameOf(inputs)}`,
        outputs: (inputs, context, id) => ({ name: nameOf(inputs), type: armType, ...outputs?.(inputs, context, id) }),
    };
}

/** Context of a test or tool that needs no store. */
export function emptyContext(subscriptionId: string, tenantId: string): CreateContext {
    return { subscriptionId, tenantId, logicalName: "", find: () => undefined };
}
