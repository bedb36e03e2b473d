import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { currentSources, looked, looksAtAll, reach, type Sources } from "./reach";

const imports: Record<string, string[]> = {
    "components/index.ts": ["components/storage/dataLake.ts", "components/streaming/hubs.ts"],
    "components/shared/naming.ts": [],
    "components/storage/dataLake.ts": ["components/shared/naming.ts"],
    "components/streaming/hubs.ts": ["components/shared/naming.ts"],
    "test/components/shared/naming.test.ts": ["components/shared/naming.ts"],
    "test/components/storage/dataLake.test.ts": ["components/storage/dataLake.ts"],
    "test/components/streaming/hubs.test.ts": ["components/streaming/hubs.ts"],
    "test/e2e/streaming.test.ts": ["components/streaming/hubs.ts"],
    "test/stacks/settings/streaming.test.ts": [],
    "test/stacks/whole.test.ts": ["components/index.ts"],
};
const sources: Sources = {
    files: Object.keys(imports),
    importsOf: (file) => imports[file] ?? [],
    services: ["storage", "streaming"],
};

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
        const found = reach(changed, sources);
        expect(found.tests).toBeUndefined();
        expect(found.because).toContain(because);
    });

    const others = (changed: string[]) => reach(changed, sources).tests?.filter((file) => !looksAtAll.includes(file));

    it("are of a service those of the same service, and those that are two imports away", () => {
        expect(others(["components/streaming/hubs.ts"])).toEqual([
            "test/components/streaming/hubs.test.ts",
            "test/stacks/settings/streaming.test.ts",
            "test/stacks/whole.test.ts",
        ]);
    });

    it("are of what services share those that import it, also by way of one other source", () => {
        expect(others(["components/shared/naming.ts"])).toEqual([
            "test/components/shared/naming.test.ts",
            "test/components/storage/dataLake.test.ts",
            "test/components/streaming/hubs.test.ts",
        ]);
    });

    it("are always those that look at all", () => {
        const { tests, because } = reach(["azure/regions.ts"], sources);
        expect(tests).toEqual([...looksAtAll]);
        expect(because).toBe("those near 1 files that differ from main, and those that look at all; npm test runs all");
        for (const file of looksAtAll) {
            expect(existsSync(path.join(__dirname, "..", file))).toBe(true);
        }
    });

    it("are of a document those that open files", () => {
        const { tests } = reach(["README.md"], currentSources());
        expect(tests).toEqual(
            expect.arrayContaining([...looksAtAll, "test/docs/readme.test.ts", "test/preview/markdownGoldens.test.ts"]),
        );
        expect(tests).not.toContain("test/components/streaming/hubs.test.ts");
    });
});

describe("What a check formats and lints", () => {
    it.each([
        ["without a branch to compare with", undefined],
        ["where nothing differs", []],
        ["where a configuration differs", ["components/index.ts", "eslint.config.mjs"]],
    ])("is all %s", (_, changed) => {
        expect(looked(changed, sources)).toBeUndefined();
    });

    it("is what differs, and what imports it is linted too", () => {
        expect(looked(["components/shared/naming.ts", "README.md"], sources)).toEqual({
            format: ["components/shared/naming.ts", "README.md"],
            lint: [
                "components/shared/naming.ts",
                "components/storage/dataLake.ts",
                "components/streaming/hubs.ts",
                "test/components/shared/naming.test.ts",
            ],
        });
    });

    it("is nothing to lint where only a document differs", () => {
        expect(looked(["docs/runbooks/databricks.md"], sources)).toEqual({
            format: ["docs/runbooks/databricks.md"],
            lint: [],
        });
    });
});
