import { describe, expect, it } from "vitest";
import { gone, marksIn, readMarks, unlisted, unverifiedReference } from "../../docs/generator/unverified/reference";
import { unverifiedFacts } from "../../docs/generator/unverified/facts";

const file = "components/machine-learning/workspace/machineLearningWorkspace.ts";
const comment = (text: string) => marksIn(file, text);

describe("The list of unverified facts", () => {
    const marks = readMarks();

    it("has each that a source of Azure Machine Learning, container registries, Data Factory or Synapse marks", () => {
        expect(marks.length).toBeGreaterThan(20);
        expect(unlisted(marks)).toEqual([]);
    });

    it.each([
        "components/machine-learning",
        "components/containers",
        "components/data-factory",
        "azure/data-factory",
        "components/synapse",
    ])("has some of %s, and misses one more there", (folder) => {
        expect(marks.some((mark) => mark.file.startsWith(`${folder}/`))).toBe(true);
        const more = marksIn(`${folder}/more.ts`, "// unverified: that nothing else is like this.");
        expect(unlisted([...marks, ...more])).toEqual(more);
    });

    it("has none that no source marks any more", () => {
        expect(gone(marks)).toEqual([]);
    });

    it("says of each where it is used, what goes wrong and how to find out", () => {
        const rows = unverifiedReference(marks)
            .split("\n")
            .filter((line) => line.startsWith("| ") && !line.startsWith("| taken") && !line.startsWith("| ---"));
        expect(rows).toHaveLength(unverifiedFacts.length);
        for (const row of rows) {
            expect(row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim())).not.toContain("");
        }
    });
});

describe("A mark", () => {
    it.each([
        ["in a comment", "// unverified: that it works."],
        ["with a capital letter", "// Unverified: that it works."],
        ["over two lines of a comment", "/**\n * A. unverified:\n * that it works.\n */"],
        ["over two lines of remarks", "    // A. unverified:\n    // that it works."],
        ["at the end of a sentence", "// That it works is unverified."],
        ["in a source", 'source: "a page; unverified: that it works",'],
    ])("%s is missed in a list without it", (_, text) => {
        const fact = { fact: "", marks: ["that it works"], otherwise: "", findOut: "" };
        const listed = unlisted(comment(text), [fact]);
        expect(unlisted(comment(text), [])).toHaveLength(1);
        expect(listed).toHaveLength(text.includes("is unverified.") ? 1 : 0);
    });

    it("of another service is not asked for, and counts only where a fact names its file", () => {
        const other = "components/network/subnetPurposes.ts";
        const marks = marksIn(other, "// unverified: that it works.");
        const fact = { fact: "", marks: ["that it works"], otherwise: "", findOut: "" };
        expect(unlisted(marks, [])).toEqual([]);
        expect(gone(marks, [fact])).toEqual(["that it works"]);
        expect(gone(marks, [{ ...fact, also: [other] }])).toEqual([]);
        expect(gone([], [{ ...fact, also: [other] }])).toEqual(["that it works", other]);
    });
});
