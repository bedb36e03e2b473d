import { describe, expect, it } from "vitest";
import { withDefaults } from "../../../components/shared/defaults";

describe("Inputs with their defaults", () => {
    const defaults = { days: 90, open: false } as const;

    it.each<[string, { days?: number; open?: boolean; name?: string }, object]>([
        ["where nothing is said", {}, { days: 90, open: false }],
        ["where a value is undefined", { days: undefined }, { days: 90, open: false }],
        ["with what is said, false and nought too", { days: 0, open: true }, { days: 0, open: true }],
        ["next to those that have none", { name: "lake" }, { days: 90, open: false, name: "lake" }],
    ])("are filled in %s", (_, given, expected) => {
        expect(withDefaults(given, defaults)).toEqual(expected);
    });
});
