import type { Condition } from "../conditions";
import type { PropertyRef } from "../propertyRef";
import { known } from "../unknowns";
import { isolated } from "../verdict";

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

function placesAt(ref: PropertyRef): readonly PropertyRef[] {
    const list = known(() => ref.elements())?.value ?? [];
    return list.length > 0 ? list : [ref];
}
