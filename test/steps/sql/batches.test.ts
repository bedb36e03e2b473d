import { describe, expect, it } from "vitest";
import { batchesOf } from "../../../steps/sql/batches";

describe("A script of T-SQL", () => {
    it("is split at lines that say GO, in any case, and knows the line that each batch begins on", () => {
        expect(batchesOf("SELECT 1;\nGO\n\nSELECT 2;\n  go  \nSELECT 3;")).toEqual([
            { text: "SELECT 1;\n", line: 1 },
            { text: "\nSELECT 2;\n  ", line: 3 },
            { text: "SELECT 3;", line: 6 },
        ]);
    });

    it("is split at a GO with a comment behind it, and with the line ends of Windows", () => {
        expect(batchesOf("SELECT 1\r\nGO -- next\r\nSELECT 2\r\n").map(({ text }) => text)).toEqual([
            "SELECT 1\r\n",
            "SELECT 2\r\n",
        ]);
    });

    it.each([
        ["a string", "SELECT 'a\nGO\nb'"],
        ["a string with a quote", "SELECT 'it''s\nGO\nb'"],
        ["a name in brackets", "SELECT [a]]\nGO\nb]"],
        ["a name in quotes", 'SELECT "a\nGO\nb"'],
        ["a comment", "/* a\nGO\nb */ SELECT 1"],
        ["a comment inside a comment", "/* a /* b */\nGO\n*/ SELECT 1"],
        ["a comment to the end of a line", "SELECT 1 -- '\n+ 1"],
        ["another word", "SELECT 1\nAS GOAL"],
        ["the middle of a line", "SELECT 1 AS\ngone, 2 GO"],
    ])("is not split by %s", (_, script) => {
        expect(batchesOf(script)).toEqual([{ text: script, line: 1 }]);
    });

    it("has no batch of comments alone", () => {
        expect(batchesOf("-- first\nGO\nGO\n/* last */\nGO")).toEqual([]);
    });
});
