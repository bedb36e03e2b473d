import * as datafactory from "@pulumi/azure-native/datafactory";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { SourceIngest, type SourceIngestArgs, type TumblingWindowSchedule } from "../../../../components";
import { listed, one, recorded, recordUnit, refusal } from "../../../support/recording";

const common = { resourceGroupName: "rg-unit", factoryName: "adf-unit" };
const factory = { ...common, credentialName: "ingest", runtimeName: "managed" };
const linked = (linkedServiceName: string, url: string) =>
    new datafactory.LinkedService(linkedServiceName, {
        ...common,
        linkedServiceName,
        properties: { type: "AzureBlobFS", url },
    }).name;
/** A name whose resource is in another stack, so that a refused ingest registers nothing. */
const named = (linkedServiceName: string) => pulumi.output(linkedServiceName);
const refused = async (args: Partial<SourceIngestArgs>) => {
    const issues = await refusal(
        () =>
            new SourceIngest("erp", {
                factory,
                source: { name: "erp", type: "AzureSqlDatabase", linkedServiceName: named("erp") },
                landing: { linkedServiceName: named("lake"), zone: "landing", format: "files" },
                controlLinkedServiceName: named("control"),
                tables,
                ...args,
            }),
    );
    return issues.map((issue) => issue.replace(/^SourceIngest "erp" /, ""));
};
const tables: SourceIngestArgs["tables"] = [
    { name: "Customers", mode: "full" },
    { schema: "sales", name: "Order lines", mode: "changeTracking", key: ["OrderId", "Line"], deletes: true },
];
const ingest = (args: Partial<SourceIngestArgs> = {}) =>
    new SourceIngest("erp", {
        factory,
        source: { name: "erp", type: "AzureSqlDatabase", linkedServiceName: linked("erp", "https://erp") },
        landing: { linkedServiceName: linked("lake", "https://lake"), zone: "landing", format: "files" },
        controlLinkedServiceName: linked("control", "https://control"),
        tables,
        ...args,
    });
const factoryResourceId = "/subscriptions/s/resourceGroups/rg-unit/providers/Microsoft.DataFactory/factories/adf-unit";
const daily = { kind: "daily" as const, time: "03:30", timeZone: "W. Europe Standard Time" };
const triggerType = "azure-native:datafactory:Trigger";
const pipelineType = "azure-native:datafactory:Pipeline";
const activities = async (name: string, args: Partial<SourceIngestArgs> = {}) =>
    one(await recorded(() => ingest(args)), pipelineType, name).inputs.activities as Record<string, unknown>[];

