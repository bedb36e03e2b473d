import ipaddr from "ipaddr.js";
import { privateRanges } from "../../azure/network/addressRanges";

type Range = [ipaddr.IPv4, number];

function parse(range: string): Range | undefined {
    if (!ipaddr.IPv4.isValidCIDR(range)) {
        return undefined;
    }
    return ipaddr.IPv4.parseCIDR(range);
}

const unrouted = ["private", "carrierGradeNat", "loopback", "linkLocal", "multicast", "broadcast", "unspecified"];

/** Whether a text is one IPv4 address in four parts. */
export function isAddress(text: string): boolean {
    return ipaddr.IPv4.isValidFourPartDecimal(text);
}

/** Whether a text is an IPv4 range in CIDR form whose address is the first of the range. */
export function isAddressRange(text: string): boolean {
    const range = parse(text);
    return range !== undefined && `${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/${range[1]}` === text;
}

// A wider range than this would allow nearly every address.
const widestPublicPrefix = 16;

/** What is wrong with an IPv4 address or range of those who may come in over the internet; undefined where nothing is. */
export function publicRangeIssue(entry: string): string | undefined {
    const range = parse(entry.includes("/") ? entry : `${entry}/32`);
    if (!range || !isAddress(entry.split("/")[0] ?? "")) {
        return `"${entry}" is neither an IPv4 address nor a range in CIDR form`;
    }
    if (unrouted.includes(range[0].range())) {
        return `"${entry}" is not public; name the addresses that traffic leaves the network with`;
    }
    return range[1] < widestPublicPrefix ? `"${entry}" is wider than /${widestPublicPrefix}` : undefined;
}

/** Whether a text is a range, no wider than /16, of addresses that the internet routes. */
export function isPublicRange(text: string): boolean {
    return isAddressRange(text) && publicRangeIssue(text) === undefined;
}

/** Bits of a range's prefix: 26 for 10.0.0.0/26. */
export function prefixLength(range: string): number {
    return parse(range)?.[1] ?? NaN;
}

/** Whether a range lies whole inside another. */
export function contains(outer: string, inner: string): boolean {
    const [a, b] = [parse(outer), parse(inner)];
    return a !== undefined && b !== undefined && a[1] <= b[1] && b[0].match(a);
}

/** Whether a range lies whole inside one of those of private networks. */
export function isPrivateRange(range: string): boolean {
    return privateRanges.some((outer) => contains(outer, range));
}

/** Whether two ranges share an address. */
export function overlap(a: string, b: string): boolean {
    return contains(a, b) || contains(b, a);
}

/** Every pair of ranges that share an address, each pair once. */
export function overlappingPairs<T>(items: readonly T[], rangeOf: (item: T) => string): [T, T][] {
    return items.flatMap((a, i) =>
        items
            .slice(i + 1)
            .filter((b) => overlap(rangeOf(a), rangeOf(b)))
            .map((b): [T, T] => [a, b]),
    );
}
