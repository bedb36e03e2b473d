import { describe, expect, it } from "vitest";
import {
    DatabricksServing,
    type DatabricksServingArgs,
} from "../../../../components/databricks/models/databricksServing";
import type { ServedModel } from "../../../../components/databricks/models/servedModel";
import { tags } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { misnamedChildren, waitsFor } from "../../invariants";

const serving = (args: Partial<DatabricksServingArgs> = {}) =>
    new DatabricksServing("serving", {
        catalogName: "amlp_unit",
        models: { group_sales: { versions: { "3": 100 } } },
        ...args,
    });
const endpointType = "databricks:index/modelServing:ModelServing";
const full = () =>
    serving({
        models: {
            group_sales: {
                versions: { "3": 90, "4": 10 },
                workloadSize: "Medium",
                scaleToZero: false,
                callsPerMinute: 60,
                queryGroups: ["analysts"],
                queryApplicationIds: ["00000000-0000-4000-8000-0000000000d3"],
                monitor: {
                    baselineTable: "gold.sales_baseline",
                    granularities: ["1 hour"],
                    schedule: { quartzCron: "0 0 6 * * ?", timeZone: "Europe/Amsterdam" },
                },
            },
            untrained: {},
        },
        inferenceSchemaName: "silver",
        notifyOnFailure: ["data-platform@example.org"],
        tags,
    });

describe("DatabricksServing", () => {
    it("makes no endpoint for models without versions", async () => {
        expect(listed(await recorded(() => serving({ models: { sales: {}, other: { versions: {} } } })))).toEqual([
            "DatabricksServing serving",
        ]);
    });

    it("serves a version at rest without cost, with a limit on calls and a table of them", async () => {
        expect(one(await recorded(() => serving()), endpointType).inputs).toMatchObject({
            name: "group_sales",
            config: {
                servedEntities: [
                    {
                        name: "group_sales-3",
                        entityName: "amlp_unit.models.group_sales",
                        entityVersion: "3",
                        workloadSize: "Small",
                        scaleToZeroEnabled: true,
                    },
                ],
                trafficConfig: { routes: [{ servedModelName: "group_sales-3", trafficPercentage: 100 }] },
            },
            aiGateway: {
                usageTrackingConfig: { enabled: true },
                inferenceTableConfig: {
                    enabled: true,
                    catalogName: "amlp_unit",
                    schemaName: "bronze",
                    tableNamePrefix: "group_sales",
                },
                rateLimits: [{ key: "endpoint", calls: 600, renewalPeriod: "minute" }],
            },
        });
    });

    it("divides calls between versions, and watches their table once the endpoint has made it", async () => {
        const resources = await recorded(full);
        expect(one(resources, endpointType).inputs).toMatchObject({
            config: {
                servedEntities: [
                    { entityVersion: "3", workloadSize: "Medium", scaleToZeroEnabled: false },
                    { entityVersion: "4", workloadSize: "Medium", scaleToZeroEnabled: false },
                ],
                trafficConfig: {
                    routes: [
                        { servedModelName: "group_sales-3", trafficPercentage: 90 },
                        { servedModelName: "group_sales-4", trafficPercentage: 10 },
                    ],
                },
            },
        });
        const monitor = one(resources, "databricks:index/qualityMonitor:QualityMonitor");
        expect(monitor.inputs).toEqual({
            tableName: "amlp_unit.silver.group_sales_payload",
            baselineTableName: "amlp_unit.gold.sales_baseline",
            outputSchemaName: "amlp_unit.silver",
            assetsDir: "/Platform/monitors/serving-group_sales",
            timeSeries: { timestampCol: "request_time", granularities: ["1 hour"] },
            schedule: { quartzCronExpression: "0 0 6 * * ?", timezoneId: "Europe/Amsterdam" },
            notifications: { onFailure: { emailAddresses: ["data-platform@example.org"] } },
        });
        expect(waitsFor(monitor)).toContain("ModelServing serving-group_sales");
        expect(one(resources, "databricks:index/permissions:Permissions").inputs.accessControls).toEqual([
            { groupName: "analysts", permissionLevel: "CAN_QUERY" },
            { servicePrincipalName: "00000000-0000-4000-8000-0000000000d3", permissionLevel: "CAN_QUERY" },
        ]);
        expect(misnamedChildren(resources, "serving")).toEqual([]);
    });

    it("breaks no rule of the policy pack, but where it is to wait for calls", async () => {
        expect(await violations(full)).toEqual(["databricks-serving-scale-to-zero on serving-group_sales"]);
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(full, "preview"))).toEqual(listed(await recorded(full)));
    });
});

describe("DatabricksServing refuses, before it registers anything,", () => {
    it.each<[string, ServedModel, string[]]>([
        [
            "an alias for a version",
            { versions: { champion: 100 } },
            [
                "versions.champion: is no number of a version; an endpoint serves a version, not an alias: name the number that it has",
            ],
        ],
        [
            "traffic that is not 100 together",
            { versions: { "3": 90, "4": 5 } },
            ["versions: get 95 percent of the calls; let them be 100 together"],
        ],
        [
            "more versions than an endpoint serves",
            { versions: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [String(i + 1), i === 0 ? 100 : 0])) },
            ["versions: are 11, and an endpoint serves 10 at most; take some out"],
        ],
        [
            "a part of a percent",
            { versions: { "3": 99.5 } },
            ["versions.3: must be a whole number of percent from 0 to 100, is 99.5"],
        ],
        ["calls without end", { callsPerMinute: 0 }, ["callsPerMinute: must be a whole number from 1 to 100000, is 0"]],
        [
            "a baseline that is no table, and an unknown time zone",
            { monitor: { baselineTable: "sales", schedule: { quartzCron: "0 0 6 * * ?", timeZone: "Mars/Base" } } },
            [
                'monitor.baselineTable: "sales" must be a schema and a table, as gold.sales_baseline',
                'monitor.schedule.timeZone: "Mars/Base" is no time zone that Databricks knows; write UTC, or an area and a place, for example Europe/Amsterdam',
            ],
        ],
    ])("%s", async (_, model, expected) => {
        expect(await refusal(() => serving({ models: { sales: model } }))).toEqual(
            expected.map((issue) => `DatabricksServing "serving" models.sales.${issue}`),
        );
    });

    it("a model whose name no endpoint may have", async () => {
        const name = "m".repeat(64);
        expect(await refusal(() => serving({ models: { [name]: {} } }))).toEqual([
            `DatabricksServing "serving" models.${name}: has 64 characters, and an endpoint's name 63 at most; give the model a shorter name`,
        ]);
    });
});
