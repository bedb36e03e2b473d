import { describe, expect, it } from "vitest";
import { daxReferences } from "../../../steps/fabric/dax";

const named = (dax: string) => {
    const { columns, measures, tables, issues } = daxReferences(dax);
    return [
        ...columns.map(({ table, column }) => `${table}[${column}]`),
        ...measures.map(({ name }) => `[${name}]`),
        ...tables.map(({ name }) => name),
        ...issues.map(({ line, reason }) => `${line}: ${reason}`),
    ];
};

describe("An expression of DAX", () => {
    it.each([
        ["SUM(A[b])", ["A[b]"]],
        ["SUM('A''s table'[b]]c])", ["A's table[b]c]"]],
        ["DIVIDE([Sum], COUNTROWS(A))", ["[Sum]", "A"]],
        ["COUNTROWS('A table')", ["A table"]],
        ["CALCULATE(SUM(A[b]), KEEPFILTERS(A[c] = 1 && NOT A[d] IN {1, 2.5}))", ["A[b]", "A[c]", "A[d]"]],
        ["VAR x = SUM(A[b]) VAR y = [Sum] RETURN IF(x > y, TRUE(), x)", ["A[b]", "[Sum]"]],
        ['SUMX(ADDCOLUMNS(A, "twice", 2 * A[b]), [twice])', ["A[b]", "A"]],
        ['"A[b] ""c"" [d]" & A[e]', ["A[e]"]],
        ["1 -- A[b]\n+ 2 // [c]\n/* D */ + 3", []],
        ["IF(A[b] = 1, [Sum])", ["A[b]", "[Sum]"]],
    ])("%s", (dax, expected) => {
        expect(named(dax)).toEqual(expected);
    });

    it("names the line of each", () => {
        expect(daxReferences("SUM(\n\tA[b]\n) + [c]")).toEqual({
            columns: [{ table: "A", column: "b", line: 2 }],
            measures: [{ name: "c", line: 3 }],
            tables: [],
            issues: [],
        });
    });

    it.each([
        ["SUM(A[b]", ["A[b]", "1: ( begins here and does not end"]],
        ["SUM(A[b]))", ["A[b]", "1: ) ends nothing"]],
        ["{1, (2}", ["1: } ends nothing", "1: { begins here and does not end"]],
        ["1 +\nSUM(A[b", ["A", "2: DAX does not parse from [b on", "2: ( begins here and does not end"]],
        ['"a', ['1: DAX does not parse from "a on']],
        ["A[b] ? 1", ["A[b]", "1: DAX does not parse from ? 1 on"]],
    ])("does not parse: %s", (dax, expected) => {
        expect(named(dax)).toEqual(expected);
    });
});
