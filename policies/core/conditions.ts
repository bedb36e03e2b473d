import type { PropertyRef } from "./propertyRef";
import { any, every, isolated, opposite, type Verdict } from "./verdict";

/** A test of one value. */
export interface Condition {
    /** What a right value looks like: completes "expected …". */
    readonly expectation: string;
    /** What an unset value means. */
    readonly missing: "fail" | "pass";
    /** Judges the value at a place; what it cannot know yet it answers with `unknown`. */
    judge(ref: PropertyRef): Verdict;
}

/** Declares that an unset value is right, which needs a reason. */
export interface MissingPasses {
    /** Unset is right. */
    readonly missing: "pass";
    /** Why: usually the service's own default. */
    readonly because: string;
}

/** Conditions by property path, all of which must hold. */
export type Conditions = Readonly<Record<string, Condition>>;

/** A condition on the value alone. Unset fails, unless the options say otherwise. */
export function satisfies(
    expectation: string,
    test: (value: unknown) => boolean,
    options: Partial<MissingPasses> = {},
): Condition {
    return judged(expectation, options.missing ?? "fail", (ref) => {
        const value = ref.read();
        return verdict(ref, isUnset(value) ? options.missing === "pass" : test(value));
    });
}

/** The value is this one, in any upper and lower case: so Azure takes values. */
export function equals(expected: string | number, options: Partial<MissingPasses> = {}): Condition {
    return oneOf([expected], options);
}

/** The value is one of these, in any upper and lower case: so Azure takes values. */
export function oneOf(allowed: readonly (string | number)[], options: Partial<MissingPasses> = {}): Condition {
    const accepted = new Set<unknown>(allowed.map(caseless));
    return satisfies(listed(allowed), (value) => accepted.has(caseless(value)), options);
}

/**
 * The value is one of these, letter by letter. For Databricks, which takes a value that it does not know without a word
 * and does as if nothing were set: databricks/terraform-provider-databricks, issue 3728, isolationMode.
 */
export function exactly(allowed: readonly string[], options: Partial<MissingPasses> = {}): Condition {
    return satisfies(listed(allowed), (value) => allowed.includes(value as string), options);
}

/** The value is true. */
export function isTrue(options: Partial<MissingPasses> = {}): Condition {
    return satisfies("true", (value) => value === true, options);
}

/** The value is false. */
export function isFalse(options: Partial<MissingPasses> = {}): Condition {
    return satisfies("false", (value) => value === false, options);
}

/** The number is at least the least, or the word stands no earlier than it in the order given. */
export function atLeast(least: number): Condition;
export function atLeast(least: string, order: readonly string[]): Condition;
export function atLeast(least: number | string, order: readonly string[] = []): Condition {
    const rank = (value: unknown) => order.map(caseless).indexOf(caseless(value));
    return satisfies(`at least ${least}`, (value) =>
        typeof least === "number"
            ? typeof value === "number" && value >= least
            : rank(value) >= 0 && rank(value) >= rank(least),
    );
}

/** Something is set: not an empty text, list or object. */
export function present(): Condition {
    return satisfies("a value", (value) => {
        const empty =
            (typeof value === "string" && value.trim() === "") ||
            (typeof value === "object" && value !== null && Object.keys(value).length === 0);
        return !empty;
    });
}

/** Nothing is set. */
export function absent(because: string): Condition {
    return satisfies("nothing", () => false, { missing: "pass", because });
}

/** The list is unset or has no element. */
export function empty(because: string): Condition {
    return satisfies("an empty list", (value) => Array.isArray(value) && value.length === 0, {
        missing: "pass",
        because,
    });
}

/** The list has so many elements. */
export function hasLength(count: { exactly: number } | { atLeast: number }, missing: Partial<MissingPasses> = {}) {
    const [words, right] =
        "exactly" in count
            ? [`exactly ${count.exactly}`, (length: number) => length === count.exactly]
            : [`at least ${count.atLeast}`, (length: number) => length >= count.atLeast];
    return satisfies(`${words} in the list`, (value) => Array.isArray(value) && right(value.length), missing);
}

/** The text matches. */
export function matches(pattern: RegExp, expectation: string, options: Partial<MissingPasses> = {}): Condition {
    return satisfies(expectation, (value) => typeof value === "string" && pattern.test(value), options);
}

