import { describe, expect, it } from "vitest";
import { withCatalog } from "../../support/additions";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const models = "databricks.models";
const sales = "databricks.serving.models.sales";
const withModels: Changes = {
    ...withCatalog,
    "databricks.models": { list: { sales: {} }, experiments: { train: {} } },
    "databricks.serving": { models: { sales: { versions: { "3": 90, "4": 10 } } } },
};
const issues = (changes: Changes) => minimalIssues("databricks", { ...withModels, ...changes });

const bad: BadSetting[] = [
    [
        "a name that would need quotes in SQL",
        { [`${models}.list`]: { sales: {}, "Sales-1": {} } },
        [
            `${models}.list.Sales-1: must have a name of lower-case letters, digits and underscores that starts with a letter`,
        ],
    ],
    [
        "an experiment whose name is a path",
        { [`${models}.experiments`]: { "a/b": {} } },
        [`${models}.experiments.a/b: must have a name of letters, digits, hyphens and underscores`],
    ],
    [
        "models without a catalog",
        { "databricks.unityCatalog": undefined },
        [`${models}: needs a catalog, in whose schema models they are registered; add databricks.unityCatalog`],
    ],
    [
        "personas that there are not",
        {
            [`${models}.list`]: { sales: { personas: ["scientist"] } },
            [`${models}.experiments`]: { train: { personas: ["trainer"], viewers: ["guest"] } },
            [`${sales}.personas`]: ["caller"],
        },
        [
            [`${models}.list.sales.personas[0]`, "scientist"],
            [`${models}.experiments.train.personas[0]`, "trainer"],
            [`${models}.experiments.train.viewers[0]`, "guest"],
            [`${sales}.personas[0]`, "caller"],
        ].map(
            ([path, name]) =>
                `${path}: "${name}" is not in databricks.personas (analyst, engineer); add it there with its account group`,
        ),
    ],
    [
        "an alias for a version",
        { [`${sales}.versions`]: { champion: 100 } },
        [
            `${sales}.versions.champion: is no number of a version; an endpoint serves a version, not an alias: name the number that it has`,
        ],
    ],
    [
        "traffic that is not 100 together",
        { [`${sales}.versions`]: { "3": 90, "4": 5 } },
        [`${sales}.versions: get 95 percent of the calls; let them be 100 together`],
    ],
    [
        "calls without end",
        { [`${sales}.callsPerMinute`]: 0 },
        [`${sales}.callsPerMinute: must be a whole number from 1 to 100000, is 0`],
    ],
    [
        "a model that is not registered",
        { "databricks.serving.models": { prices: {} } },
        ["databricks.serving.models.prices: is not in databricks.models.list (sales); add it there, or leave it out"],
    ],
    [
        "serving without models",
        { [models]: undefined },
        [`${sales}: is not in databricks.models.list (there are none); add it there, or leave it out`],
    ],
    [
        "a baseline that is no table, and a time zone by its Windows name",
        {
            [`${sales}.monitor`]: {
                baselineTable: "sales",
                cron: "0 0 6 * * ?",
                timeZone: "Romance Standard Time",
            },
        },
        [
            `${sales}.monitor.baselineTable: "sales" must be a schema and a table, as gold.sales_baseline`,
            `${sales}.monitor.timeZone: "Romance Standard Time" is no time zone that Databricks knows; write Europe/Paris`,
        ],
    ],
    [
        "a cron expression of Unix",
        { [`${sales}.monitor`]: { baselineTable: "gold.sales_baseline", cron: "0 6 * * *" } },
        [
            `${sales}.monitor.cron: "0 6 * * *" is no Quartz expression: seconds, minutes, hours, day of month, month, day of week, one of the days "?"`,
        ],
    ],
    [
        "tables of schemas that the catalog does not have",
        {
            [`${sales}.monitor`]: { baselineTable: "platinum.sales_baseline" },
            "databricks.serving.inferenceSchema": "landing",
        },
        [
            ["databricks.serving.inferenceSchema", "landing"],
            [`${sales}.monitor.baselineTable`, "platinum"],
        ].map(
            ([path, schema]) =>
                `${path}: "${schema}" is no schema with tables of the catalog (bronze, silver, gold, features, models); name one of them, or add its zone`,
        ),
    ],
];

describe("Settings of models and serving", () => {
    it("take versions with their calls, and a monitor of them", () => {
        const monitor = { baselineTable: "gold.sales_baseline", cron: "0 0 6 * * ?", timeZone: "Europe/Amsterdam" };
        expect(issues({ [`${sales}.monitor`]: monitor })).toEqual([]);
    });

    it.each(bad)("refuse %s", (_title, changes, lines) => {
        expect(issues(changes)).toEqual(lines);
    });
});
