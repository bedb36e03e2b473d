import { describe, expect, it } from "vitest";
import { minutesOf } from "../../azure/durations";

describe("Minutes of a duration", () => {
    it.each([
        ["PT15M", 15],
        ["PT1H", 60],
        ["P1D", 1440],
        ["P1DT2H30M", 1590],
        ["PT90S", 1.5],
        ["P", undefined],
        ["PT", undefined],
        ["15 minutes", undefined],
        [15, undefined],
    ])("%s", (duration, minutes) => {
        expect(minutesOf(duration)).toBe(minutes);
    });
});
