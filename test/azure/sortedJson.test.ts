import { expect, it } from "vitest";
import { regionName } from "../../azure/regionName";
import { sortedJson } from "../../azure/sortedJson";

it("JSON with sorted keys is the same in whatever order the keys of its maps are, and keeps that of lists", () => {
    const one = { b: [{ d: 1, c: null }, 2], a: "x" };
    const other = { a: "x", b: [{ c: null, d: 1 }, 2] };
    expect(sortedJson(one)).toBe('{"a":"x","b":[{"c":null,"d":1},2]}');
    expect(sortedJson(other)).toBe(sortedJson(one));
    expect(sortedJson([2, 1])).toBe("[2,1]");
});

it("A region has one name, however it is written", () => {
    expect(["westeurope", "West Europe"].map(regionName)).toEqual(["westeurope", "westeurope"]);
});
