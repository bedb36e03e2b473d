import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
    contains,
    isAddress,
    isAddressRange,
    overlap,
    overlappingPairs,
    prefixLength,
} from "../../../components/shared/addressSpaces";

const dotted = (address: number) => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
const sizeOf = (length: number) => 2 ** (32 - length);
/** A range with its first address and size, so that the answers are known without the code under test. */
const ranges = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 1, max: 32 }))
    .map(([address, length]) => {
        const first = Math.floor(address / sizeOf(length)) * sizeOf(length);
        return { text: `${dotted(first)}/${length}`, first, length, last: first + sizeOf(length) - 1 };
    });
/** Ranges close enough to one another to meet often. */
const near = fc.tuple(fc.nat(63), fc.integer({ min: 26, max: 32 })).map(([address, length]) => {
    const first = Math.floor(address / sizeOf(length)) * sizeOf(length);
    return { text: `10.0.0.${first}/${length}`, first, last: first + sizeOf(length) - 1 };
});

describe("An address", () => {
    it.each(["10.0.0.4", "0.0.0.0", "255.255.255.255"])("may be %s", (text) => expect(isAddress(text)).toBe(true));

    it.each(["", "10.0.0", "10.0.0.256", "10.0.0.4/32", "::1", "hub", "0x0a.0.0.1", "010.0.0.1", " 10.0.0.4"])(
        'may not be "%s"',
        (text) => expect(isAddress(text)).toBe(false),
    );
});

describe("A range", () => {
    it.each(["10.20.0.0/16", "10.20.1.64/26", "0.0.0.0/0", "10.0.0.1/32"])("may be %s", (text) =>
        expect(isAddressRange(text)).toBe(true),
    );

    it.each([
        "",
        "10.20.0.0",
        "10.20.0.1/16",
        "10.20.0.0/33",
        "10.0.0.0/08",
        "10.20.0.0/-1",
        "10.20/16",
        "fd00::/8",
        "10.20.0.0/16/8",
    ])('may not be "%s"', (text) => expect(isAddressRange(text)).toBe(false));

    it("starts at its first address, whatever that is", () => {
        fc.assert(
            fc.property(ranges, ({ text, first, length }) => {
                expect(isAddressRange(text)).toBe(true);
                if (length < 32) {
                    expect(isAddressRange(`${dotted(first + 1)}/${length}`)).toBe(false);
                }
            }),
        );
    });

    it("has the prefix length that it states", () => {
        fc.assert(
            fc.property(ranges, ({ text, length }) => {
                expect(prefixLength(text)).toBe(length);
            }),
        );
        expect(prefixLength("10.0.0.0")).toBeNaN();
    });
});

describe("Containment", () => {
    it.each([
        ["10.0.0.0/8", "10.255.255.0/24", true],
        ["10.20.0.0/16", "10.21.0.0/24", false],
        ["10.20.0.0/24", "10.20.0.0/16", false],
        ["0.0.0.0/0", "203.0.113.0/24", true],
        ["10.0.0.0/8", "nonsense", false],
        ["nonsense", "10.0.0.0/8", false],
    ])("%s holds %s: %s", (outer, inner, expected) => {
        expect(contains(outer, inner)).toBe(expected);
    });

    it("is what first and last addresses say", () => {
        fc.assert(
            fc.property(near, near, (a, b) => {
                expect(contains(a.text, b.text)).toBe(a.first <= b.first && b.last <= a.last);
            }),
        );
    });

    it("holds of every range and itself, and both ways only of the same", () => {
        fc.assert(
            fc.property(ranges, near, near, (range, a, b) => {
                expect(contains(range.text, range.text)).toBe(true);
                expect(contains(a.text, b.text) && contains(b.text, a.text)).toBe(a.text === b.text);
            }),
        );
    });
});

describe("Overlap", () => {
    it.each([
        ["10.0.0.0/8", "10.20.0.0/16", true],
        ["10.20.0.0/17", "10.20.128.0/17", false],
        ["10.20.0.0/16", "nonsense", false],
    ])("of %s and %s: %s", (a, b, expected) => {
        expect(overlap(a, b)).toBe(expected);
    });

    it("is what first and last addresses say, from either side", () => {
        fc.assert(
            fc.property(near, near, (a, b) => {
                expect(overlap(a.text, b.text)).toBe(a.first <= b.last && b.first <= a.last);
                expect(overlap(b.text, a.text)).toBe(overlap(a.text, b.text));
            }),
        );
    });

    it("is of every range with itself", () => {
        fc.assert(
            fc.property(ranges, ({ text }) => {
                expect(overlap(text, text)).toBe(true);
            }),
        );
    });

    it("is reported once of a pair", () => {
        const items = ["10.0.0.0/8", "192.168.0.0/16", "10.1.0.0/16", "10.1.2.0/24"].map((range) => ({ range }));
        const [all, , wide, narrow] = items;
        expect(overlappingPairs(items, ({ range }) => range)).toEqual([
            [all, wide],
            [all, narrow],
            [wide, narrow],
        ]);
    });
});
