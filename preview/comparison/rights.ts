import { accessesOf, type Access } from "../graph/access";
import type { References } from "../graph/references";
import type { GivenRight } from "./types";

/** Rights of one principal on one thing. */
interface Held {
    access: Access;
    may: Set<string>;
}

/** Rights that the plan gives and the base did not; `calledNow` has the URNs of today of what had others. */
export function rightsGiven(
    before: References,
    after: References,
    calledNow: ReadonlyMap<string, string>,
): GivenRight[] {
    const now = (key: string) => calledNow.get(key) ?? key;
    const earlier = heldIn(before, now);
    return [...heldIn(after, (key) => key)].flatMap(([key, { access, may }]): GivenRight[] => {
        const had = earlier.get(key)?.may ?? new Set<string>();
        const given = [...may].filter((right) => !had.has(right));
        if (given.length === 0) {
            return [];
        }
        const { urn, type, name } = access.given;
        const called = ({ kind, name: of }: Access["target"]) => ({ kind, name: of });
        return [
            {
                by: { urn, type, name },
                principal: called(access.principal),
                may: given.sort(),
                on: called(access.target),
                insteadOf: [...had].filter((right) => !may.has(right)).sort(),
            },
        ];
    });
}

function heldIn(references: References, keyNow: (key: string) => string): Map<string, Held> {
    const found = new Map<string, Held>();
    for (const access of accessesOf(references)) {
        const key = JSON.stringify([keyNow(access.principal.key), keyNow(access.target.key)]);
        const held = found.get(key) ?? { access, may: new Set<string>() };
        for (const right of access.rights) {
            held.may.add(right);
        }
        found.set(key, held);
    }
    return found;
}
