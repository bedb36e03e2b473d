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

/** A range as Azure wants it, with the bits of hosts zero; undefined for what is no range. */
export function networkRange(text: string): string | undefined {
    if (ipaddr.IPv4.isValidCIDR(text)) {
        return `${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}/${prefixLength(text)}`;
    }
    return ipaddr.IPv6.isValidCIDR(text)
        ? `${ipaddr.IPv6.networkAddressFromCIDR(text).toString()}/${prefixLength(text)}`
        : undefined;
}

/** Whether a range is one, and has the bits of hosts zero. */
export const isNetworkRange = (text: string) =>
    networkRange(text) !== undefined &&
    ipaddr.parseCIDR(text)[0].toString() === (networkRange(text) ?? "").split("/")[0];

/** Whether a text is an address. */
export const isAddress = (text: string) => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

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
