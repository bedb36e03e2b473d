import { describe, expect, it } from "vitest";
import type { ItemFiles } from "../../../steps/fabric/issues";
import { modelIssues } from "../../../steps/fabric/modelIssues";
import { itemFiles, lineOf, replaced, reportViews } from "../support/items";

const files = itemFiles("predictions.SemanticModel");
const views = reportViews();
const errors = "definition/tables/Errors.tmdl";
const loads = "definition/tables/Loads.tmdl";
const relationships = "definition/relationships.tmdl";
const expressions = "definition/expressions.tmdl";

const issuesOf = (changed: ItemFiles) =>
    modelIssues(changed, views).map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
const sums = "DIVIDE(SUM(Errors[Absolute error]), SUM(Errors[Actual]))\n\t\tformatString";
const measure = (dax: string) => replaced(files, errors, sums, `${dax}\n\t\tformatString`);
const at = (file: string, text: string, changed: ItemFiles = files) => `${file}:${lineOf(changed, file, text)}: `;
const own = "a reader comes with an identity of their own, and nothing is stored";

describe("The semantic model of predictions", () => {
    it("has no issue", () => {
        expect(issuesOf(files)).toEqual([]);
    });
});

describe("A measure", () => {
    const name = "Weighted percentage error of measurements";
    const place = at(errors, `measure '${name}'`);

    it.each([
        [
            "SUM(Errors[Absolut error])",
            /Errors\[Absolut error\], but Errors has no column Absolut error; it has Partition key, /,
        ],
        ["SUM(Mistakes[Actual])", /names Mistakes\[Actual\], but the model has no table Mistakes$/],
        ["COUNTROWS(Mistakes)", /names Mistakes, which is no table of the model$/],
        ["[Actual]", /names \[Actual\], which is no measure; a column needs its table before it$/],
        ["SUM(Errors[Actual]", /: \( begins here and does not end$/],
        [`[${name}] + 1`, /reads itself by the measures that it names$/],
    ])("is refused: %s", (dax, reason) => {
        const found = issuesOf(measure(dax));
        expect(found).toEqual([expect.stringMatching(reason)]);
        expect(found[0]?.startsWith(`${place}measure ${name}`)).toBe(true);
    });

    it("is refused on its line of several", () => {
        const changed = replaced(
            files,
            errors,
            "SQRT(DIVIDE(SUM(Errors[Squared error])",
            "SQRT(DIVIDE(SUM(Errors[Squared])",
        );
        expect(issuesOf(changed)).toEqual([expect.stringContaining(at(errors, "Errors[Squared])", changed))]);
    });

    it("is refused where it reads itself by another", () => {
        const partitions = "definition/tables/Partitions.tmdl";
        const changed = replaced(
            files,
            partitions,
            "COUNTROWS(Partitions)",
            "DIVIDE([Stale partitions], [Share of partitions stale])",
        );
        expect(issuesOf(changed).map((each) => each.split(": ")[1])).toEqual([
            "measure Partitions with predictions reads itself by the measures that it names",
            "measure Share of partitions stale reads itself by the measures that it names",
        ]);
    });
});

describe("A table", () => {
    it("is refused with a column that its view lacks", () => {
        const changed = replaced(files, errors, "sourceColumn: actual_sum", "sourceColumn: actual");
        const place = at(errors, "sourceColumn: actual", changed);
        expect(issuesOf(changed)).toEqual([
            expect.stringContaining(
                `${place}column Actual of Errors reads actual, which report.model_metrics lacks; it has `,
            ),
        ]);
    });

    it("is refused with a calculated column, and with what that names", () => {
        const changed = replaced(
            files,
            errors,
            "\tcolumn Actual\n",
            "\tcolumn Twice = 2 * Errors[Actuals]\n\n\tcolumn Actual\n",
        );
        const place = at(errors, "column Twice", changed);
        expect(issuesOf(changed)).toEqual([
            expect.stringContaining(`${place}column Twice names Errors[Actuals], but Errors has no column Actuals; `),
            `${place}column Twice of Errors is calculated, which readers with their own identity cannot use; calculate it in the view`,
        ]);
    });

    it("is refused with a view that no script makes", () => {
        const changed = replaced(files, errors, 'Item = "model_metrics"', 'Item = "metrics"');
        expect(issuesOf(changed)).toEqual([
            expect.stringContaining(
                `${at(errors, "table Errors")}table Errors reads report.metrics, which no script makes; `,
            ),
        ]);
    });

    it("is refused where it imports, or says nothing of it", () => {
        const imported = replaced(files, errors, "mode: directQuery", "mode: import");
        const reason = "with directQuery, readers use their own identity";
        expect(issuesOf(imported)).toEqual([
            `${at(errors, "mode: ", imported)}partition of Errors has mode import; ${reason}`,
        ]);
        const silent = replaced(files, errors, "\t\tmode: directQuery\n", "");
        expect(issuesOf(silent)).toEqual([
            `${at(errors, "partition Errors")}partition of Errors has mode import, the default; ${reason}`,
        ]);
    });

    it("is refused with a server of its own, and with a parameter that is not there", () => {
        const literal = replaced(files, errors, "Sql.Database(Server, Database)", 'Sql.Database("a", "b")');
        expect(issuesOf(literal)).toEqual([expect.stringContaining("does not call Sql.Database with two parameters")]);
        const missing = replaced(files, errors, "Sql.Database(Server, Database)", "Sql.Database(Host, Database)");
        expect(issuesOf(missing)).toEqual([expect.stringContaining("names Host, which is no expression of the model")]);
    });

    it("is refused with no view, no partition, and two", () => {
        const noView = replaced(files, errors, 'Pool{[Schema = "report", Item = "model_metrics"]}[Data]', "Pool");
        expect(issuesOf(noView)).toEqual([
            expect.stringContaining("partition of Errors names no view as [Schema = …, Item = …]"),
        ]);
        const text = files[errors] ?? "";
        const begins = text.indexOf("\tpartition Errors");
        expect(issuesOf({ ...files, [errors]: text.slice(0, begins) })).toEqual([
            expect.stringContaining("table Errors has 0 partitions; a table of DirectQuery has one"),
        ]);
        const twice = text + text.slice(begins).replace("partition Errors", "partition More");
        expect(issuesOf({ ...files, [errors]: twice })).toEqual([
            expect.stringContaining("table Errors has 2 partitions"),
        ]);
    });
});

describe("A name", () => {
    it.each([
        [loads, "measure 'Last load'", "measure 'mean absolute error'", "measure mean absolute error"],
        [loads, "table Loads", "table errors", "table errors"],
        [
            relationships,
            "relationship 'Predictions of loads'",
            "relationship 'Errors of partitions'",
            "relationship Errors of partitions",
        ],
        [expressions, "expression Database", "expression Server", "expression Server"],
        [loads, "measure 'Last load'", "measure Model", "Model of table Loads"],
        [loads, "column 'Snapshot version'", "column 'Set id'", "Set id of table Loads"],
    ])("is refused twice: %s %s", (file, from, to, what) => {
        const found = issuesOf(replaced(files, file, from, to));
        expect(found).toContainEqual(
            expect.stringMatching(new RegExp(`^${file}:\\d+: ${what} is duplicated: .*:\\d+ has it too$`)),
        );
        expect(found.filter((each) => each.includes("is duplicated"))).toHaveLength(1);
    });
});

describe("A relationship", () => {
    it.each([
        [
            "toColumn: Loads.'Set id'",
            "toColumn: Loads.Sets",
            "relationship Predictions of loads names Loads[Sets], but Loads has no column Sets; ",
        ],
        ["toColumn: Loads.'Set id'", "toColumn: Sets.'Set id'", "names Sets[Set id], but the model has no table Sets"],
        ["\ttoColumn: Loads.'Set id'\n", "", "has no toColumn of the form Table.Column"],
    ])("is refused: %s -> %s", (from, to, reason) => {
        expect(issuesOf(replaced(files, relationships, from, to))).toEqual([expect.stringContaining(reason)]);
    });
});

describe("A reference", () => {
    it("is refused where no file has what it names", () => {
        const changed = replaced(files, "definition/model.tmdl", "ref table Loads", "ref table Sets");
        expect(issuesOf(changed)).toEqual(["definition/model.tmdl:14: ref names table Sets, which no file has"]);
    });
});

describe("A credential", () => {
    const secret = "Server=a;Password=b";
    const pool = "Pool = Sql.Database(Server, Database)";

    it.each([
        ["in an expression", replaced(files, expressions, "$(server)", secret), expressions, secret],
        [
            "in a step of M",
            replaced(files, errors, pool, `${pool},\n\t\t\t\tKey = [Password = "a b"]`),
            errors,
            "Password",
        ],
        [
            "in a property",
            replaced(files, errors, "\tcolumn Horizon\n", "\tcolumn Horizon\n\t\tcaption: password=abc\n"),
            errors,
            "caption",
        ],
        [
            "in an annotation",
            replaced(files, loads, "table Loads\n", 'table Loads\n\n\tannotation a = "sig=?sig=abc"\n'),
            loads,
            "annotation",
        ],
    ])("is refused %s", (_, changed, file, text) => {
        expect(issuesOf(changed)).toEqual([`${at(file, text, changed)}states what looks like a credential; ${own}`]);
    });

    it("is refused as part of a data source, whatever that states", () => {
        const changed = { ...files, "definition/dataSources.tmdl": "dataSource Pool\n\ttype: structured\n" };
        expect(issuesOf(changed)).toEqual([
            `definition/dataSources.tmdl:1: data source Pool may hold a credential; ${own}`,
        ]);
    });
});

describe("A file that does not parse", () => {
    it("is refused with its line, before what follows from it", () => {
        const changed = replaced(files, errors, "\tcolumn Actual\n", "\tcolum Actual\n");
        expect(issuesOf(changed)[0]).toBe(
            `${at(errors, "colum Actual", changed)}"colum Actual" is neither an object that TMDL knows, nor a property: value, nor an expression`,
        );
    });
});
