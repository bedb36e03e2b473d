import { byCodePoints, type PlanValue } from "../plan";

/** What stands for a value that only the deployment gives. */
export const unknownWords = "(known after deployment)";
/** What stands for a secret. */
export const secretWords = "(secret)";

/** A value in one line: JSON in which what is secret or not known yet says so. */
export function valueText(value: PlanValue): string {
    if (value === null || typeof value !== "object") {
        return JSON.stringify(value);
    }
    if (Array.isArray(value)) {
        return `[${value.map(valueText).join(", ")}]`;
    }
    if (value.$secret === true) {
        return secretWords;
    }
    if (value.$unknown === true) {
        return unknownWords;
    }
    const keys = Object.keys(value).sort(byCodePoints);
    const inner = keys.map((key) => `${JSON.stringify(key)}: ${valueText(value[key] ?? null)}`);
    return inner.length === 0 ? "{}" : `{ ${inner.join(", ")} }`;
}
