import { describe, expect, it } from "vitest";
import { one } from "../../support/recording";
import { recordMinimal } from "../support/recordStack";
import { minimalIssues, type BadSetting, type Changes } from "../support/stackSettings";

const control = "sql.databases.control";

const rows: BadSetting[] = [
    [
        "no group of administrators",
        { "sql.administrators": undefined },
        ["sql.administrators: is missing; must be a section of settings (an object)"],
    ],
    [
        "administrators by name alone",
        { "sql.administrators": { name: "sql-administrators" } },
        [
            "sql.administrators.groupObjectId: is missing; must be a UUID, for example 1b6a4f2e-6f0c-4c57-9a3d-0c8a6a2f7e11",
        ],
    ],
    ["no database", { "sql.databases": {} }, ["sql.databases: has no entry; add one"]],
    [
        "a name that no logical name can hold",
        { "sql.databases": { "Sales Data": { compute: "serverless" } } },
        [
            'sql.databases["Sales Data"]: its name must be 2 to 32 lower-case letters, digits and hyphens that start with a letter',
        ],
    ],
    [
        "a database of the system",
        { "sql.databases": { master: { compute: "serverless" } } },
        ['sql.databases.master: "master" is a database of the system; choose another name'],
    ],
    [
        "compute of no kind",
        { [`${control}.compute`]: "elastic" },
        ['sql.databases.control.compute: found "elastic"; must be one of serverless, provisioned'],
    ],
    [
        "vCores of one's own on serverless compute",
        { [`${control}.cores`]: 2 },
        ["sql.databases.control.cores: does not go with compute: serverless; it belongs to compute: provisioned"],
    ],
    [
        "vCores that are not sold",
        { [`${control}.maxCores`]: 3 },
        ["sql.databases.control.maxCores: is 3; Azure sells 1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80"],
    ],
    [
        "half a vCore",
        { [`${control}.minCores`]: 0.5 },
        ["sql.databases.control.minCores: found 0.5; must be a whole number"],
    ],
    [
        "more vCores at the least than at the most",
        { [`${control}.minCores`]: 2 },
        ["sql.databases.control.minCores: is 2, must be a whole number from 1 to 1 with 1 at most"],
    ],
    [
        "a pause after five minutes",
        { [`${control}.autoPauseMinutes`]: 5 },
        ["sql.databases.control.autoPauseMinutes: is 5, must be a whole number from 15 to 10080"],
    ],
    [
        "a pause together with long-term retention",
        { [`${control}.backups`]: { longTerm: { weeks: 4 } } },
        [
            "sql.databases.control.autoPauseMinutes: is 60, but backups.longTerm is set, and Azure never pauses a database with long-term retention; leave one of the two out",
        ],
    ],
    [
        "more data than the compute takes",
        { [`${control}.maxSizeGb`]: 1024 },
        ["sql.databases.control.maxSizeGb: is 1024, must be a whole number from 1 to 512 with 1 vCores"],
    ],
    [
        "no backups",
        { [`${control}.backups`]: { days: 0 } },
        ["sql.databases.control.backups.days: found 0; must be at least 1"],
    ],
    [
        "zones where the region has none",
        { "azure.location": "northcentralus", [`${control}.zoneRedundant`]: true },
        [
            "sql.databases.control.zoneRedundant: is true, but North Central US (northcentralus) has no availability zones; set it to false",
        ],
    ],
    [
        "backups in zones where the region has none",
        { "azure.location": "northcentralus", [`${control}.backups`]: { redundancy: "GeoZone" } },
        [
            "sql.databases.control.backups.redundancy: is GeoZone, but North Central US (northcentralus) has no availability zones; set it to Local or Geo",
        ],
    ],
    [
        "a key without a vault",
        { "sql.customerManagedKey": true },
        ["sql.customerManagedKey: needs a keyVault section; add one"],
    ],
    [
        "a key that is smaller than Azure SQL takes",
        { "sql.customerManagedKey": true, "sql.keySize": 1024, keyVault: {} },
        ["sql.keySize: is 1024; Azure SQL takes keys of 2048 or 3072 bits"],
    ],
    [
        "a key that is larger than Azure SQL takes",
        { "sql.customerManagedKey": true, "sql.keySize": 4096, keyVault: {} },
        ["sql.keySize: is 4096; Azure SQL takes keys of 2048 or 3072 bits"],
    ],
    [
        "the size of no key",
        { "sql.keySize": 3072 },
        [
            "sql.keySize: is 3072, but customerManagedKey is not true, so there is no key; set it to true, or leave keySize out",
        ],
    ],
    [
        "an endpoint that no name leads to",
        { privateDns: undefined },
        [
            "sql.privateEndpoint: wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one",
        ],
    ],
    [
        "a password",
        { "sql.administratorLoginPassword": "planted" },
        [
            "sql.administratorLoginPassword: is not a setting; the settings here are administrators, databases, customerManagedKey, keySize, defender, privateEndpoint",
        ],
    ],
];

