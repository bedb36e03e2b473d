import { assetMark, secretMark, unknownMark, type PlanProperties, type PlanValue } from "../plan";
import {
    assetSignatures,
    resourceSignature,
    secretSignature,
    signature,
    unknownOnWire,
    type WireValue,
} from "../../simulation/core/wire";

/** Whether a value is, or holds, a secret. */
export function holdsSecret(wire: WireValue): boolean {
    if (wire === null || typeof wire !== "object") {
        return false;
    }
    if (!Array.isArray(wire) && wire[signature] === secretSignature) {
        return true;
    }
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
        if (wire === unknownOnWire) {
            return { ...unknownMark };
        }
        if (wire === null || typeof wire !== "object") {
            return wire;
        }
        if (Array.isArray(wire)) {
            return wire.map((inner) => this.value(inner));
        }
        const mark = wire[signature];
        if (mark === secretSignature) {
            this.remember(wire.value ?? null);
            return { ...secretMark };
        }
        if (mark === resourceSignature) {
            return wire.id === undefined ? (wire.urn as string) : this.value(wire.id);
        }
        if (typeof mark === "string" && assetSignatures.includes(mark)) {
            return assetMark(wire);
        }
        return this.properties(wire);
    }

    private remember(secret: WireValue): void {
        if (typeof secret === "string" || typeof secret === "number") {
            if (secret !== unknownOnWire) {
                this.secretTexts.add(String(secret));
            }
        } else if (secret !== null && typeof secret === "object") {
            Object.values(secret).forEach((inner) => this.remember(inner));
        }
    }
}
