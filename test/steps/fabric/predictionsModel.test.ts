import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { measureColumns } from "../../../steps/fabric/measureColumns";
import { endOf, readModel } from "../../../steps/fabric/semanticModel";
import { itemFiles, reportViews } from "../support/items";

const golden = path.join(__dirname, "../../../workloads/reporting/tests/model.json");
const { model } = readModel(itemFiles("predictions.SemanticModel"));

describe("The semantic model of predictions", () => {
    it("is what the tests of its measures take (workloads/reporting/tests)", () => {
        const found = {
            views: Object.fromEntries(reportViews()),
            tables: model.tables.map(({ name, view, columns, measures }) => ({
                name,
                view,
                columns: columns.map(({ name: column, source, type }) => ({ name: column, source, type })),
                measures: measures.map((measure) => ({
                    name: measure.name,
                    expression: measure.expression?.text,
                    reads: measureColumns(model, measure.name),
                })),
            })),
            relationships: model.relationships.map(({ name, properties }) => ({
                name,
                from: endOf(properties.get("fromColumn")?.text ?? ""),
                to: endOf(properties.get("toColumn")?.text ?? ""),
            })),
        };
        const text = `${JSON.stringify(found, undefined, 4)}\n`;
        if (process.env.UPDATE_MODEL) {
            writeFileSync(golden, text);
        }
        expect(JSON.parse(readFileSync(golden, "utf8"))).toEqual(JSON.parse(text));
    });
});