describe("The sql section refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("sql", changes)).toEqual(lines);
    });
});

describe("A stack with Azure SQL", () => {
    const database = "azure-native:sql:Database";
    const resourcesWith = async (changes: Changes) =>
        (await recordMinimal("sql", changes)).resources.map(({ shown }) => shown);

    it.each([
        [true, { zoneRedundant: true, requestedBackupStorageRedundancy: "Zone" }],
        [false, { zoneRedundant: false, requestedBackupStorageRedundancy: "Local" }],
    ])("spreads databases and backups over zones where the stack's settings say %s", async (zoneRedundant, inputs) => {
        const made = await resourcesWith({ "azure.zoneRedundant": zoneRedundant });
        expect(one(made, database).inputs).toMatchObject(inputs);
    });

    it("leaves a database out of the stack's zones where its own settings say so", async () => {
        const made = await resourcesWith({ "azure.zoneRedundant": true, [`${control}.zoneRedundant`]: false });
        expect(one(made, database).inputs).toMatchObject({
            zoneRedundant: false,
            requestedBackupStorageRedundancy: "Zone",
        });
    });

    it("has no endpoint and no zone where the settings want none", async () => {
        const withoutSteps = { [`${control}.schema`]: undefined, [`${control}.users`]: undefined };
        const made = await resourcesWith({ ...withoutSteps, "sql.privateEndpoint": false, privateDns: undefined });
        expect(made.filter(({ type }) => /PrivateEndpoint|PrivateZone/.test(type))).toEqual([]);
    });

    it("is encrypted with a key of the stack's vault, of the size that is set, once its role is in force", async () => {
        const made = await resourcesWith({ keyVault: {}, "sql.customerManagedKey": true, "sql.keySize": 2048 });
        expect(one(made, "azure-native:keyvault:Key").inputs.properties).toMatchObject({ keySize: 2048 });
        expect(one(made, "azure-native:sql:ServerKey").inputs.uri).toMatch(
            /^https:\/\/kv-[^/]+\/keys\/key-amlp-sql-minimal-sql-key\/[0-9a-f]{32}$/,
        );
        const { propertyDependencies } = one(made, "azure-native:sql:Server");
        const names = (propertyDependencies.identity ?? []).map((urn) => urn.split("::").at(-1));
        expect(names).toContain("sql-key-ready");
    });

    it("gives its host and its databases by name", async () => {
        const { outputs } = await recordMinimal("sql");
        expect(outputs.sql).toEqual({
            serverResourceId: expect.stringMatching(/\/Microsoft\.Sql\/servers\/sql-amlp-sql-minimal-sql-/) as string,
            serverHost: expect.stringMatching(/^sql-amlp-sql-minimal-sql-.*\.database\.windows\.net$/) as string,
            databaseResourceIds: { control: expect.stringMatching(/\/databases\/control$/) as string },
        });
    });
});
