import { type Step, stepEntry, stepSchema } from "../../../steps/contract";
import type { PropertyRef } from "../propertyRef";
import { propertyIn } from "../relations";
import type { PolicyInput } from "../resource";
import { known } from "../unknowns";

/** The type of the resource that a step is. */
export const commandType = "command:local:Command";

/** Where a command holds its step. */
export const stepPath = `environment.${stepEntry}`;

/** A step, or what is wrong with the text that should be one. */
export type ParsedStep = { readonly step: Step } | { readonly wrong: string };

/** Parses the text of a step. What is wrong is said without a value of it, which may be a secret. */
export function parsedStep(text: unknown): ParsedStep {
    if (typeof text !== "string") {
        return { wrong: text === undefined || text === null ? "not set" : "no text" };
    }
    const { success, data, error } = stepSchema.safeParse(jsonIn(text));
    const [issue] = error?.issues ?? [];
    return success ? { step: data } : { wrong: `no step (${issue?.path.join(".") || "the whole"} is wrong)` };
}

/** What JSON text holds; undefined where it is none. */
export function jsonIn(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

/** The step of a command; undefined where it is not known yet, or no step, which another rule reports. */
export function stepOf(
    command: PolicyInput,
): { readonly answer: "known"; readonly step: Step } | { readonly answer: "unknown" | "none" } {
    const text = known(() => propertyIn(command, stepPath).read());
    if (text === undefined) {
        return { answer: "unknown" };
    }
    const parsed = parsedStep(text.value);
    return "step" in parsed ? { answer: "known", step: parsed.step } : { answer: "none" };
}

/** The names of the entries of an environment, without the step. */
export function entryNames(environment: PropertyRef): readonly string[] {
    const entries = environment.read();
    return typeof entries === "object" && entries !== null
        ? Object.keys(entries).filter((name) => name !== stepEntry)
        : [];
}
