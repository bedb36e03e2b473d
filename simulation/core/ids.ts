import { createHash } from "node:crypto";
import type { ResourceType } from "../../azure/resourceType";
import { providerPath, requireResourceType } from "../../azure/resourceTypes";
import type { CreateContext, Inputs, SimulatedType, SimulatedTypes } from "./simulatedType";

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
        throw new Error(`has no ${property}; the simulated cloud does not generate names, set it`);
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

/** Types of Azure by token, with what the service computes of each. */
export function azureTypes(computed: Readonly<Record<string, Outputs>>): SimulatedTypes {
    return Object.fromEntries(
        Object.entries(computed).map(([token, outputs]) => [token, azureType(requireResourceType(token), outputs)]),
    );
}

/** Outputs of a type of which the service computes nothing but name and type. */
export const nothingComputed: Outputs = () => ({});

function azureType(row: ResourceType, computed: Outputs): SimulatedType {
    const { arm, names = [], scope } = row;
    const begin = typeof scope === "object" ? scope.input : "resourceGroupName";
    const last = names.at(-1) ?? "";
    return {
        path: [begin, ...names.filter((name) => !name.startsWith("="))],
        id: (inputs, { subscriptionId }) => {
            const path = providerPath(row, (input) => text(inputs, input)) ?? "";
            const start = text(inputs, begin);
            return `${typeof scope === "object" ? "" : `/subscriptions/${subscriptionId}/resourceGroups/`}${start}${path}`;
        },
        outputs: (inputs, context, id) => ({
            name: last.startsWith("=") ? last.slice(1) : text(inputs, last),
            type: arm,
            ...computed(inputs, context, id),
        }),
    };
}

/** The identity of an object with the principal that Azure makes for it; nothing where it has none of its own. */
export function ownIdentity({ identity }: Inputs, { tenantId }: CreateContext, id: string): object {
    return /\bSystemAssigned\b/.test(String(at(identity, "type")))
        ? { identity: { ...(identity as object), principalId: uuidOf(`${id}/principal`), tenantId } }
        : {};
}

/** Context of a test or tool that needs no store. */
export function emptyContext(subscriptionId: string, tenantId: string): CreateContext {
    return { subscriptionId, tenantId, logicalName: "", find: () => undefined };
}
