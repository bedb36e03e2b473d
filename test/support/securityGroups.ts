import { BlockList, isIP } from "node:net";
import type { SecurityRule } from "../../components/network/securityRule";

/** One attempt to connect. */
export interface Attempt {
    /** Address that starts it, or a service tag. */
    from: string;
    /** Address that it is for, or a service tag. */
    to: string;
    /** Destination port. */
    port: number;
    /** Protocol; Tcp by default. */
    protocol?: "Tcp" | "Udp";
}

/** Ranges of the tag VirtualNetwork: the network, peered ones, those behind a gateway. */
export type Connected = readonly string[];

// "Network security groups", default security rules.
const defaults = [
    ["Inbound", "Allow", 65000, "VirtualNetwork", "VirtualNetwork"],
    ["Inbound", "Allow", 65001, "AzureLoadBalancer", "*"],
    ["Inbound", "Deny", 65500, "*", "*"],
    ["Outbound", "Allow", 65000, "VirtualNetwork", "VirtualNetwork"],
    ["Outbound", "Allow", 65001, "*", "Internet"],
    ["Outbound", "Deny", 65500, "*", "*"],
] as const;
const defaultRules = defaults.map(([direction, access, priority, from, to]) => ({
    name: `Default${priority}`,
    direction,
    access,
    priority,
    protocol: "*",
    sourceAddressPrefix: from,
    destinationAddressPrefix: to,
    destinationPortRange: "*",
}));

/** A rule with plain values. */
export interface PlainRule {
    /** Name. */
    name: string;
    /** Inbound or Outbound. */
    direction: string;
    /** Allow or Deny. */
    access: string;
    /** Priority; the lowest decides. */
    priority: number;
    /** Protocol, `*` for any. */
    protocol: string;
    [property: string]: unknown;
}

/** Name of the rule of a group that decides on an attempt, and whether it allows it, as Azure reads a group. */
export function decide(
    rules: readonly SecurityRule[],
    direction: "Inbound" | "Outbound",
    attempt: Attempt,
    connected: Connected,
): { rule: string; allowed: boolean } {
    const all: PlainRule[] = [...(rules as unknown as PlainRule[]), ...defaultRules];
    const first = all
        .filter((rule) => rule.direction === direction && matches(rule, attempt, connected))
        .sort((a, b) => a.priority - b.priority)[0];
    return { rule: first?.name ?? "", allowed: first?.access === "Allow" };
}

const valuesOf = (rule: PlainRule, one: string) =>
    [rule[one], ...((rule[`${one}es`] ?? rule[`${one}s`] ?? []) as unknown[])].filter(
        (value) => typeof value === "string",
    );

function matches(rule: PlainRule, { from, to, port, protocol = "Tcp" }: Attempt, connected: Connected): boolean {
    const ports = valuesOf(rule, "destinationPortRange");
    return (
        (rule.protocol === "*" || rule.protocol === protocol) &&
        valuesOf(rule, "sourceAddressPrefix").some((prefix) => holds(prefix, from, connected)) &&
        valuesOf(rule, "destinationAddressPrefix").some((prefix) => holds(prefix, to, connected)) &&
        ports.some((range) => holdsPort(range, port))
    );
}

function holds(prefix: string, address: string, connected: Connected): boolean {
    if (prefix === "*" || prefix === address) {
        return true;
    }
    if (isIP(address) === 0) {
        return prefix === "Internet" && address !== "AzureLoadBalancer";
    }
    const inside = (range: string) => {
        const [start = "", length] = range.split("/");
        const list = new BlockList();
        list.addSubnet(start, Number(length), "ipv4");
        return list.check(address);
    };
    switch (prefix) {
        case "VirtualNetwork":
            return connected.some(inside);
        case "Internet":
            return !["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].some(inside);
        default:
            return prefix.includes("/") && inside(prefix);
    }
}

function holdsPort(range: string, port: number): boolean {
    const [from = "", to = from] = range.split("-");
    return range === "*" || (Number(from) <= port && port <= Number(to));
}
