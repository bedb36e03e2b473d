/**
 * Day to which the tables of runtimes and sizes were updated, the date of the newest page they were read from.
 * A program that read the clock would preview differently tomorrow, so the tables are judged by this day unless the caller
 * gives a later one: what a cloud retires becomes a warning or a refusal with an update of the tables, in a review.
 */
export const computeFactsAsOf = "2026-09-24";

/** What becomes of a runtime or size: nothing announced or still far off, its end announced, or its end passed. */
export type Lifecycle = "current" | "deprecated" | "retired";

/** State of something that ends on a day, judged on another; both as `2028-11-15`. The last day is already the end. */
export function lifecycleAt(end: string | undefined, at: string = computeFactsAsOf): Lifecycle {
    if (end === undefined) {
        return "current";
    }
    return end <= at ? "retired" : "deprecated";
}

/** The same day a number of years later, as `2027-09-24`. */
export function yearsAfter(day: string, years: number): string {
    return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
}

/** Whether a text is a day of the calendar, as `2026-09-24`. */
export function isDay(text: string): boolean {
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${text}T`);
}
