import { isDeepStrictEqual } from "node:util";
import type { Severity } from "../../policies/core/rule";
import type { PlanResource } from "../plan";
import { listed } from "../words";
import { placeCovers, portsCover } from "./addresses";
import { allowedByDefault, trafficOf, type Traffic } from "./trafficRules";
import type { Weakening } from "./types";

/**
 * What is allowed that was not, and what is denied no longer or only after it is allowed; of a resource that is made or
 * deleted one of the two is absent.
 */
export function widenedTraffic(before: PlanResource | undefined, after: PlanResource | undefined): Weakening[] {
    const resource = (after ?? before) as PlanResource;
    const { urn, type, name } = resource;
    const [then, now] = [before ? trafficOf(before) : [], after ? trafficOf(after) : []];
    if (isDeepStrictEqual(then, now)) {
        return [];
    }
    const defaults = type.endsWith(":NetworkSecurityGroup") ? allowedByDefault : [];
    const allowed = now.filter((traffic) => traffic.allowed && !isAllowed(traffic, then, defaults));
    const open = [...now.filter((traffic) => traffic.allowed && !allowed.includes(traffic)), ...defaults];
    const denied = then.filter((traffic) => !traffic.allowed && !isDenied(traffic, then, now, open));
    const wider = byRule(allowed);
    return [
        ...wider.map(([path, rules]) => ({
            ...{ urn, type, name, path, severity: severityOf(rules) },
            says: `allows more traffic: ${sidesOf(rules)}`,
        })),
        ...byRule(denied)
            .filter(([path]) => !wider.some(([other]) => other === path))
            .map(([path, rules]) => ({
                ...{ urn, type, name, path, severity: "high" as const },
                says: `no longer denies traffic ${sidesOf(rules)}`,
            })),
    ];
}

/** Whether traffic was allowed before: by a rule, or by default where no rule denied any of it. */
function isAllowed(traffic: Traffic, then: readonly Traffic[], defaults: readonly Traffic[]): boolean {
    const denied = then.some((other) => !other.allowed && meets(other, traffic));
    return (
        then.some((other) => other.allowed && covers(other, traffic)) ||
        (!denied && defaults.some((other) => covers(other, traffic)))
    );
}

/** Whether what was denied still is, before any rule allows it that did not come before; what nothing allows need not be. */
function isDenied(
    traffic: Traffic,
    then: readonly Traffic[],
    now: readonly Traffic[],
    open: readonly Traffic[],
): boolean {
    const allowing = open.filter((other) => meets(other, traffic));
    const earlier = then.filter((other) => other.allowed && other.priority < traffic.priority);
    return allowing.every(
        (other) =>
            earlier.some((known) => covers(known, other)) ||
            now.some((deny) => !deny.allowed && deny.priority <= other.priority && covers(deny, traffic)),
    );
}

/** Whether all traffic of one is traffic of the other. */
function covers(outer: Traffic, inner: Traffic): boolean {
    return (
        outer.inbound === inner.inbound &&
        (outer.protocol === "*" || outer.protocol === inner.protocol) &&
        placeCovers(outer.source, inner.source) &&
        placeCovers(outer.destination, inner.destination) &&
        portsCover(outer.port, inner.port)
    );
}

/** Whether some traffic is of both: places and ports nest or are apart. */
function meets(one: Traffic, other: Traffic): boolean {
    const either = (cover: (a: string, b: string) => boolean, a: string, b: string) => cover(a, b) || cover(b, a);
    return (
        one.inbound === other.inbound &&
        (one.protocol === "*" || other.protocol === "*" || one.protocol === other.protocol) &&
        either(placeCovers, one.source, other.source) &&
        either(placeCovers, one.destination, other.destination) &&
        either(portsCover, one.port, other.port)
    );
}

function byRule(traffic: readonly Traffic[]): [path: string, traffic: Traffic[]][] {
    const rules = new Map<string, Traffic[]>();
    for (const each of traffic) {
        rules.set(each.path, [...(rules.get(each.path) ?? []), each]);
    }
    return [...rules];
}

const wide = /\*|^any$|^internet$|\/0$/;

const severityOf = (traffic: readonly Traffic[]): Severity =>
    traffic.some(({ inbound, source, destination }) => wide.test(inbound ? source : destination)) ? "high" : "medium";

function sidesOf(traffic: readonly Traffic[]): string {
    const distinct = (side: "source" | "destination" | "port" | "protocol") =>
        listed([...new Set(traffic.map((each) => each[side]))]);
    return `from ${distinct("source")} to ${distinct("destination")}, ${distinct("protocol")} ports ${distinct("port")}`;
}
