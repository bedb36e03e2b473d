import * as structs from "google-protobuf/google/protobuf/struct_pb";

// How the SDK and the engine mark special values on the wire: sdk/nodejs/runtime/rpc.ts of @pulumi/pulumi.

/** Key of the mark in an envelope. */
export const signature = "4dabf18193072939515e22adb298388d";
/** Mark of a secret. */
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
/** Mark of a reference to a resource. */
export const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
/** Marks of assets and archives. */
export const assetSignatures = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** What is sent in place of a value that is not known before deployment. */
export const unknownOnWire = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value as it stands on the wire. */
export type WireValue = null | boolean | number | string | WireValue[] | { [key: string]: WireValue };

/** Properties as they stand on the wire. */
export type Wire = Record<string, WireValue>;

/** Values without the envelopes of secrets, references and outputs: what a provider works with. */
export function plain(wire: WireValue): WireValue {
    if (wire === null || typeof wire !== "object") {
        return wire;
    }
    if (Array.isArray(wire)) {
        return wire.map(plain);
    }
    const mark = wire[signature];
    if (mark === secretSignature) {
        return plain(wire.value ?? null);
    }
    if (mark === outputSignature) {
        return wire.value === undefined ? unknownOnWire : plain(wire.value);
    }
    if (mark === resourceSignature) {
        return wire.id ?? wire.urn ?? null;
    }
    return Object.fromEntries(Object.entries(wire).map(([key, value]) => [key, plain(value)]));
}

/** Properties of a message. */
export function toWire(struct: structs.Struct | undefined): Wire {
    return struct?.toJavaScript() ?? {};
}

/** Properties as a message holds them; what is undefined is left out. */
export function toStruct(value: Record<string, unknown>): structs.Struct {
    const known = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return structs.Struct.fromJavaScript(Object.fromEntries(known) as Wire);
}
