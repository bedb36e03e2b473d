import { typesOf } from "../../policies/core/rule";
import { catalog } from "../../policies/catalog";
import type { PlanResource } from "../plan";
import { overlaps } from "../paths";
import { lostGuards, type Sides } from "./lostGuards";
import type { Pair } from "./matching";
import { trafficTypes } from "./trafficRules";
import type { Weakening } from "./types";
import { weakenedInputs } from "./weakenedInputs";
import { widenedTraffic } from "./widenedTraffic";

/** What protects less than before by inputs of which no rule says so: `found` has what rules say. */
export function weakenings(pairs: readonly Pair[], sides: Sides, found: readonly Weakening[]): Weakening[] {
    const known = [
        ...pairs.flatMap(({ before, after }) => (before && after ? weakenedInputs(before, after) : [])),
        ...pairs.flatMap((pair) => trafficOfPair(pair, sides)),
        ...lostGuards(pairs, sides),
    ];
    return known.filter(
        (each) => !found.some((other) => isSaid(each, other)) && !isMissedByRule(each, pairs, sides, found),
    );
}

const isSaid = ({ urn, path }: Weakening, other: Weakening) =>
    other.rule !== undefined && other.urn === urn && overlaps(other.path, path);

// What is made or deleted with what it is a part of opens nothing that was closed.
function trafficOfPair({ before, after }: Pair, { earlier, today, calledNow }: Sides): Weakening[] {
    const resource = (after ?? before) as PlanResource;
    if (!(resource.type in trafficTypes)) {
        return [];
    }
    if (before && after) {
        return widenedTraffic(before, after);
    }
    const within = trafficTypes[resource.type];
    const wholes = within === undefined ? [] : (after ? today : earlier).behind(resource, within);
    const was = new Set(calledNow.values());
    const stays = wholes.some(({ urn }) => (after ? was.has(urn) : calledNow.has(urn)));
    return stays ? widenedTraffic(before, after) : [];
}

/** Whether a rule that looks at the type of what is deleted finds something at what that was made from. */
function isMissedByRule(
    { urn }: Weakening,
    pairs: readonly Pair[],
    { calledNow }: Sides,
    found: readonly Weakening[],
): boolean {
    const deleted = pairs.find(({ before, after }) => !after && before?.urn === urn)?.before;
    if (!deleted) {
        return false;
    }
    const behind = Object.values(deleted.propertyDependencies).flat();
    const urns = new Set(behind.map((each) => calledNow.get(each)));
    const looking = catalog.filter((rule) => typesOf(rule).includes(deleted.type)).map(({ id }) => id);
    return found.some(({ urn: at, rule = "" }) => urns.has(at) && looking.includes(rule));
}
