import { isDeepStrictEqual } from "node:util";
import { protections, type Protection, type Weaker } from "../../azure/protections";
import { sortedJson } from "../../azure/sortedJson";
import { isPublicAddress } from "./addresses";
import type { PlanResource, PlanValue } from "../plan";
import { nodesOf, type Node } from "./nodes";
import { isMark } from "./properties";
import type { Weakening } from "./types";

const byType = new Map<string, Protection[]>();
for (const protection of protections) {
    for (const type of protection.types) {
        byType.set(type, [...(byType.get(type) ?? []), protection]);
    }
}

/** What the inputs of a resource that stays protect less than before. */
export function weakenedInputs(before: PlanResource, after: PlanResource): Weakening[] {
    const rows = byType.get(after.type) ?? [];
    if (rows.length === 0) {
        return [];
    }
    const differs = (name: string) => !isDeepStrictEqual(before.inputs[name], after.inputs[name]);
    const [then, now] = [before, after].map(({ inputs }) => {
        const changed = Object.entries(inputs).filter(([name]) => differs(name));
        return nodesOf(Object.fromEntries(changed));
    }) as [Node[], Node[]];
    const { urn, type, name } = after;
    return rows.flatMap(({ path, weaker, beside, says, severity }) => {
        const at = (nodes: readonly Node[]) => nodes.filter((node) => path.test(node.place));
        return weakerIn(weaker, at(then), at(now))
            .filter((found) => !beside || hasBeside(now, found.path, beside))
            .map((found) => ({ urn, type, name, severity, says, ...found }));
    });
}

function hasBeside(nodes: readonly Node[], path: string, beside: RegExp): boolean {
    const whole = path.slice(0, path.lastIndexOf(".") + 1);
    return nodes.some((node) => node.path.startsWith(whole) && beside.test(node.place));
}

type Found = Pick<Weakening, "path" | "before" | "after">;

function weakerIn(weaker: Weaker, then: readonly Node[], now: readonly Node[]): Found[] {
    switch (weaker) {
        case "more":
            return missingFrom(then, now).map(({ path, value }) => ({ path, after: value }));
        case "more public addresses":
            return missingFrom(then, now)
                .filter(({ value }) => isPublicAddress(value))
                .map(({ path, value }) => ({ path, after: value }));
        case "fewer":
            return missingFrom(now, then).map(({ path, value }) => ({ path, before: value }));
        case "smaller":
            return pairs(then, now).filter(({ before, after }) => Number(after) < Number(before));
        case "more words":
            return pairs(then, now).filter(({ before, after }) =>
                wordsOf(after).some((word) => !wordsOf(before).includes(word)),
            );
        case "longer":
            return pairs(then, now).filter(
                ({ before, after }) => before !== undefined && daysOf(after) > daysOf(before),
            );
        default:
            return pairs(then, now).filter(({ before, after }) => isLower(weaker, before, after));
    }
}

/** Values that are not among others, whatever their places. */
function missingFrom(others: readonly Node[], nodes: readonly Node[]): Node[] {
    const known = new Set(others.map(({ value }) => keyOf(value)));
    return nodes.filter(({ value }) => !isMark(value) && !known.has(keyOf(value)));
}

// Azure ignores case in ids, names of hosts and modes, and the order of properties.
const keyOf = (value: PlanValue): string => sortedJson(value).toLowerCase();

function pairs(then: readonly Node[], now: readonly Node[]): Found[] {
    const values = (nodes: readonly Node[]) => new Map(nodes.map(({ path, value }) => [path, value]));
    const [before, after] = [values(then), values(now)];
    return [...new Set([...before.keys(), ...after.keys()])]
        .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
        .filter((pair) => !isMark(pair.before) && !isMark(pair.after));
}

function isLower(
    { order, unset }: Exclude<Weaker, string>,
    before: PlanValue | undefined,
    after: PlanValue | undefined,
): boolean {
    const texts = order.map((value) => String(value).toLowerCase());
    const rank = (value: PlanValue = unset) => (isText(value) ? texts.indexOf(String(value).toLowerCase()) : -1);
    return rank(after) >= 0 && rank(after) < rank(before);
}

const isText = (value: PlanValue) => value !== null && typeof value !== "object";

const wordsOf = (value: PlanValue | undefined): string[] =>
    typeof value === "string"
        ? value
              .toLowerCase()
              .split(/[\s,]+/)
              .filter((word) => word !== "" && word !== "none")
        : [];

/** Days of an ISO 8601 duration; without one nothing ends. */
function daysOf(value: PlanValue | undefined): number {
    const match = typeof value === "string" ? /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?/.exec(value) : null;
    if (!match) {
        return Infinity;
    }
    const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0));
    return years * 365 + months * 30 + weeks * 7 + days;
}
