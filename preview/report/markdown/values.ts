import type { PlanValue } from "../../plan";
import { fit } from "../terminal";
import { secretWords, unknownWords, valueText } from "../values";
import { code } from "./text";

/** A value before and after a change, as two cells. */
export interface ValueCells {
    /** The value before. */
    before: string;
    /** The value after. */
    after: string;
}

/** Both values of a change; long ones are cut to the place where they differ. */
export function valueCells(
    change: { before?: PlanValue; after?: PlanValue; knownAfter: boolean },
    length: number,
): ValueCells {
    const [before, after] = [change.before, change.after].map((value) => value !== undefined && valueText(value));
    const from = firstDifference(before || "", after || "", length);
    const cell = (text: string | false | undefined) => (text ? excerpt(text, from, length) : "none");
    if (!change.knownAfter) {
        return { before: cell(before), after: cell(after) };
    }
    const isNew = after && after !== before && after !== unknownWords;
    return { before: cell(before), after: isNew ? `${cell(after)} ${unknownWords}` : unknownWords };
}

// What comes before a difference, to know it by.
const lead = 20;

function firstDifference(before: string, after: string, length: number): number {
    if (Math.max(before.length, after.length) <= length || before === "" || after === "" || before === after) {
        return 0;
    }
    let same = 0;
    while (same < before.length && before[same] === after[same]) {
        same++;
    }
    return Math.max(0, same - lead);
}

function excerpt(text: string, from: number, length: number): string {
    if (text === secretWords || text === unknownWords) {
        return text;
    }
    return code((from > 0 ? "…" : "") + fit(text.slice(from), length));
}
