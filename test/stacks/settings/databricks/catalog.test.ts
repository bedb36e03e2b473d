import { describe, expect, it } from "vitest";
import { withCatalog, withSecretScope } from "../../support/additions";
import { minimalIssues, type BadSetting, type Changes } from "../../support/stackSettings";

const catalog = "databricks.unityCatalog";
const issues = (changes: Changes) => minimalIssues("databricks", { ...withCatalog, ...changes });
const zones = (...names: string[]) => names.map((name) => ({ name }));
const jobs = "databricks.compute.policies[name=jobs]";
const medallion = zones("bronze", "silver", "gold");
const bronze = `${catalog}.retention.bronze`;
const kept = (logRetentionDays: number, deletedFileRetentionDays: number, timeTravelDays: number) => ({
    logRetentionDays,
    deletedFileRetentionDays,
    timeTravelDays,
});

const schemas: BadSetting[] = [
    [
        "a catalog without a lake",
        { lake: undefined },
        [`${catalog}: needs a lake section: schemas keep their data there; add one`],
    ],
    [
        "a zone of the lake without a schema",
        { [`${catalog}.zones`]: zones("bronze", "gold") },
        [
            `${catalog}.zones: lack "silver", which Unity Catalog governs: without a schema no one has access to it; add it, or set governedByUnityCatalog to false in the lake`,
        ],
    ],
    [
        "a zone that the lake has not",
        { [`${catalog}.zones`]: [...medallion, { name: "curated", purpose: "gold" }] },
        [`${catalog}.zones[3].name: "curated" is not a zone of the lake (landing, bronze, silver, gold)`],
    ],
    [
        "a zone with an unknown purpose",
        { "lake.zones[+]": { name: "curated", format: "delta" } },
        [
            `${catalog}.zones[3].purpose: is missing: "curated" is not the name of a purpose; say which it serves (landing, bronze, silver, gold, features, models)`,
        ],
    ],
    [
        "a purpose that there is not",
        { [`${catalog}.zones`]: [...medallion, { name: "curated", purpose: "platinum" }] },
        [
            `${catalog}.zones[3].purpose: found "platinum"; must be one of landing, bronze, silver, gold, features, models`,
        ],
    ],
    [
        "a zone twice",
        { [`${catalog}.zones`]: [...medallion, { name: "gold" }] },
        [`${catalog}.zones: "gold" is duplicated; names of schemas, the zones' own included, must differ`],
    ],
    [
        "a zone that has the name of a schema for features",
        { "lake.zones[+]": { name: "features", format: "delta" } },
        [`${catalog}.zones: "features" is duplicated; names of schemas, the zones' own included, must differ`],
    ],
    [
        "zones for files alone",
        {
            "lake.zones": [{ name: "landing", format: "files", governedByUnityCatalog: false }],
        },
        [`${catalog}.zones: hold no zone for tables; a catalog needs one that is not for landing`],
    ],
    ["no zones", { [`${catalog}.zones`]: [] }, [`${catalog}.zones: found []; must have at least 1 entry`]],
];

const owners: BadSetting[] = [
    [
        "a catalog without an owner",
        { [`${catalog}.owner`]: undefined },
        [
            `${catalog}.owner: is missing; must be the account group that owns the catalog; the deploying principal belongs to it`,
        ],
    ],
    [
        "all users as owners",
        { [`${catalog}.owner`]: "account users" },
        [`${catalog}.owner: "account users" is a group of Databricks' own; name an account group`],
    ],
    [
        "a persona's group as owner of the catalog, or of a schema",
        {
            [`${catalog}.owner`]: "amlp-minimal-engineers",
            [`${catalog}.schemaOwners`]: { gold: "amlp-minimal-analysts" },
        },
        [
            ["owner", "engineer"],
            ["schemaOwners.gold", "analyst"],
        ].map(
            ([path, persona]) =>
                `${catalog}.${path}: "amlp-minimal-${persona}s" is the group of persona "${persona}": an owner has every privilege and gives it on, past the table of grants; name another group`,
        ),
    ],
    [
        "an owner of a schema that there is not",
        { [`${catalog}.schemaOwners`]: { platinum: "data-stewards" } },
        [
            `${catalog}.schemaOwners.platinum: "platinum" is not a schema of the catalog (bronze, silver, gold, features, models)`,
        ],
    ],
];

