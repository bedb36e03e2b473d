import ipaddr from "ipaddr.js";

type Range = [ipaddr.IPv4, number] | [ipaddr.IPv6, number];

function rangeOf(text: string): Range | undefined {
    if (ipaddr.IPv4.isValidCIDR(text)) {
        return ipaddr.IPv4.parseCIDR(text);
    }
    if (ipaddr.IPv6.isValidCIDR(text)) {
        return ipaddr.IPv6.parseCIDR(text);
    }
    return undefined;
}

/** Length of a range's prefix, 26 of `10.0.0.0/26`; undefined for what is no range. */
export function prefixLength(text: string): number | undefined {
    return rangeOf(text)?.[1];
}

/** Whether a range lies in another, or is it. */
export function liesIn(inner: string, outer: string): boolean {
    const [a, b] = [rangeOf(inner), rangeOf(outer)];
    if (!a || !b || a[0].kind() !== b[0].kind() || a[1] < b[1]) {
        return false;
    }
    return a[0].match(b);
}

/** Whether two ranges have an address in common: ranges nest or are apart. */
export function overlap(one: string, other: string): boolean {
    return liesIn(one, other) || liesIn(other, one);
}
