import { byCodePoints } from "../../plan";
import { fit } from "../terminal";
import { prose } from "./text";

// A report of many kinds still has an end.
const mostKinds = 25;

/** `and 3 more of kind Vault` for each kind, the most frequent first. */
export function moreOfKinds(kinds: readonly string[]): string[] {
    const counts = new Map<string, number>();
    for (const kind of kinds) {
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const sorted = [...counts].sort(([a, m], [b, n]) => n - m || byCodePoints(a, b));
    const others = sorted.slice(mostKinds).reduce((sum, [, count]) => sum + count, 0);
    return [
        ...sorted.slice(0, mostKinds).map(([kind, count]) => `and ${count} more of kind ${prose(fit(kind, 80))}`),
        ...(others > 0 ? [`and ${others} more of other kinds`] : []),
    ];
}
