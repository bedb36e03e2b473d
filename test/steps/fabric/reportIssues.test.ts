import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ItemFiles } from "../../../steps/fabric/issues";
import { modelPath, reportIssues } from "../../../steps/fabric/reportIssues";
import { readModel } from "../../../steps/fabric/semanticModel";
import { itemFiles, lineOf, replaced } from "../support/items";

const { model } = readModel(itemFiles("predictions.SemanticModel"));
const files = itemFiles("predictions.Report");
const visual = "definition/pages/errors/visuals/errorByStore/visual.json";
const pages = "definition/pages/pages.json";

const issuesOf = (changed: ItemFiles) =>
    reportIssues(changed, model).map(({ file, line, reason }) => `${file}:${line}: ${reason}`);
const change = (file: string, make: (value: never) => unknown): ItemFiles => ({
    ...files,
    [file]: JSON.stringify(make(JSON.parse(files[file] ?? "") as never), undefined, 4),
});

describe("The report of predictions", () => {
    it("has no issue, and names its model by path", () => {
        expect(issuesOf(files)).toEqual([]);
        const found = modelPath(files["definition.pbir"] ?? "");
        expect(path.posix.join("predictions.Report", found ?? "")).toBe("predictions.SemanticModel");
    });

    it("shows every measure", () => {
        const shown = new Set(Object.values(files).flatMap((text) => text.match(/"Property": "[^"]+"/g) ?? []));
        const missing = model.tables
            .flatMap(({ measures }) => measures.map(({ name }) => name))
            .filter((name) => !shown.has(`"Property": "${name}"`));
        // What the other measures are made of.
        expect(missing).toEqual(["Partitions with predictions", "Stale partitions", "Forecast days"]);
    });

    it("has two pages, with no visual beyond the edge of its page or over another", () => {
        type Box = { x: number; y: number; width: number; height: number };
        const boxes = (page: string) =>
            Object.entries(files)
                .filter(([file]) => file.startsWith(`definition/pages/${page}/visuals/`))
                .map(([, text]) => (JSON.parse(text) as { position: Box }).position);
        const { pageOrder } = JSON.parse(files[pages] ?? "") as { pageOrder: string[] };
        expect(pageOrder).toEqual(["forecast", "errors"]);
        const overlap = (a: Box, b: Box) =>
            a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
        for (const page of pageOrder) {
            const all = boxes(page);
            expect(all.length).toBeGreaterThan(10);
            expect(all.filter(({ x, y, width, height }) => x + width > 1280 || y + height > 720)).toEqual([]);
            expect(all.filter((a, i) => all.some((b, j) => i < j && overlap(a, b)))).toEqual([]);
        }
    });
});

describe("A report", () => {
    it.each([
        [
            "Weighted percentage error",
            "Error",
            /names measure Error, but Errors has no such measure; it has Mean absolute error, /,
        ],
        ["Store", "Shop", /names column Shop, but Partitions has no such column; it has Partition key, Store, /],
        // DAX would find it; what reports do is not documented.
        ["Store", "store", /names column store, but Partitions has no such column/],
        ["Partitions", "Shops", /names Shops\[Store\], but the model has no table Shops/],
    ])("is refused with a field that is missing: %s -> %s", (from, to, reason) => {
        const changed = { ...files, [visual]: (files[visual] ?? "").replaceAll(`"${from}"`, `"${to}"`) };
        const [issue, ...others] = issuesOf(changed);
        expect(others).toEqual([]);
        expect(issue).toMatch(reason);
        const text = from === "Partitions" ? '"Store"' : `"${to}"`;
        expect(issue?.startsWith(`${visual}:${lineOf(changed, visual, text)}: `)).toBe(true);
    });

    it("is refused with a measure in the place of a column", () => {
        const changed = replaced(files, visual, '"Column": {', '"Measure": {');
        expect(issuesOf(changed)).toEqual([
            expect.stringContaining("names measure Store, but Partitions has no such measure"),
        ]);
    });

    it("is refused with a filter by alias on a column that is missing", () => {
        const filter = (Property: string) =>
            change("definition/report.json", (report: object) => ({
                ...report,
                filterConfig: {
                    filters: [
                        {
                            filter: {
                                From: [{ Name: "p", Entity: "Partitions", Type: 0 }],
                                Where: [{ Column: { Expression: { SourceRef: { Source: "p" } }, Property } }],
                            },
                        },
                    ],
                },
            }));
        expect(issuesOf(filter("Store"))).toEqual([]);
        expect(issuesOf(filter("Shop"))).toEqual([
            expect.stringMatching(
                /^definition\/report\.json:\d+: names column Shop, but Partitions has no such column/,
            ),
        ]);
    });

    it("is refused with JSON that does not parse", () => {
        const changed = replaced(
            files,
            visual,
            '"visualType": "clusteredBarChart",',
            '"visualType": clusteredBarChart,',
        );
        expect(issuesOf(changed)).toEqual([expect.stringMatching(/visual\.json:\d+: is no JSON: /)]);
    });

    it("is refused with pages that the list and the folders do not share", () => {
        expect(issuesOf(change(pages, (list: object) => ({ ...list, pageOrder: ["forecast", "costs"] })))).toEqual([
            expect.stringContaining("pageOrder has costs, which no page is named"),
            expect.stringContaining("pageOrder lacks errors"),
        ]);
        expect(issuesOf(change(pages, (list: object) => ({ ...list, activePageName: "costs" })))).toEqual([
            expect.stringContaining("activePageName is costs, which no page is named"),
        ]);
    });

    it("is refused with a name that is not its folder's, and with one that another visual has", () => {
        const changed = replaced(files, visual, '"name": "errorByStore"', '"name": "errorByProduct"');
        expect(issuesOf(changed)).toEqual([
            `${visual}:3: has the name errorByProduct in the folder errorByStore; give both one name`,
            expect.stringContaining("name errorByProduct is duplicated: "),
        ]);
    });

    it("is refused with a credential", () => {
        const connectionString = "Data Source=powerbi://a;Password=b";
        const changed = change("definition.pbir", (definition: object) => ({
            ...definition,
            datasetReference: { byConnection: { connectionString } },
        }));
        expect(issuesOf(changed)).toEqual([
            expect.stringMatching(/^definition\.pbir:\d+: states what looks like a credential; /),
        ]);
        expect(modelPath(changed["definition.pbir"] ?? "")).toBeUndefined();
    });
});
