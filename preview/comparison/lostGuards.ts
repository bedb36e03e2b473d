import { guards } from "../../azure/protections";
import type { References } from "../graph/references";
import type { PlanResource, PlanValue } from "../plan";
import { isDeepStrictEqual } from "node:util";
import type { Pair } from "./matching";
import type { Weakening } from "./types";

const byType = new Map(guards.map((guard) => [guard.type, guard]));

/** Both sides of a comparison, and the URNs of today of what had others. */
export interface Sides {
    /** References of the base. */
    earlier: References;
    /** References of the plan. */
    today: References;
    /** URN of today by the URN of the base. */
    calledNow: ReadonlyMap<string, string>;
}

/** What is deleted and protected what stays, where nothing else of its type protects that. */
export function lostGuards(pairs: readonly Pair[], sides: Sides): Weakening[] {
    return pairs.flatMap(({ before, after }): Weakening[] => {
        const guard = before && !after ? byType.get(before.type) : undefined;
        if (!before || !guard || !isMissed(before, guard.of, sides)) {
            return [];
        }
        const { urn, type, name } = before;
        return [{ urn, type, name, severity: guard.severity, path: "", says: `is deleted and ${guard.says}` }];
    });
}

function isMissed(guard: PlanResource, of: string | undefined, { earlier, today, calledNow }: Sides): boolean {
    const then = guardedBy(guard, of, earlier).map((urn) => calledNow.get(urn));
    if (then.length > 0 && then.every((urn) => urn === undefined)) {
        return false;
    }
    return !today.ofType(guard.type).some((other) => {
        const now = guardedBy(other, of, today);
        return then.length > 0
            ? then.every((urn) => urn === undefined || now.includes(urn))
            : of !== undefined && isDeepStrictEqual(inputOf(other, of), inputOf(guard, of));
    });
}

/** URNs of what a resource protects; none where that is in no plan. */
function guardedBy(guard: PlanResource, of: string | undefined, references: References): string[] {
    if (of !== undefined) {
        return references.behind(guard, of).map(({ urn }) => urn);
    }
    return guard.provider.startsWith("urn:") ? [guard.provider] : [];
}

const inputOf = ({ inputs }: PlanResource, name: string): PlanValue | undefined => inputs[name];
