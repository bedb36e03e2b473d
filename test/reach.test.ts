import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openers, reach, readingSources } from "./reach";

const readers = ["test/conformance.test.ts"];

describe("The tests of a check", () => {
    it.each([
        ["without a branch to compare with", undefined, "there is no branch main to compare with"],
        ["where nothing differs", [], "nothing differs from main"],
        [
            "where settings differ",
            ["components/index.ts", "stacks/config/Pulumi.dev.yaml"],
            "stacks/config/Pulumi.dev.yaml is read or configures, and no import tells by whom",
        ],
        [
            "where a data file of the tests differs",
            ["test/policies/survivors.json"],
            "test/policies/survivors.json is read or configures, and no import tells by whom",
        ],
        ["where a module differs that no import finds", ["preview/loader.cjs"], "preview/loader.cjs is read or"],
    ])("are all of them %s", (_, changed, because) => {
        const found = reach(changed, readers);
        expect(found.sources).toBeUndefined();
        expect(found.because).toContain(because);
    });

    it("are otherwise those that changed sources reach, and those that open files", () => {
        const changed = ["policies/catalog.ts", "README.md", "test/stacks/rendered/dev/a.json", "docs/rehearsal.md"];
        const found = reach(changed, readers);
        expect(found.sources).toEqual(["policies/catalog.ts", "test/conformance.test.ts"]);
        expect(found.because).toBe(
            "those that 4 files that differ from main reach, and those that open files; npm test runs all",
        );
    });
});

describe("Sources that open files", () => {
    const found = readingSources();

    it("are found, and with them every test that reads what is generated", () => {
        for (const file of [
            "docs/generator/library.ts",
            "preview/report/html/htmlReport.ts",
            "test/conformance.test.ts",
            "test/docs/readme.test.ts",
            "test/policies/pack.test.ts",
            "test/preview/markdownGoldens.test.ts",
            "test/stacks/rendered.test.ts",
        ]) {
            expect(found).toContain(file);
        }
    });

    it("are all but those whose files are listed, which are there and open some", () => {
        for (const file of openers) {
            expect(existsSync(path.join(__dirname, "..", file))).toBe(true);
            expect(readFileSync(path.join(__dirname, "..", file), "utf8")).toContain('from "node:fs"');
            expect(found).not.toContain(file);
        }
    });
});
