import type { Mask } from "../../policies/core/mask";
import { assetMark, secretMark, unknownMark, type PlanProperties, type PlanValue } from "../plan";
import {
    assetSignatures,
    plain,
    resourceSignature,
    secretSignature,
    signature,
    unknownOnWire,
    type WireValue,
} from "../../simulation/core/wire";

/** Turns wire values into plan values, and has the mask remember secrets, so that nothing printed later can hold one. */
export class WireReader {
    constructor(private readonly mask: Mask) {}

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
            this.mask.remember(plain(wire));
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
}
