import ipaddr from "ipaddr.js";
import { everyAddress, ownServiceTags, routedIpv6Range, unroutedRanges } from "../../../azure/network/addressRanges";

/** First and last address of a range, on one line: IPv6 as its number, IPv4 after it. */
type Span = readonly [bigint, bigint];

const ipv4 = 1n << 128n;
const lines: readonly Span[] = [
    [0n, ipv4 - 1n],
    [ipv4, ipv4 + (1n << 32n) - 1n],
];
const publicIpv4 = gaps(lines[1] as Span, unroutedRanges.flatMap(spansOf));
const publicIpv6 = spansOf(routedIpv6Range);
// No one owns as much of the internet: a list of ranges that covers it names no destination and no source.
const nameless = 8n;

/** Whether addresses, ranges and service tags have something in them that is not of one's own networks. */
export function reachesOthers(prefixes: readonly string[]): boolean {
    const spans = prefixes.flatMap(spansOf);
    const tagged = prefixes.some((prefix) => isTag(prefix) && !isOneOf(ownServiceTags, prefix));
    return tagged || [publicIpv4, publicIpv6].some((line) => size(shared(spans, line)) > 0n);
}

/** Whether addresses and ranges make up the internet, or so much of it (an eighth) that they name no one. */
export function coversInternet(prefixes: readonly string[]): boolean {
    const spans = prefixes.flatMap(spansOf);
    return [publicIpv4, publicIpv6].some((line) => size(shared(spans, line)) * nameless >= size(line));
}

/** Whether addresses and ranges hold every IPv4 address that is public. */
export function coversAllOfInternet(prefixes: readonly string[]): boolean {
    return size(shared(prefixes.flatMap(spansOf), publicIpv4)) === size(publicIpv4);
}

function isOneOf(words: readonly string[], text: string): boolean {
    return words.some((word) => word.toLowerCase() === text.toLowerCase());
}

function isTag(prefix: string): boolean {
    return /^[a-z]/i.test(prefix) && !isOneOf(everyAddress, prefix) && spansOf(prefix).length === 0;
}

/** The ranges of an address, a range in CIDR form, one from an address to another, or a word for every address. */
function spansOf(prefix: string): readonly Span[] {
    if (isOneOf(everyAddress, prefix)) {
        return lines;
    }
    const [from = "", to] = prefix.split("-");
    const [first, last] = [cidr(from), to === undefined ? undefined : cidr(to)];
    if (first === undefined || (to !== undefined && last === undefined)) {
        return [];
    }
    return [[first[0], (last ?? first)[1]]];
}

function cidr(text: string): Span | undefined {
    const [address = "", bits] = text.trim().split("/");
    const isIpv4 = ipaddr.IPv4.isValidFourPartDecimal(address);
    if (!isIpv4 && !ipaddr.IPv6.isValid(address)) {
        return undefined;
    }
    const width = isIpv4 ? 32 : 128;
    const length = bits === undefined ? width : Number(bits);
    if (!Number.isInteger(length) || length < 0 || length > width) {
        return undefined;
    }
    const number = ipaddr
        .parse(address)
        .toByteArray()
        .reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n);
    const rest = BigInt(width - length);
    const first = ((number >> rest) << rest) + (isIpv4 ? ipv4 : 0n);
    return [first, first + (1n << rest) - 1n];
}

/** Ranges without overlaps, in order. */
function merged(spans: readonly Span[]): readonly Span[] {
    const found: Span[] = [];
    for (const [first, last] of [...spans].sort((one, other) => (one[0] < other[0] ? -1 : 1))) {
        const before = found.at(-1);
        if (before && first <= before[1]) {
            found[found.length - 1] = [before[0], last > before[1] ? last : before[1]];
        } else {
            found.push([first, last]);
        }
    }
    return found;
}

function shared(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
    return merged(spans).flatMap(([first, last]) =>
        others.flatMap(([from, to]): Span[] => {
            const common: Span = [first > from ? first : from, last < to ? last : to];
            return common[0] <= common[1] ? [common] : [];
        }),
    );
}

function gaps([first, last]: Span, spans: readonly Span[]): readonly Span[] {
    const taken = merged(spans);
    const starts = [first, ...taken.map(([, to]) => to + 1n)];
    const ends = [...taken.map(([from]) => from - 1n), last];
    return starts.map((start, i): Span => [start, ends[i] ?? last]).filter(([from, to]) => from <= to);
}

function size(spans: readonly Span[]): bigint {
    return spans.reduce((sum, [first, last]) => sum + last - first + 1n, 0n);
}