describe("SourceIngest", () => {
    it("makes two datasets and two pipelines, however many tables there are", async () => {
        const parts = [
            "Dataset erp-landing",
            "Dataset erp-source",
            "LinkedService control",
            "LinkedService erp",
            "LinkedService lake",
            "Pipeline erp-copy-table",
            "Pipeline erp-daily",
            "SourceIngest erp",
        ];
        expect(listed(await recorded(() => ingest()))).toEqual(parts);
        const many = Array.from({ length: 200 }, (_, i) => ({ name: `Table ${i}`, mode: "full" as const }));
        expect(listed(await recorded(() => ingest({ tables: many })))).toEqual(parts);
    });

    it("states each table in the daily pipeline, every name in brackets", async () => {
        const { inputs } = one(await recorded(() => ingest()), pipelineType, "erp-daily");
        expect(inputs.concurrency).toBe(1);
        const { tables: parameter } = inputs.parameters as { tables: { defaultValue: unknown[] } };
        expect(parameter.defaultValue[1]).toEqual({
            source: "erp",
            name: "[sales].[Order lines]",
            mode: "changeTracking",
            table: "[sales].[Order lines]",
            object: "N'[sales].[Order lines]'",
            where: "TABLE_SCHEMA = N'sales' AND TABLE_NAME = N'Order lines'",
            schemaChanges: "additions",
            needed: '[{"name":"OrderId"},{"name":"Line"}]',
            column: "",
            bound: "",
            lookback: 0,
            keys: "c.[OrderId] AS [_key_OrderId], c.[Line] AS [_key_Line]",
            match: "t.[OrderId] = c.[OrderId] AND t.[Line] = c.[Line]",
            partition: "",
            parts: 1,
            skipsIncompatibleRows: false,
            folder: "erp/sales.Order~20~lines",
        });
    });

    it("copies four tables at a time, for at most 12 hours each, unless set otherwise", async () => {
        expect(await activities("erp-daily")).toMatchObject([{ name: "Tables", batchCount: 4, isSequential: false }]);
        const [, , , , load] = await activities("erp-copy-table");
        expect(load).toMatchObject({ ifTrueActivities: [{}, { policy: { timeout: "0.12:00:00", retry: 0 } }, {}, {}] });
        const set = { parallelTables: 1, copyMinutes: 60, copyUnits: 8 };
        expect(await activities("erp-daily", set)).toMatchObject([{ batchCount: 1, isSequential: true }]);
        const [, , , , changed] = await activities("erp-copy-table", set);
        expect(changed).toMatchObject({
            ifTrueActivities: [
                {},
                { dataIntegrationUnits: 8, policy: { timeout: "0.01:00:00" }, source: { queryTimeout: "01:00:00" } },
                {},
                {},
            ],
        });
    });

    it("checks the columns of a table before it reads any row, by the rule of the table or of the source", async () => {
        const names = (await activities("erp-copy-table")).map(({ name }) => name);
        expect(names.slice(0, 5)).toEqual(["Begin", "Columns", "Check", "Bounds", "Load"]);
        const rules = async (args: Partial<SourceIngestArgs>) => {
            const { inputs } = one(await recorded(() => ingest(args)), pipelineType, "erp-daily");
            const { tables: parameter } = inputs.parameters as {
                tables: { defaultValue: { schemaChanges: string }[] };
            };
            return parameter.defaultValue.map(({ schemaChanges }) => schemaChanges);
        };
        expect(await rules({ schemaChanges: "refuse" })).toEqual(["refuse", "refuse"]);
        const [first, second] = tables;
        const own = [{ ...first, schemaChanges: "allow" }, second] as SourceIngestArgs["tables"];
        expect(await rules({ tables: own })).toEqual(["allow", "additions"]);
    });

    it("ends a run at a row that does not fit into Parquet, unless it is to be left out and logged in the zone", async () => {
        const skips = async (args: Partial<SourceIngestArgs>) => {
            const { inputs } = one(await recorded(() => ingest(args)), pipelineType, "erp-daily");
            const { tables: parameter } = inputs.parameters as {
                tables: { defaultValue: { skipsIncompatibleRows: boolean }[] };
            };
            return parameter.defaultValue.map(({ skipsIncompatibleRows }) => skipsIncompatibleRows);
        };
        expect(await skips({})).toEqual([false, false]);
        expect(await skips({ incompatibleRows: "skip" })).toEqual([true, true]);
        const [first, second] = tables;
        const own = [{ ...first, incompatibleRows: "fail" }, second] as SourceIngestArgs["tables"];
        expect(await skips({ incompatibleRows: "skip", tables: own })).toEqual([false, true]);
        const [, , , , load] = await activities("erp-copy-table");
        const skip = { type: "Expression", value: "@pipeline().parameters.table.skipsIncompatibleRows" };
        expect(load?.ifTrueActivities).toMatchObject([
            {},
            {
                enableSkipIncompatibleRow: skip,
                logSettings: {
                    enableCopyActivityLog: skip,
                    copyActivityLogSettings: { logLevel: "Warning" },
                    logLocationSettings: {
                        linkedServiceName: { type: "LinkedServiceReference", referenceName: "lake" },
                        path: {
                            value: expect.stringContaining("'landing/_incompatible_rows/', pipeline()") as string,
                        },
                    },
                },
            },
            {},
            {},
        ]);
    });

    it("reads a table in four parts where it has a column for it, unless set otherwise", async () => {
        const parts = async (partition: { column: string; parts?: number }) => {
            const own: SourceIngestArgs["tables"] = [{ name: "Lines", mode: "full", partition }];
            const { inputs } = one(await recorded(() => ingest({ tables: own })), pipelineType, "erp-daily");
            return (inputs.parameters as { tables: { defaultValue: unknown[] } }).tables.defaultValue[0];
        };
        expect(await parts({ column: "Id" })).toMatchObject({ partition: "Id", parts: 4, needed: '[{"name":"Id"}]' });
        expect(await parts({ column: "Id", parts: 16 })).toMatchObject({ parts: 16 });
    });

    it("builds bronze after the tables, and fails for a table that failed", async () => {
        const bronzeJob = { jobId: "7", linkedServiceName: linked("databricks", "https://databricks") };
        const [, loads, bronze, failed] = await activities("erp-daily", { bronzeJob });
        expect(loads).toMatchObject({
            type: "Copy",
            dependsOn: [{ activity: "Tables", dependencyConditions: ["Completed"] }],
            inputs: [{ referenceName: "erp_control" }],
            outputs: [
                {
                    referenceName: "erp_loads",
                    parameters: {
                        folder: { type: "Expression", value: "@concat('erp/_loads/run=', pipeline().RunId)" },
                    },
                },
            ],
        });
        expect(bronze).toMatchObject({
            type: "DatabricksJob",
            jobId: "7",
            linkedServiceName: { referenceName: "databricks" },
            dependsOn: [{ activity: "Loads", dependencyConditions: ["Succeeded"] }],
            policy: { timeout: "0.04:00:00" },
        });
        expect(failed).toMatchObject({ type: "Fail", dependsOn: [{ activity: "Tables" }, { activity: "Bronze" }] });
    });

    it("reads the list of loads from the control database and writes it into the zone, only for a job", async () => {
        const bronzeJob = { jobId: "7", linkedServiceName: linked("databricks", "https://databricks") };
        const made = await recorded(() => ingest({ bronzeJob }));
        const dataset = (name: string) => one(made, "azure-native:datafactory:Dataset", name).inputs;
        expect(dataset("erp-control")).toMatchObject({
            datasetName: "erp_control",
            properties: { type: "AzureSqlTable", linkedServiceName: { referenceName: "control" } },
        });
        expect(dataset("erp-loads")).toMatchObject({
            datasetName: "erp_loads",
            properties: { type: "Parquet", linkedServiceName: { referenceName: "lake" } },
        });
    });

    it("runs every day in local time, by a trigger that is stopped before a change and started after", async () => {
        const schedule = { ...daily, factoryResourceId };
        const made = await recorded(() => ingest({ schedule }));
        expect(one(made, triggerType).inputs).toMatchObject({
            triggerName: "erp_daily",
            properties: {
                type: "ScheduleTrigger",
                pipelines: [{ pipelineReference: { referenceName: "erp_daily" } }],
                recurrence: {
                    frequency: "Day",
                    timeZone: "W. Europe Standard Time",
                    schedule: { hours: [3], minutes: [30] },
                },
            },
        });
        expect(listed(made)).toEqual(
            expect.arrayContaining(["Command erp-daily-trigger-start", "Command erp-daily-trigger-stop"]),
        );
        expect(one(made, "command:local:Command", "erp-daily-trigger-start").inputs.environment).toMatchObject({
            RESOURCE_ID: `${factoryResourceId}/triggers/erp_daily`,
        });
    });

    it("runs after each window, one at a time, by a trigger that is replaced where Azure changes nothing", async () => {
        const schedule = {
            kind: "tumblingWindow" as const,
            windowMinutes: 90,
            startTime: "2027-01-01T00:00Z",
            factoryResourceId,
        };
        const trigger = async (more: Partial<TumblingWindowSchedule> = {}) =>
            one(await recorded(() => ingest({ schedule: { ...schedule, ...more } })), triggerType);
        expect((await trigger()).inputs).toMatchObject({
            triggerName: "erp_window",
            properties: {
                type: "TumblingWindowTrigger",
                pipeline: { pipelineReference: { referenceName: "erp_daily" } },
                frequency: "Minute",
                interval: 90,
                startTime: "2027-01-01T00:00:00Z",
                delay: "0.00:00:00",
                maxConcurrency: 1,
                retryPolicy: { count: 0, intervalInSeconds: 30 },
            },
        });
        const set = { windowMinutes: 1440, delayMinutes: 75, retries: 3, retrySeconds: 600 };
        expect((await trigger(set)).inputs).toMatchObject({
            properties: {
                frequency: "Hour",
                interval: 24,
                delay: "0.01:15:00",
                retryPolicy: { count: 3, intervalInSeconds: 600 },
            },
        });
    });

    it("keeps a trigger stopped where it is not to be started", async () => {
        const made = await recorded(() => ingest({ schedule: { ...daily, started: false, factoryResourceId } }));
        expect(listed(made)).toContain("Command erp-daily-trigger-stop");
        expect(listed(made)).not.toContain("Command erp-daily-trigger-start");
    });

    it("keeps the rows as a text: the published API has no variables that are numbers", async () => {
        const { inputs } = one(await recorded(() => ingest()), pipelineType, "erp-copy-table");
        expect(inputs.variables).toEqual({ rows: { type: "String", defaultValue: "0" } });
    });

    it("waits for all that its pipelines refer to", async () => {
        const made = (await recordUnit(() => ingest())).resources.map(({ shown }) => shown);
        const waits = (name: string) =>
            one(made, pipelineType, name)
                .dependsOn.map((urn) => urn.split("::").at(-1))
                .sort();
        expect(waits("erp-daily")).toContain("erp-copy-table");
        expect(waits("erp-copy-table")).toEqual(expect.arrayContaining(["control", "erp-landing", "erp-source"]));
    });

    it("reads SQL Server by a dataset of its own", async () => {
        const linkedServiceName = linked("onPremises", "https://sql");
        const made = await recorded(() => ingest({ source: { name: "erp", type: "SqlServer", linkedServiceName } }));
        expect(one(made, "azure-native:datafactory:Dataset", "erp-source").inputs.properties).toMatchObject({
            type: "SqlServerTable",
        });
    });
});

