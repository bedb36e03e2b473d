import { isUnknownValue, type UnknownValue } from "./unknowns";

/** What a condition says of a value; `unknown` when the value is decided only during deployment. */
export type Answer = "pass" | "fail" | "unknown";

/** An answer and the place that decided it. */
export interface Verdict {
    /** The answer. */
    readonly answer: Answer;
    /** The property path that decided it. */
    readonly path: string;
    /** What was found there, in words. */
    readonly found: string;
}

/** Kleene "and": one fail decides, whatever is unknown next to it. */
export function both(answers: readonly Answer[]): Answer {
    return answers.includes("fail") ? "fail" : answers.includes("unknown") ? "unknown" : "pass";
}

/** Kleene "or": one pass decides, whatever is unknown next to it. */
export function either(answers: readonly Answer[]): Answer {
    return answers.includes("pass") ? "pass" : answers.includes("unknown") ? "unknown" : "fail";
}

/** Kleene "not": the opposite of an unknown is unknown. */
export function opposite(answer: Answer): Answer {
    return answer === "pass" ? "fail" : answer === "fail" ? "pass" : "unknown";
}

/** Reduces verdicts with `both`, keeping the first place that decides. */
export function every(verdicts: readonly Verdict[], whenEmpty: Verdict): Verdict {
    const answer = both(verdicts.map((verdict) => verdict.answer));
    return verdicts.find((verdict) => verdict.answer === answer) ?? whenEmpty;
}

/** Reduces verdicts with `either`, keeping the first place that decides. */
export function any(verdicts: readonly Verdict[], whenEmpty: Verdict): Verdict {
    const answer = either(verdicts.map((verdict) => verdict.answer));
    return verdicts.find((verdict) => verdict.answer === answer) ?? whenEmpty;
}

/** Runs one judgement on its own, so that an unknown it meets is its answer and no other's. */
export function isolated(path: string, judge: () => Verdict): Verdict {
    try {
        return judge();
    } catch (error) {
        if (isUnknownValue(error)) {
            return { answer: "unknown", path, found: `not known before deployment (${unknownPath(error)})` };
        }
        throw error;
    }
}

function unknownPath(error: UnknownValue): string {
    return error.props.reduce(
        (path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path ? `${path}.${key}` : key),
        "",
    );
}
