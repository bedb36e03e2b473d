import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { IngestAlerts, ingestTableName, type IngestAlertsArgs } from "../../../../components";
import type { PlanResource } from "../../../../preview/plan";
import { at } from "../../../../simulation/core/ids";
import { common, diagnostics, outside, tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, untagged } from "../../invariants";

const factoryResourceId = outside("Microsoft.DataFactory/factories", "adf");
const targets = {
    logsResourceId: diagnostics.workspaceResourceId,
    actionGroupResourceId: outside("Microsoft.Insights/actionGroups", "ag"),
};
const erp = { name: "erp", tables: ["dbo.Orders", ingestTableName({ name: 'Order "lines"', mode: "full" })] };
const alerts = (args: Partial<IngestAlertsArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new IngestAlerts("ingest", { ...common, factoryResourceId, targets, ...args }, opts);
const full = () => alerts({ sources: [erp, { name: "crm", tables: ["dbo.People"], hours: 47 }] }, { protect: true });
const rule = "azure-native:monitor:ScheduledQueryRule";
const condition = (made: readonly PlanResource[], name: string) =>
    at(one(made, rule, name).inputs, "criteria", "allOf", 0) as { query: string; dimensions: { name: string }[] };
const many = (sources: number, tables: number) =>
    Array.from({ length: sources }, (_, source) => ({
        name: `source${source}`,
        tables: Array.from({ length: tables }, (_each, table) => `dbo.${"a".repeat(100)}${table}`),
    }));

describe("IngestAlerts", () => {
    it("watches runs alone where no trigger is started", async () => {
        expect(listed(await recorded(() => alerts()))).toEqual([
            "IngestAlerts ingest",
            "ScheduledQueryRule ingest-failed-runs",
        ]);
    });

    it("makes two alerts, in a preview as well", async () => {
        const expected = [
            "IngestAlerts ingest",
            "ScheduledQueryRule ingest-failed-runs",
            "ScheduledQueryRule ingest-late-tables",
        ];
        expect(listed(await recorded(full))).toEqual(expected);
        expect(listed(await recorded(full, "preview"))).toEqual(expected);
    });

    it("sends an alert for each pipeline that fails, with the table that it copies", async () => {
        const { query, dimensions } = condition(await recorded(full), "ingest-failed-runs");
        expect(query.split("\n")).toEqual([
            "union isfuzzy=true (datatable(TimeGenerated: datetime, _ResourceId: string, PipelineName: string, Status: string, Parameters: string)[]), ADFPipelineRun",
            `| where _ResourceId =~ "${factoryResourceId}" and Status =~ "Failed"`,
            "| extend Given = parse_json(Parameters)",
            "| extend Loaded = parse_json(strcat(tostring(Given.table), tostring(Given.feed)))",
            "| extend Source = tostring(Loaded.source), Table = tostring(Loaded.name)",
            '| project TimeGenerated, PipelineName, Table = iff(isempty(Table), "-", Table)',
        ]);
        expect(dimensions.map(({ name }) => name)).toEqual(["PipelineName", "Table"]);
    });

    it("looks for each expected table in the logs of two days, so that one is found that never ran", async () => {
        const made = await recorded(full);
        const { inputs } = one(made, rule, "ingest-late-tables");
        expect(inputs).toMatchObject({
            windowSize: "PT1H",
            evaluationFrequency: "PT1H",
            overrideQueryTimeRange: "P2D",
            actions: { actionGroups: [targets.actionGroupResourceId] },
            tags,
        });
        const { query, dimensions } = condition(made, "ingest-late-tables");
        expect(query).toContain(
            [
                "| summarize Last = max(TimeGenerated) by Source, Table",
                "| join kind=rightouter (datatable(Source: string, Table: string, Hours: int)[",
                '"erp", "dbo.Orders", 30,',
                '"erp", "[dbo].[Order \\"lines\\"]", 30,',
                '"crm", "dbo.People", 47',
                "]) on Source, Table",
                "| extend IsLate = isnull(Last) or Last < ago(Hours * 1h)",
            ].join("\n"),
        );
        expect(dimensions.map(({ name }) => name)).toEqual(["Source", "Table"]);
        expect(query).toMatch(/\| project Source, Table$/);
    });

    it("looks at the window alone where failed runs are looked for", async () => {
        const { inputs } = one(await recorded(full), rule, "ingest-failed-runs");
        expect(inputs).toMatchObject({ windowSize: "PT1H", evaluationFrequency: "PT15M" });
        expect(inputs).not.toHaveProperty("overrideQueryTimeRange");
    });

    it.each([
        ["200 tables of a source", many(1, 200)],
        ["as many as are let through, of many sources", many(15, 31)],
    ])("holds %s within what Azure takes", async (_, sources) => {
        const made = await recorded(() => alerts({ sources }));
        const bytes = Buffer.byteLength(JSON.stringify(one(made, rule, "ingest-late-tables").inputs));
        expect(bytes).toBeLessThan(64 * 1024);
        const rows = sources.flatMap(({ tables }) => tables).length;
        expect(condition(made, "ingest-late-tables").query.match(/^"source/gm)).toHaveLength(rows);
    });

    it("protects nothing, tags what takes tags, breaks no rule", async () => {
        const made = await recorded(full);
        expect([guarded(made), untagged(made), misnamedChildren(made, "ingest")]).toEqual([[], [], []]);
        expect(await violations(full)).toEqual([]);
    });
});

describe("IngestAlerts refuses", () => {
    const refused: [string, IngestAlertsArgs["sources"], string[]][] = [
        [
            "a source twice, one without tables, a table twice",
            [
                { name: "erp", tables: [] },
                { name: "erp", tables: ["dbo.A", "dbo.A"] },
            ],
            [
                "sources[0].tables: is empty; name a table, or leave the source out",
                'sources[1].tables: "dbo.A" is duplicated',
                'sources: source "erp" is duplicated',
            ],
        ],
        [
            "a time that the logs of two days do not tell of",
            [{ ...erp, hours: 48 }],
            [
                "sources[0].hours: must be a whole number from 1 to 47, is 48; logs of two days tell nothing of a longer time",
            ],
        ],
        [
            "more sources and tables than an alert can hold",
            many(16, 40),
            [
                "sources: has 16, must have 15 at most; make other alerts for some of the sources",
                expect.stringMatching(
                    /^IngestAlerts "ingest" sources: names tables in \d+ bytes, more than the 61440 that an alert has for them; make other alerts for some of the sources$/,
                ) as string,
            ],
        ],
    ];
    it.each(refused)("%s", async (_, sources, reasons) => {
        const expected = reasons.map((reason) =>
            typeof reason === "string" ? `IngestAlerts "ingest" ${reason}` : reason,
        );
        expect(await refusal(() => alerts({ sources }))).toEqual(expected);
    });
});
