import { entriesOf, stepEntry, stepSchema, type Step } from "../contract";
import { StepInputError } from "./stepError";

/** Reads the step from the environment; throws a `StepInputError` that names everything that is wrong with it. */
export function readStep(env: NodeJS.ProcessEnv): Step {
    const parsed = stepSchema.safeParse(jsonOf(env[stepEntry]));
    if (!parsed.success) {
        const issues = parsed.error.issues.map(({ path, message }) => `${[stepEntry, ...path].join(".")}: ${message}`);
        throw new StepInputError(issues.join("; "));
    }
    const missing = entriesOf(parsed.data).filter((entry) => !env[entry]);
    if (missing.length > 0) {
        throw new StepInputError(
            `the environment has no value of ${[...new Set(missing)].join(", ")}, which ${stepEntry} names`,
        );
    }
    return parsed.data;
}

function jsonOf(text: string | undefined): unknown {
    if (!text) {
        throw new StepInputError(`the environment has no ${stepEntry}; Pulumi sets it when it runs a step`);
    }
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new StepInputError(`${stepEntry} is not JSON: ${(error as Error).message}`);
    }
}
