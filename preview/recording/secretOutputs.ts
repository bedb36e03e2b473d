import { secretsIn } from "../../policies/core/envelopes";
import { Mask } from "../../policies/core/mask";
import { secretSignature, signature, type Wire, type WireValue } from "../../simulation/core/wire";

/** What is known of a resource when its provider has answered. */
export interface AnsweredResource {
    /** Inputs, secrets in their envelopes. */
    inputs: Wire;
    /** Names of the outputs that its SDK declares secret. */
    secretOutputs: readonly string[];
}

/**
 * An answer in which is secret what the SDK declares so, and what is made from a secret input. An id is never secret to
 * the SDK: only the secret part of it is hidden.
 */
export function withSecrets(
    outputs: Wire,
    id: string | undefined,
    { inputs, secretOutputs }: AnsweredResource,
): { id?: string; outputs: Wire } {
    const mask = new Mask();
    const secrets = secretsIn(inputs);
    secrets.forEach(({ value }) => mask.remember(value));
    const shown = secrets.length === 0 ? outputs : (closed(outputs, mask) as Wire);
    const declared = secretOutputs.filter((name) => shown[name] !== undefined);
    return {
        id: id === undefined ? undefined : mask.hide(id),
        outputs: { ...shown, ...Object.fromEntries(declared.map((name) => [name, enclosed(shown[name] ?? null)])) },
    };
}

function closed(value: WireValue, mask: Mask): WireValue {
    if (typeof value === "string") {
        return mask.hide(value) === value ? value : enclosed(value);
    }
    if (value === null || typeof value !== "object" || isEnclosed(value)) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map((inner) => closed(inner, mask));
    }
    const fields = Object.entries(value);
    return fields.some(([key]) => mask.hide(key) !== key)
        ? enclosed(value)
        : Object.fromEntries(fields.map(([key, inner]) => [key, closed(inner, mask)]));
}

const enclosed = (value: WireValue): WireValue => (isEnclosed(value) ? value : { [signature]: secretSignature, value });

const isEnclosed = (value: WireValue) =>
    typeof value === "object" && value !== null && !Array.isArray(value) && value[signature] === secretSignature;
