import { assetMark, secretMark, unknownMark, type PlanProperties, type PlanValue } from "../plan";

// How the SDK marks special values on the wire: sdk/nodejs/runtime/rpc.ts of @pulumi/pulumi.
const signature = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
const assetSignatures = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];

/** What the SDK sends in place of a value that is not known before deployment. */
export const unknownOnWire = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value as it stands on the wire. */
export type WireValue = null | boolean | number | string | WireValue[] | { [key: string]: WireValue };

/** Wraps a value in the envelope of a secret. */
export const secretOnWire = (value: WireValue): WireValue => ({ [signature]: secretSignature, value });

/** Whether a value is, or holds, a secret. */
export function holdsSecret(wire: WireValue): boolean {
    if (wire === null || typeof wire !== "object") return false;
    if (!Array.isArray(wire) && wire[signature] === secretSignature) return true;
    return Object.values(wire).some(holdsSecret);
}

/** Turns wire values into plan values and remembers the texts of secrets, so that nothing printed later can hold one. */
export class WireReader {
    /** Texts of all secrets seen. */
    readonly secretTexts = new Set<string>();

    /** Inputs as the plan shows them. */
    properties(wire: Record<string, WireValue>): PlanProperties {
        return Object.fromEntries(Object.entries(wire).map(([key, value]) => [key, this.value(value)]));
    }

    private value(wire: WireValue): PlanValue {
        if (wire === unknownOnWire) return { ...unknownMark };
        if (wire === null || typeof wire !== "object") return wire;
        if (Array.isArray(wire)) return wire.map((inner) => this.value(inner));
        const mark = wire[signature];
        if (mark === secretSignature) {
            this.remember(wire.value ?? null);
            return { ...secretMark };
        }
        if (mark === resourceSignature) return wire.id === undefined ? (wire.urn as string) : this.value(wire.id);
        if (typeof mark === "string" && assetSignatures.includes(mark)) return assetMark(wire);
        return this.properties(wire);
    }

    private remember(secret: WireValue): void {
        if (typeof secret === "string" || typeof secret === "number") {
            if (secret !== unknownOnWire) this.secretTexts.add(String(secret));
        } else if (secret !== null && typeof secret === "object") {
            Object.values(secret).forEach((inner) => this.remember(inner));
        }
    }
}

/** Wire values without the envelopes of secrets and references: what a provider works with. */
export function plain(wire: WireValue): WireValue {
    if (wire === null || typeof wire !== "object") return wire;
    if (Array.isArray(wire)) return wire.map(plain);
    if (wire[signature] === secretSignature) return plain(wire.value ?? null);
    if (wire[signature] === resourceSignature) return wire.id ?? wire.urn ?? null;
    return Object.fromEntries(Object.entries(wire).map(([key, value]) => [key, plain(value)]));
}
