import { compare } from "../../preview/comparison/compare";
import { recordedChanges } from "../preview/comparison/pairs";
import { planOf } from "../preview/comparison/planOf";
import { median, rounded } from "./figures";

/** What a comparison costs beyond the two previews. */
export interface ComparisonFigures {
    /** Resources that change. */
    changes: number;
    /** Median, in milliseconds. */
    milliseconds: number;
    /** The first, before the code is compiled: what a person waits for. */
    firstMilliseconds: number;
}

/** Compares two plans of a stack that differ in the region, so that nearly everything changes. */
export async function measureComparison(stack: "prod", repetitions: number): Promise<ComparisonFigures> {
    const moved = recordedChanges.find(({ name }) => name === "location-changed");
    const [before, after] = [await planOf(stack), await planOf(stack, moved?.changes)];
    let changes = 0;
    const samples = Array.from({ length: repetitions }, () => {
        const started = performance.now();
        changes = compare(before, after, "before").changes.length;
        return performance.now() - started;
    });
    return {
        changes,
        milliseconds: rounded(median(samples), 1),
        firstMilliseconds: rounded(samples[0] ?? 0, 1),
    };
}
