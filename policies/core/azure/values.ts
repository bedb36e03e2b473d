import type { Condition, MissingPasses } from "../conditions";
import type { PropertyRef } from "../propertyRef";
import { known } from "../unknowns";
import { every, isolated } from "../verdict";

/**
 * A condition on the values at several paths together, single ones and elements of lists: Azure spells one value and
 * several as two properties. Those that are not known yet may only add to it.
 */
export function together(
    paths: readonly string[],
    expectation: string,
    test: (values: readonly unknown[]) => boolean,
): Condition {
    const judge = (ref: PropertyRef) =>
        isolated(ref.path, () => {
            const read = paths.flatMap((path) => placesAt(ref.at(path))).map((place) => known(() => place.read()));
            const values = read.flatMap((one) => (one ? [one.value] : []));
            const answer = test(values) ? "pass" : values.length < read.length ? "unknown" : "fail";
            return { answer, path: ref.path, found: paths.join(" and ") };
        });
    return { expectation: `${paths[0] ?? ""} ${expectation}`, missing: "fail", judge };
}

/** As `together`, on the texts among the values. */
export function textsTogether(
    paths: readonly string[],
    expectation: string,
    test: (texts: readonly string[]) => boolean,
): Condition {
    return together(paths, expectation, (values) => test(values.filter((value) => typeof value === "string")));
}

/** Every value of a map passes; an empty map passes. */
export function eachEntry(condition: Condition, options: Partial<MissingPasses> = {}): Condition {
    const missing = options.missing ?? "fail";
    return {
        expectation: condition.expectation,
        missing,
        judge: (ref) =>
            isolated(ref.path, () => {
                const map = ref.read();
                const none = { path: ref.path, found: ref.inWords() };
                if (typeof map !== "object" || map === null || Array.isArray(map)) {
                    const isUnset = map === undefined || map === null;
                    return { ...none, answer: isUnset && missing === "pass" ? "pass" : "fail" };
                }
                const verdicts = ref.entries().map((entry) => condition.judge(entry));
                return every(verdicts, { ...none, answer: "pass" });
            }),
    };
}

function placesAt(ref: PropertyRef): readonly PropertyRef[] {
    const list = known(() => ref.elements())?.value ?? [];
    return list.length > 0 ? list : [ref];
}
