import { describe, expect, it } from "vitest";
import { differingPaths, isAtOrUnder } from "../../../simulation/provider/diff";
import { unknownOnWire } from "../../../simulation/core/wire";

const fixed = "encryption.services.keyType";
const of = (encryption: unknown) => ({ kind: "a", ...(encryption === undefined ? {} : { encryption }) });
const forces = (olds: unknown, news: unknown) =>
    differingPaths(of(olds), of(news)).some((path) => isAtOrUnder(path, fixed));

describe("A path within a whole", () => {
    const whole = { services: { keyType: "Account" } };

    it("is changed with its own value or one under it", () => {
        expect(forces(whole, { services: { keyType: "Service" } })).toBe(true);
        expect(forces(whole, { services: { keyType: { a: 1 } } })).toBe(true);
        expect(forces({ services: { keyType: { a: 2 } } }, { services: { keyType: { a: 1 } } })).toBe(true);
        expect(forces(whole, { services: { keyType: unknownOnWire } })).toBe(true);
        expect(forces(whole, { services: {} })).toBe(true);
    });

    it("is not changed with a whole that is not known, added or gone, nor with what lies next to it", () => {
        expect(forces(whole, unknownOnWire)).toBe(false);
        expect(forces(whole, { services: unknownOnWire })).toBe(false);
        expect(forces(whole, undefined)).toBe(false);
        expect(forces(undefined, whole)).toBe(false);
        expect(forces(whole, { services: { keyType: "Account", keyTypes: 1 } })).toBe(false);
    });

    it("is found in every element of a list", () => {
        const [path] = differingPaths({ rules: [{ name: "a" }] }, { rules: [{ name: "b" }] });
        expect([path, isAtOrUnder(path ?? "", "rules[].name"), isAtOrUnder(path ?? "", "rules")]).toEqual([
            "rules[0].name",
            true,
            true,
        ]);
    });
});
