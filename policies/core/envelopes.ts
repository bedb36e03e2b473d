import { unknownSentinel } from "./unknowns";

// How the SDK marks what is secret, and what is an output: sdk/nodejs/runtime/rpc.ts of @pulumi/pulumi.
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Fields with the values that stand in envelopes. */
export function openedFields(fields: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, opened(field)]));
}

function opened(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(opened);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const fields = value as Record<string, unknown>;
    const signature = fields[signatureKey];
    if (signature === secretSignature || signature === outputSignature) {
        return "value" in fields ? opened(fields.value) : unknownSentinel;
    }
    return openedFields(fields);
}

/** A secret among inputs. */
export interface SecretInput {
    /** Its property path. */
    readonly path: string;
    /** Its value. */
    readonly value: unknown;
}

/** The secrets among inputs whose envelopes are closed. */
export function secretsIn(inputs: unknown, path = ""): SecretInput[] {
    if (typeof inputs !== "object" || inputs === null) {
        return [];
    }
    if (Array.isArray(inputs)) {
        return inputs.flatMap((inner, index) => secretsIn(inner, `${path}[${index}]`));
    }
    const fields = inputs as Record<string, unknown>;
    if (fields[signatureKey] === secretSignature) {
        return [{ path, value: opened(fields) }];
    }
    return Object.entries(fields).flatMap(([key, inner]) => secretsIn(inner, path === "" ? key : `${path}.${key}`));
}
