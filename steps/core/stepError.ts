/** Why a step was not done: what was found, with the status where a service answered one, and what to do about it. */
export class StepError extends Error {
    override readonly name = "StepError";

    constructor(found: string, remedy: string) {
        super(`${found}; ${remedy}`);
    }
}

/** Why a step cannot be read: the step, or an entry of the environment that it names, is missing or wrong. */
export class StepInputError extends Error {
    override readonly name = "StepInputError";
}
