import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daxReferences } from "../../../steps/fabric/dax";
import { parseTmdl } from "../../../steps/fabric/tmdl";

const read = (...lines: string[]) => parseTmdl("a.tmdl", lines.join("\n"));
const refused = (...lines: string[]) =>
    read(...lines).issues.map(({ file, line, reason }) => `${file}:${line}: ${reason}`);

describe("TMDL", () => {
    it("is objects with names, properties, flags and expressions", () => {
        const { objects, issues } = read(
            "/// What it is.",
            "table 'A''s table'",
            "",
            "\tmeasure Sum = SUM('A''s table'[b])",
            "\t\tformatString: #,0.0",
            "",
            "\tcolumn b",
            "\t\tisHidden",
            "\t\tdataType: double",
        );
        expect(issues).toEqual([]);
        const [table] = objects;
        expect([table?.kind, table?.name, table?.line]).toEqual(["table", "A's table", 2]);
        expect(table?.children.map(({ kind, name, line }) => `${kind} ${name} ${line}`)).toEqual([
            "measure Sum 4",
            "column b 7",
        ]);
        expect(table?.children[0]?.expression).toEqual({ text: "SUM('A''s table'[b])", line: 4 });
        expect([...(table?.children[0]?.properties ?? [])]).toEqual([
            ["formatString", { text: "#,0.0", line: 5, textLine: 5 }],
        ]);
        expect([...(table?.children[1]?.properties.keys() ?? [])]).toEqual(["isHidden", "dataType"]);
    });

    it("has expressions on deeper lines, with blank lines in them, and goes on after them", () => {
        const { objects, issues } = read(
            "table A",
            "\tmeasure B =",
            "\t\t\tSUM(",
            "",
            "\t\t\t\tA[b]",
            "\t\t\t)",
            "\t\tformatString: 0",
            "\tpartition A = m",
            "\t\tmode: directQuery",
            "\t\tsource =",
            "\t\t\tlet a = 1",
            "\t\t\tin a",
            "",
            "\tcolumn b",
        );
        expect(issues).toEqual([]);
        const [measure, partition, column] = objects[0]?.children ?? [];
        expect(measure?.expression).toEqual({ text: "SUM(\n\n\tA[b]\n)", line: 3 });
        expect(measure?.properties.get("formatString")?.text).toBe("0");
        expect(partition?.expression?.text).toBe("m");
        expect(partition?.properties.get("source")).toEqual({ text: "let a = 1\nin a", line: 10, textLine: 11 });
        expect(column?.name).toBe("b");
    });

    it("has expressions between backticks", () => {
        const { objects, issues } = read(
            "table A",
            "\tmeasure B = ```",
            "\t\t\tSUM(A[b])",
            "\t\t\t```",
            "\t\tisHidden",
        );
        expect(issues).toEqual([]);
        expect(objects[0]?.children[0]?.expression?.text.trim()).toBe("SUM(A[b])");
        expect(objects[0]?.children[0]?.properties.get("isHidden")?.text).toBe("true");
    });

    it("reads line ends and a mark of the byte order as Windows writes them", () => {
        const { objects, issues } = parseTmdl("a.tmdl", "\uFEFFtable A\r\n\tcolumn b\r\n\t\tdataType: int64\r\n");
        expect(issues).toEqual([]);
        expect(objects[0]?.children[0]?.properties.get("dataType")?.text).toBe("int64");
    });

    it("names file and line of what does not parse", () => {
        expect(refused("table A", "\tcolum b", "\t\tdataType: int64")).toEqual([
            'a.tmdl:2: "colum b" is neither an object that TMDL knows, nor a property: value, nor an expression',
            "a.tmdl:3: is indented by 2 tabs, and nothing above that it belongs to is indented by one less",
        ]);
        expect(refused("table A", "    column b")).toEqual([
            "a.tmdl:2: is indented by blanks; indent by one tab a level",
        ]);
        expect(refused("table A", "\t\tcolumn b")).toHaveLength(1);
        expect(refused("column b")).toEqual(["a.tmdl:1: a column is no part of the top level, but of a table"]);
        expect(refused("table A", "\tcolumn b", "\t\ttable c")).toEqual([
            "a.tmdl:3: a table is no part of a column, but of the top level",
        ]);
        expect(refused("table A", "\tmeasure b =", "\tcolumn c")).toEqual([
            "a.tmdl:2: an expression is missing after =",
        ]);
        expect(refused("table A", "\tmeasure b = ```", "\t\t1")).toEqual([
            "a.tmdl:2: ``` begins here and does not end",
        ]);
        expect(refused("dataType: int64")).toEqual(["a.tmdl:1: dataType belongs to no object"]);
        expect(refused("table A", "\tisHidden", "\tisHidden")).toEqual([
            "a.tmdl:3: isHidden is duplicated: line 2 has it too",
        ]);
    });

    it("is read to its end whatever it is, and each issue is on one of its lines", () => {
        const words = [
            "table A",
            "column 'b'",
            "measure c =",
            "```",
            "isHidden",
            "dataType: int64",
            "'",
            "[",
            "ref table A",
        ];
        const line = fc.tuple(fc.nat(3), fc.oneof(fc.constantFrom(...words), fc.string()));
        fc.assert(
            fc.property(fc.array(line), (found) => {
                const text = found.map(([depth, content]) => "\t".repeat(depth) + content).join("\n");
                const lines = text.split(/\r?\n/).length;
                expect(read(text).issues.filter((issue) => issue.line > lines)).toEqual([]);
                expect(daxReferences(text).issues.filter((issue) => issue.line > lines)).toEqual([]);
            }),
        );
    });
});
