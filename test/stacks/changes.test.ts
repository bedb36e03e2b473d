import { describe, expect, it } from "vitest";
import { accepted, minimalStack, type Changes } from "./support/stackSettings";

const zones = (changes: Changes) => accepted(minimalStack("storage", changes), "storage-minimal").lake?.zones;
const names = (changes: Changes) => zones(changes)?.map(({ name }) => name);
const gold = { name: "gold", format: "delta" };

describe("A change of the settings that a test begins with", () => {
    it("finds an entry of a list by what it holds", () => {
        expect(names({ "lake.zones[name=bronze].name": "silver" })).toEqual(["landing", "silver"]);
        expect(names({ "lake.zones[name=bronze]": gold })).toEqual(["landing", "gold"]);
        expect(names({ "lake.zones[name=bronze]": undefined })).toEqual(["landing"]);
    });

    it("adds an entry at the end", () => {
        expect(names({ "lake.zones[+]": gold })).toEqual(["landing", "bronze", "gold"]);
    });

    it("refuses an entry by its index, which means another one as soon as the file changes", () => {
        expect(() => names({ "lake.zones[0].name": "raw" })).toThrow("lake.zones[0].name: no entry is named by [0]");
    });

    it("refuses an entry that is not there, and a place in nothing", () => {
        expect(() => names({ "lake.zones[name=raw].name": "bronze" })).toThrow("no entry is named by [name=raw]");
        expect(() => names({ "keyVault.sku": "premium" })).toThrow("keyVault.sku: the stack has nothing there");
    });

    it("leaves the value as it is that the test gives", () => {
        const lake = { zones: [gold] };
        names({ lake, "lake.zones[name=gold].name": "silver" });
        expect(lake.zones).toEqual([gold]);
    });
});