describe("SourceIngest refuses", () => {
    it("all that is wrong with windows", async () => {
        const schedule = {
            kind: "tumblingWindow" as const,
            windowMinutes: 4,
            startTime: "2027-02-30T00:00Z",
            delayMinutes: -1,
            retries: 11,
            retrySeconds: 29,
            factoryResourceId,
        };
        expect(await refused({ schedule })).toEqual([
            "schedule.windowMinutes: is 4, must be a whole number from 5 to 10080",
            "schedule.delayMinutes: is -1, must be a whole number from 0 to 10080",
            "schedule.retries: is 11, must be a whole number from 0 to 10",
            "schedule.retrySeconds: is 29, must be a whole number from 30 to 86400",
            'schedule.startTime: "2027-02-30T00:00Z" must be a time in UTC, such as 2027-01-01T00:00Z',
        ]);
    });

    it("all that is wrong, at once", async () => {
        const wrong = refused({
            landing: { linkedServiceName: named("l"), zone: "bronze", format: "delta" },
            schemaChanges: "none" as never,
            parallelTables: 51,
            copyMinutes: 5,
            copyUnits: 1,
            tables: [
                { name: "A", mode: "full" },
                { name: "A", mode: "full", column: "At" },
                { name: "B", mode: "watermark" },
                { name: "C", mode: "watermark", key: ["id"], column: "At", deletes: true, lookbackSeconds: -1 },
                { name: "D", mode: "rowVersion", key: ["id", "id", "a b"], column: "v", lookbackSeconds: 5 },
                { name: "", mode: "full" },
                { name: "🦀".repeat(120), mode: "full" },
                { name: "E", mode: "full", partition: { column: "Order Id", parts: 1 } },
                { name: "F", mode: "full", schemaChanges: "some", incompatibleRows: "log" } as never,
            ],
        });
        expect(await wrong).toEqual(
            [
                expect.stringContaining('landing.zone: zone "bronze" has format delta'),
                'schemaChanges: is "none", must be one of allow, additions, refuse',
                'tables: "dbo.A" is duplicated',
                expect.stringContaining('tables[1].column: is "At", but mode full compares none'),
                expect.stringContaining("tables[2].key: is missing, and mode watermark merges by it"),
                expect.stringContaining("tables[2].column: is missing, and mode watermark compares it"),
                expect.stringContaining("tables[3].lookbackSeconds: is -1, must be a whole number of seconds"),
                expect.stringContaining("tables[3].mode: watermark does not see deleted rows"),
                expect.stringContaining("tables[4].lookbackSeconds: is for mode watermark with a column of time"),
                'tables[4].key: "id" is duplicated',
                expect.stringContaining('tables[4].key: "a b" has a blank'),
                expect.stringContaining("tables[5].name: must be 1 to 128 characters"),
                expect.stringContaining("tables[6].name: must be 1 to 128 characters"),
                expect.stringContaining("tables[6].name: makes a name of 248 and a folder of 848 characters"),
                expect.stringContaining('tables[7].partition.column: is "Order Id", must be 1 to 128 letters'),
                "tables[7].partition.parts: is 1, must be a whole number from 2 to 50",
                'tables[8].schemaChanges: is "some", must be one of allow, additions, refuse',
                'tables[8].incompatibleRows: is "log", must be one of fail, skip',
                "parallelTables: is 51, must be a whole number from 1 to 50",
                "copyMinutes: is 5, must be a whole number from 10 to 10080",
                "copyUnits: is 1, must be a whole number from 2 to 256",
            ].map((issue: unknown) => issue),
        );
    });

    it.each([
        [
            "a factory that a repository writes",
            { factory: undefined },
            expect.stringContaining("factory: is written by a Git repository"),
        ],
        ["no table", { tables: [] }, "tables: has no entry; add one"],
        [
            "a name that datasets do not take",
            { source: { name: "erp-1", type: "SqlServer" as const, linkedServiceName: named("e") } },
            'source.name: "erp-1" must be 1 to 60 letters, digits and underscores, a letter first',
        ],
        [
            "a job without end",
            { bronzeJob: { jobId: "7", timeoutMinutes: 1, linkedServiceName: named("d") } },
            "bronzeJob.timeoutMinutes: is 1, must be a whole number from 10 to 10080",
        ],
        ...[
            ["3:30", "UTC", 'time: "3:30" must be hours and minutes, from 00:00 to 23:59'],
            ["03:30", "Mars", 'timeZone: "Mars" must be the Windows name of a zone, such as W. Europe Standard Time'],
            [
                "03:30",
                "Europe/Berlin",
                'timeZone: "Europe/Berlin" must be the Windows name of a zone, which is "W. Europe Standard Time"',
            ],
            [
                "02:30",
                "W. Europe Standard Time",
                "time: 02:30 does not exist on 2027-03-28 in W. Europe Standard Time, where daylight saving skips it; take another time",
            ],
        ].map(([time = "", timeZone = "", issue = ""]): [string, Partial<SourceIngestArgs>, string] => [
            `a schedule at ${time} ${timeZone}`,
            { schedule: { kind: "daily", time, timeZone, factoryResourceId } },
            `schedule.${issue}`,
        ]),
        [
            "more tables than one pipeline holds",
            { tables: Array.from({ length: 1200 }, (_, i) => ({ name: `T${i}`, mode: "full" as const })) },
            expect.stringMatching(/^daily\.activities: the pipeline has \d+ bytes, at most 204800; split it$/),
        ],
    ])("%s", async (_what, args, issue) => {
        expect(await refused(args)).toEqual([issue]);
    });
});