const retention: BadSetting[] = [
    [
        "a time travel longer than the log",
        { [`${catalog}.retention`]: { bronze: kept(10, 10, 20) } },
        [
            `${bronze}.timeTravelDays: is 20, longer than logRetentionDays (10): the log no longer names such a version`,
            `${bronze}.timeTravelDays: is 20, longer than deletedFileRetentionDays (10): VACUUM has removed such a version's files`,
        ],
    ],
    [
        "a time travel longer than deleted files stay",
        { [`${catalog}.retention`]: { bronze: kept(30, 10, 20) } },
        [
            `${bronze}.timeTravelDays: is 20, longer than deletedFileRetentionDays (10): VACUUM has removed such a version's files`,
        ],
    ],
    [
        "files that no version names",
        { [`${catalog}.retention`]: { bronze: kept(10, 20, 7) } },
        [
            `${bronze}.deletedFileRetentionDays: is 20, longer than logRetentionDays (10): no version of the log names such files any more`,
        ],
    ],
    [
        "files gone sooner than VACUUM lets them",
        { [`${catalog}.retention`]: { bronze: { deletedFileRetentionDays: 6, timeTravelDays: 5 } } },
        [`${bronze}.deletedFileRetentionDays: must be a whole number of days, 7 or more, is 6`],
    ],
    [
        "a training that reads back further than what it reads from",
        { [`${catalog}.trainingWindowDays`]: 28 },
        ["silver", "gold", "features"].map(
            (schema) =>
                `${catalog}.retention.${schema}.timeTravelDays: is 7, shorter than the longest training window (28): a training run could not read its snapshot again`,
        ),
    ],
    [
        "a schema that there is not, and one without tables",
        { [`${catalog}.retention`]: { raw: kept(30, 7, 7), landing: kept(30, 7, 7) } },
        [
            `${catalog}.retention.raw: "raw" is not a schema with tables (bronze, silver, gold, features, models)`,
            `${catalog}.retention.landing: "landing" is not a schema with tables (bronze, silver, gold, features, models)`,
        ],
    ],
    [
        "no days",
        { [`${catalog}.retention`]: { bronze: { timeTravelDays: 0 } } },
        [`${bronze}.timeTravelDays: found 0; must be at least 1`],
    ],
    [
        "half a window",
        { [`${catalog}.trainingWindowDays`]: 0.5 },
        [`${catalog}.trainingWindowDays: found 0.5; must be a whole number`],
    ],
];

const maintenance: BadSetting[] = [
    ["no policy", { [`${catalog}.maintenance`]: {} }, [`${catalog}.maintenance.policy: is missing; must be a text`]],
    [
        "a time that is no Quartz expression",
        { [`${catalog}.maintenance.cron`]: "0 3 * * *" },
        [
            `${catalog}.maintenance.cron: "0 3 * * *" is no Quartz expression: seconds, minutes, hours, day of month, month, day of week, one of the days "?"`,
        ],
    ],
    [
        "a policy that there is not",
        { [`${catalog}.maintenance.policy`]: "vacuum" },
        [`${catalog}.maintenance.policy: "vacuum" is not in compute.policies (single-node, jobs)`],
    ],
    [
        "a policy where there are none",
        { "databricks.compute": undefined },
        [
            `${catalog}.maintenance.policy: "jobs" is not in compute.policies (there are none)`,
            'databricks.jobs.list.refine.policy: "jobs" is none of the policies (there are none)',
        ],
    ],
    [
        "a policy that is not for jobs",
        { [`${catalog}.maintenance.policy`]: "single-node" },
        [
            `${catalog}.maintenance.policy: "single-node" is made from single-node; the job needs a policy of preset jobs`,
        ],
    ],
    [
        "a policy whose cap is below what the job's cluster uses",
        {
            [`${jobs}.pool`]: undefined,
            [`${jobs}.nodeTypes`]: ["Standard_D8ds_v5", "Standard_D4ds_v5"],
            [`${jobs}.maxDbusPerHour`]: 3,
        },
        [
            `${catalog}.maintenance.policy: "jobs" denies the job its cluster of one worker: dbus_per_hour must be 3 or less, is 4; widen the policy, or change the cluster`,
            'databricks.jobs.list.refine.policy: "jobs" denies the job its cluster of 1 to 2 workers: dbus_per_hour must be 3 or less, is 6; widen the policy, or change the cluster',
        ],
    ],
];

describe.each([
    ["schemas", schemas],
    ["owners", owners],
    ["retention", retention],
    ["the maintenance of tables", maintenance],
])("Settings of %s refuse", (_, rows) => {
    it.each(rows)("%s", (_title, changes, lines) => {
        expect(issues(changes)).toEqual(lines);
    });
});

describe("Settings of the maintenance of tables take", () => {
    it("a policy whose machines come from a pool", () => {
        const changes = { [`${jobs}.pool`]: "cpu" };
        expect(issues(changes)).toEqual([]);
    });
});

describe("Issues of Databricks", () => {
    it("are reported together with each other and with those of other sections", () => {
        const changes = {
            ...withSecretScope,
            keyVault: undefined,
            "databricks.workspace": { dbfsRootKey: "enabled" },
            "databricks.serverlessConnectivity": true,
            "databricks.sqlWarehouse.personas": ["unknown"],
            "databricks.compute.policies[name=single-node].runtimes": ["13.3"],
            [`${catalog}.trainingWindowDays`]: 8,
            [`${catalog}.zones`]: zones("bronze", "gold"),
        };
        expect(issues(changes).map((line) => line.split(": ")[0])).toEqual([
            "databricks.workspace.dbfsRootKey",
            "databricks.workspace.dbfsRootKey",
            "databricks.sqlWarehouse.personas[0]",
            "databricks.compute.policies[0].runtimes[0]",
            `${catalog}.retention.gold.timeTravelDays`,
            `${catalog}.retention.features.timeTravelDays`,
            `${catalog}.zones`,
            "databricks.serverlessConnectivity",
            "databricks.serverlessConnectivity",
        ]);
    });
});