/** Every element of the list passes; an empty list passes. */
export function each(condition: Condition, options: Partial<MissingPasses> = {}): Condition {
    return overList(condition, options, (verdicts, ref) =>
        every(verdicts, { answer: "pass", path: ref.path, found: "an empty list" }),
    );
}

/** At least one element of the list passes. */
export function some(condition: Condition, options: Partial<MissingPasses> = {}): Condition {
    const expectation = `an element with ${condition.expectation}`;
    const list = overList(condition, options, (verdicts, ref) => {
        const result = any(verdicts, { answer: "fail", path: ref.path, found: "an empty list" });
        return result.answer === "fail" ? { ...result, path: ref.path, found: "without one" } : result;
    });
    return { ...list, expectation };
}

/** All conditions hold at their paths below the value. */
export function shape(conditions: Conditions): Condition {
    const entries = Object.entries(conditions);
    const expectation = entries.map(([path, condition]) => `${path} ${condition.expectation}`).join(" and ");
    return judged(expectation, "fail", (ref) =>
        every(
            entries.map(([path, condition]) => condition.judge(ref.at(path))),
            { answer: "pass", path: ref.path, found: "nothing asked" },
        ),
    );
}

/** All of the conditions hold. */
export function allOf(...conditions: readonly Condition[]): Condition {
    const expectation = conditions.map((condition) => condition.expectation).join(" and ");
    return judged(expectation, "fail", (ref) =>
        every(
            conditions.map((condition) => condition.judge(ref)),
            { answer: "pass", path: ref.path, found: "nothing asked" },
        ),
    );
}

/** At least one of the conditions holds. */
export function anyOf(...conditions: readonly Condition[]): Condition {
    const expectation = conditions.map((condition) => condition.expectation).join(", or ");
    const missing = conditions.some((condition) => condition.missing === "pass") ? "pass" : "fail";
    return judged(expectation, missing, (ref) =>
        any(
            conditions.map((condition) => condition.judge(ref)),
            { answer: "fail", path: ref.path, found: "nothing asked" },
        ),
    );
}

/** The condition holds, except where the exception does. */
export function unless(exception: Condition, condition: Condition): Condition {
    return judged(condition.expectation, condition.missing, (ref) => {
        const excepted = exception.judge(ref);
        const verdict = condition.judge(ref);
        if (excepted.answer === "pass" || verdict.answer === "pass") {
            return { ...verdict, answer: "pass" };
        }
        return excepted.answer === "unknown" ? excepted : verdict;
    });
}

/** The condition does not hold; the words say what is wanted instead. */
export function not(condition: Condition, expectation: string): Condition {
    return judged(expectation, condition.missing === "fail" ? "pass" : "fail", (ref) => {
        const { answer, found } = condition.judge(ref);
        return answer === "unknown"
            ? { answer, path: ref.path, found }
            : { answer: opposite(answer), path: ref.path, found: ref.inWords() };
    });
}

function judged(expectation: string, missing: "fail" | "pass", judge: (ref: PropertyRef) => Verdict): Condition {
    return { expectation, missing, judge: (ref) => isolated(ref.path, () => judge(ref)) };
}

function overList(
    condition: Condition,
    options: Partial<MissingPasses>,
    reduce: (verdicts: readonly Verdict[], ref: PropertyRef) => Verdict,
): Condition {
    return judged(condition.expectation, options.missing ?? "fail", (ref) => {
        const list = ref.read();
        if (isUnset(list) || !Array.isArray(list)) {
            return verdict(ref, isUnset(list) && options.missing === "pass");
        }
        return reduce(
            ref.elements().map((element) => condition.judge(element)),
            ref,
        );
    });
}

function verdict(ref: PropertyRef, right: boolean): Verdict {
    return { answer: right ? "pass" : "fail", path: ref.path, found: ref.inWords() };
}

function caseless(value: unknown): unknown {
    return typeof value === "string" ? value.toLowerCase() : value;
}

function listed(allowed: readonly unknown[]): string {
    return allowed.map((value) => JSON.stringify(value)).join(" or ");
}

function isUnset(value: unknown): value is undefined | null {
    return value === undefined || value === null;
}
