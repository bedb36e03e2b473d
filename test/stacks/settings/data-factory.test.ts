import { describe, expect, it } from "vitest";
import { one } from "../../support/recording";
import { recordMinimal } from "../support/recordStack";
import { minimalIssues, type BadSetting, type Changes } from "../support/stackSettings";

const shop = "ingest.sources.shop";
const orders = `${shop}.tables[name=Orders]`;
const login = { type: "SqlServer", userName: "reader", passwordSecret: "shop-reader" };
const asSqlServer = Object.fromEntries(Object.entries(login).map(([name, value]) => [`${shop}.${name}`, value]));
const writer = "{ identity: ingest, roles: [control_writer] }";

const sftp = {
    type: "Sftp",
    host: "files.example.com",
    userName: "reader",
    passwordSecret: "files-reader",
    hostKeyFingerprint: `ssh-rsa 2048 ${Array.from({ length: 16 }, () => "1a").join(":")}`,
    public: true,
    feeds: [{ name: "prices", mode: "watermark", folder: "/out" }],
};
const withFiles = (changes: object = {}): Changes => ({
    "ingest.secretVault": {},
    "ingest.sources.files": { ...sftp, ...changes },
});
const files = "ingest.sources.files";

const rows: BadSetting[] = [
    [
        "a server of files that anyone could be",
        withFiles({ hostKeyFingerprint: undefined }),
        [`${files}.hostKeyFingerprint: is missing; ask the owner of the server for it`],
    ],
    [
        "a server of files without a login",
        withFiles({ passwordSecret: undefined }),
        [`${files}.passwordSecret: is missing; name the secret of it or of privateKey`],
    ],
    [
        "a secret of files that no vault holds",
        { [files]: sftp, "ingest.secretVault": undefined, "ingest.sources.supplier": undefined },
        [`${files}.passwordSecret: needs ingest.secretVault, which holds it; add it, also as {}`],
    ],
    [
        "a folder that leads out of itself, and a feed twice",
        withFiles({
            feeds: [
                { name: "a", mode: "full", folder: "../in" },
                { name: "a", mode: "full", folder: "/in" },
            ],
        }),
        [
            `${files}.feeds: "a" is duplicated`,
            `${files}.feeds[0].folder: "../in" leads out by ".."; name the folder itself`,
        ],
    ],
    [
        "an API that is signed in to in two ways",
        {
            [files]: {
                type: "RestService",
                url: "https://api.example.com",
                audience: "https://api.example.com",
                anonymous: true,
                public: true,
                feeds: [{ name: "orders", mode: "full", relativeUrl: "orders" }],
            },
        },
        [`${files}.audience: state one of audience, apiKey and anonymous: true`],
    ],
    [
        "an identity that the stack has not",
        { "ingest.identity": "copying" },
        ['ingest.identity: "copying" is not in identities (ingest)'],
    ],
    [
        "a zone that the lake has not",
        { "ingest.landingZone": "raw" },
        ['ingest.landingZone: "raw" is not in lake.zones (landing); add it with format files, or name another'],
    ],
    [
        "a zone of Delta tables",
        { "lake.zones[name=landing].format": "delta" },
        [
            'ingest.landingZone: zone "landing" has format delta, which Data Factory does not write; take one of format files',
        ],
    ],
    ["no lake", { lake: undefined }, ["ingest.landingZone: needs a lake section, in which files land; add one"]],
    [
        "an identity that may not write where files land",
        { "lake.access": [] },
        [
            'lake.access: does not let "ingest" write zone "landing", where ingest puts files; add { identity: ingest, zone: landing, right: write }',
        ],
    ],
    [
        "no database that remembers",
        { sql: undefined },
        ["ingest.controlDatabase: needs a sql section, whose database remembers what was copied; add one"],
    ],
    [
        "a database that is not there",
        { "ingest.controlDatabase": "loads" },
        ['ingest.controlDatabase: "loads" is not in sql.databases (control)'],
    ],
    [
        "an identity that cannot log in",
        { "sql.databases.control.users": undefined },
        [
            `sql.databases.control.users: has no user "ingest" with role control_writer, by which ingest remembers what was copied; add ${writer}`,
        ],
    ],
    [
        "a user without the role",
        { "sql.databases.control.users": [{ identity: "ingest", roles: ["control_reader"] }] },
        [
            `sql.databases.control.users: has no user "ingest" with role control_writer, by which ingest remembers what was copied; add ${writer}`,
        ],
    ],
    [
        "a repository together with sources",
        { "ingest.authoring": { kind: "git", organisation: "contoso", project: "data", repository: "factory" } },
        [
            "ingest.authoring.kind: is git, but there are sources: publishing takes away what the repository lacks; set it to program, or leave sources out",
        ],
    ],
    [
        "a key without a vault",
        { "ingest.customerManagedKey": true },
        ["ingest.customerManagedKey: needs a keyVault section; add one"],
    ],
    [
        "sizes of machines that do not stay",
        { "ingest.managedRuntime": { pipelineNodes: 2 } },
        ["ingest.managedRuntime.pipelineNodes: needs timeToLiveMinutes: without it no machines stay after a run"],
    ],
    [
        "an endpoint by the name of one that the stack makes",
        { "ingest.endpoints[name=shop].name": "lake", [`${shop}.endpoint`]: "lake" },
        ['ingest.endpoints[0].name: "lake" is made by the stack; take another'],
    ],
    [
        "an endpoint that the deployment cannot approve",
        { "ingest.endpoints[name=shop].approval": "deployment" },
        [
            'ingest.endpoints[0].resourceId: is in subscription 3b0e7a10-52f4-4f6b-8f3d-7d1f6c2a0009, which this deployment does not go to; set approval to "owner", and let the owner of the target approve',
        ],
    ],
    [
        "a name of an endpoint that Azure would cut",
        { "ingest.endpoints[name=shop].name": "a".repeat(32), [`${shop}.endpoint`]: "a".repeat(32) },
        [
            `ingest.endpoints[0].name: "${"a".repeat(32)}" must be 1 to 31 letters, digits, underscores and hyphens, no hyphen first or last`,
        ],
    ],
    [
        "a source on no runtime",
        { [`${shop}.endpoint`]: undefined },
        [
            "ingest.sources.shop: is reached by no runtime: name one of ingest.endpoints as endpoint, one of ingest.selfHostedRuntimes as runtime, or set public to true where the server answers addresses of the internet",
        ],
    ],
    [
        "an endpoint that is not there",
        { [`${shop}.endpoint`]: "store" },
        ['ingest.sources.shop.endpoint: "store" is not in ingest.endpoints (shop)'],
    ],
    [
        "a runtime that is not there",
        { [`${shop}.endpoint`]: undefined, [`${shop}.runtime`]: "office" },
        ['ingest.sources.shop.runtime: "office" is not in ingest.selfHostedRuntimes (there are none)'],
    ],
    [
        "two ways to one source",
        { "ingest.selfHostedRuntimes": ["office"], [`${shop}.runtime`]: "office", [`${shop}.copyUnits`]: 8 },
        [
            'ingest.sources.shop.endpoint: is of the runtime "managed", but the source is reached by "office"; leave one out',
            'ingest.sources.shop.copyUnits: is of the runtime "managed", but the source is reached by "office"; leave one out',
        ],
    ],
    [
        "the internet where there is an endpoint",
        { [`${shop}.public`]: true },
        ["ingest.sources.shop.public: is true, but the source has an endpoint; leave one out"],
    ],
    [
        "a password that no vault holds",
        { ...asSqlServer, "ingest.secretVault": undefined, "ingest.sources.supplier": undefined },
        ["ingest.sources.shop.passwordSecret: needs ingest.secretVault, which holds it; add it, also as {}"],
    ],
    [
        "the password itself",
        { ...asSqlServer, "ingest.secretVault": {}, [`${shop}.password`]: "planted" },
        [expect.stringMatching(/^ingest\.sources\.shop\.password: is not a setting; (?!.*planted)/) as string],
    ],
    [
        "a persona that is not there, as writer of passwords",
        { "ingest.secretVault": { personas: ["engineer"] } },
        ['ingest.secretVault.personas[0].persona: "engineer" is not in personas (there are none)'],
    ],
    [
        "a job without a workspace",
        { [`${shop}.bronzeJob`]: { jobId: "7" } },
        [
            "ingest.sources.shop.bronzeJob: needs a databricks section, whose workspace runs the job; add one, or leave it out",
        ],
    ],
    [
        "a job by its name and its id, or by neither",
        { [`${shop}.bronzeJob`]: { job: "bronze", jobId: "7" } },
        [
            "ingest.sources.shop.bronzeJob: has both job and jobId; give job, one of databricks.jobs.list, or jobId",
            "ingest.sources.shop.bronzeJob: needs a databricks section, whose workspace runs the job; add one, or leave it out",
        ],
    ],
    [
        "a job that the workspace does not have",
        { [`${shop}.bronzeJob`]: { job: "bronze" } },
        [
            'ingest.sources.shop.bronzeJob.job: "bronze" is not in databricks.jobs.list (there are none)',
            "ingest.sources.shop.bronzeJob: needs a databricks section, whose workspace runs the job; add one, or leave it out",
        ],
    ],
    ["no table", { [`${shop}.tables`]: [] }, ["ingest.sources.shop.tables: found []; must have at least 1 entry"]],
    [
        "a table twice",
        { [`${shop}.tables[+]`]: { schema: "dbo", name: "Orders", mode: "full" } },
        ['ingest.sources.shop.tables: "dbo.Orders" is duplicated'],
    ],
    [
        "a mode without what it needs",
        { [`${orders}.key`]: undefined },
        [
            "ingest.sources.shop.tables[1].key: is missing, and mode changeTracking merges by it; name the columns of the primary key",
        ],
    ],
    [
        "a watermark that does not see what is deleted",
        { [`${orders}.mode`]: "watermark", [`${orders}.column`]: "ChangedAt" },
        [
            "ingest.sources.shop.tables[1].mode: watermark does not see deleted rows, and deletes is true; take changeTracking or full",
        ],
    ],
    [
        "more parts of a table than a copy reads",
        { [`${orders}.partition`]: { column: "OrderId", parts: 51 } },
        ["ingest.sources.shop.tables[1].partition.parts: is 51, must be a whole number from 2 to 50"],
    ],
    [
        "names of sources that Data Factory takes for one",
        { "ingest.sources.Supplier": { ...sftp, passwordSecret: "supplier-files" } },
        ['ingest.sources: "supplier" is there twice, in other capitals; give one another name'],
    ],
    [
        "a name of a source that no dataset takes",
        {
            "ingest.sources": {
                "the shop": {
                    type: "AzureSqlDatabase",
                    server: "s",
                    database: "d",
                    public: true,
                    tables: [{ name: "T", mode: "full" }],
                },
            },
        },
        ['ingest.sources["the shop"]: "the shop" must be 1 to 60 letters, digits and underscores, a letter first'],
    ],
    [
        "a time that daylight saving skips",
        { [`${shop}.schedule.time`]: "02:30" },
        [
            "ingest.sources.shop.schedule.time: 02:30 does not exist on 2027-03-28 in W. Europe Standard Time, where daylight saving skips it; take another time",
        ],
    ],
    [
        "a time zone by another name",
        { [`${shop}.schedule.timeZone`]: "Europe/Berlin" },
        [
            'ingest.sources.shop.schedule.timeZone: "Europe/Berlin" must be the Windows name of a zone, which is "W. Europe Standard Time"',
        ],
    ],
    [
        "a load that is late after longer than the logs tell",
        { [`${shop}.lateAfterHours`]: 48 },
        [
            "ingest.sources.shop.lateAfterHours: must be a whole number from 1 to 47, is 48; logs of two days tell nothing of a longer time",
        ],
    ],
    [
        "a window that Data Factory does not take",
        { [`${shop}.schedule`]: { kind: "tumblingWindow", windowMinutes: 1, startTime: "2027-01-01T00:00Z" } },
        ["ingest.sources.shop.schedule.windowMinutes: is 1, must be a whole number from 5 to 10080"],
    ],
    [
        "several at once",
        { "lake.access": [], [`${shop}.parallelTables`]: 51, [`${shop}.copyMinutes`]: 5 },
        [
            'lake.access: does not let "ingest" write zone "landing", where ingest puts files; add { identity: ingest, zone: landing, right: write }',
            "ingest.sources.shop.parallelTables: is 51, must be a whole number from 1 to 50",
            "ingest.sources.shop.copyMinutes: is 5, must be a whole number from 10 to 10080",
        ],
    ],
];

describe("The ingest section refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("data-factory", changes)).toEqual(lines);
    });
});

describe("A stack with ingest", () => {
    const resourcesWith = async (changes: Changes = {}) =>
        (await recordMinimal("data-factory", changes)).resources.map(({ shown }) => shown);
    const named = (made: Awaited<ReturnType<typeof resourcesWith>>, suffix: string) =>
        made.filter(({ urn }) => urn.endsWith(`::${suffix}`));

    it("adds no resource for a table", async () => {
        const tables = Array.from({ length: 200 }, (_, i) => ({ name: `Table${i}`, mode: "full" }));
        expect(await resourcesWith({ [`${shop}.tables`]: tables })).toHaveLength((await resourcesWith()).length);
    });

    it("makes pipelines once what they reach is there: endpoints, the right to write, the user", async () => {
        const made = await resourcesWith();
        // A resource is registered after its component, and that after what it depends on.
        const waitsFor = new Map(made.map(({ urn, parent, dependsOn }) => [urn, [parent ?? "", ...dependsOn]]));
        const before = new Set([one(made, "azure-native:datafactory:Trigger", "ingest-shop-daily-trigger").urn]);
        for (const urn of before) {
            (waitsFor.get(urn) ?? []).forEach((each) => before.add(each));
        }
        const names = [...before].map((urn) => urn.split("::").at(-1));
        for (const name of [
            "lake-landing-ingest",
            "sql-control-users",
            "ingest-endpoints-lake",
            "ingest-endpoints-shop",
        ]) {
            expect(names).toContain(name);
        }
    });

    it("leaves everything in the factory to a repository where the settings say so", async () => {
        const made = await resourcesWith({
            "ingest.authoring": { kind: "git", organisation: "contoso", project: "data", repository: "factory" },
            "ingest.sources": undefined,
        });
        expect(made.filter(({ type }) => /datafactory:(LinkedService|Dataset|Pipeline|Trigger)$/.test(type))).toEqual(
            [],
        );
        expect(one(made, "azure-native:datafactory:Factory").inputs.repoConfiguration).toMatchObject({
            accountName: "contoso",
        });
    });

    it("signs in to SQL Server by a secret of a vault that the identity alone reads", async () => {
        const made = await resourcesWith({ ...asSqlServer, "ingest.secretVault": {} });
        const [source] = named(made, "ingest-source-shop");
        expect(source?.inputs.properties).toMatchObject({
            type: "SqlServer",
            userName: "reader",
            password: { type: "AzureKeyVaultSecret", store: { referenceName: "secrets" }, secretName: "shop-reader" },
        });
        const roles = made.filter(
            ({ type, urn }) => type.endsWith(":RoleAssignment") && urn.includes("ingest-secrets"),
        );
        expect(roles.map(({ urn }) => urn.split("::").at(-1))).toEqual(["ingest-secrets-ingest"]);
    });

    it("connects from the runtime that is near the source", async () => {
        const made = await resourcesWith({
            "ingest.selfHostedRuntimes": ["office"],
            [`${shop}.endpoint`]: undefined,
            [`${shop}.runtime`]: "office",
        });
        const runtimeOf = (name: string) =>
            (named(made, name)[0]?.inputs.properties as { connectVia: { referenceName: string } }).connectVia
                .referenceName;
        expect([runtimeOf("ingest-source-shop"), runtimeOf("ingest-lake"), runtimeOf("ingest-control")]).toEqual([
            "office",
            "managed",
            "managed",
        ]);
    });

    it("copies files of an SFTP server and answers of an API next to tables", async () => {
        const api = {
            type: "RestService",
            url: "https://api.example.com",
            apiKey: { header: "x-api-key", secret: "api" },
            public: true,
            requestIntervalSeconds: 5,
            feeds: [{ name: "orders", mode: "full", relativeUrl: "orders" }],
        };
        const made = await resourcesWith({ ...withFiles(), "ingest.sources.api": api });
        const types = ["ingest-source-files", "ingest-source-api"].map(
            (name) => (named(made, name)[0]?.inputs.properties as { type: string }).type,
        );
        expect(types).toEqual(["Sftp", "RestService"]);
        expect(JSON.stringify(named(made, "ingest-api-copy-files")[0]?.inputs)).toContain("00:00:05");
        const { outputs } = await recordMinimal("data-factory", withFiles());
        expect(outputs.ingest).toMatchObject({ dailyPipelineNames: { shop: "shop_daily", files: "files_daily" } });
    });

    it("hands on what changes of columns and rows that do not fit do, of the source and of a table", async () => {
        const made = await resourcesWith({
            [`${shop}.schemaChanges`]: "refuse",
            [`${orders}.incompatibleRows`]: "skip",
        });
        const { tables } = one(made, "azure-native:datafactory:Pipeline", "ingest-shop-daily").inputs.parameters as {
            tables: { defaultValue: Record<string, unknown>[] };
        };
        expect(tables.defaultValue).toMatchObject([
            { name: "dbo.Stores", schemaChanges: "refuse" },
            { name: "dbo.Orders", schemaChanges: "refuse" },
        ]);
        expect(tables.defaultValue.map(({ skipsIncompatibleRows: skips }) => skips)).toEqual([false, true]);
    });

    it("is encrypted with a key of the size that Data Factory takes", async () => {
        const made = await resourcesWith({ keyVault: {}, "ingest.customerManagedKey": true });
        expect(one(made, "azure-native:keyvault:Key").inputs.properties).toMatchObject({ keySize: 2048 });
    });

    it("watches every table of a source whose trigger is started, and none of another", async () => {
        const watched = async (changes: Changes) => {
            const made = await resourcesWith({
                observability: { retentionDays: 30, alertEmails: ["data@example.com"] },
                ...changes,
            });
            return made
                .filter(({ type }) => type.endsWith(":ScheduledQueryRule"))
                .map(({ inputs }) => JSON.stringify(inputs.criteria));
        };
        const ofStarted = (await watched({})).filter(
            (text) => text.includes("dbo.Stores") && text.includes("dbo.Orders"),
        );
        expect(ofStarted).toHaveLength(1);
        expect(ofStarted[0]).toContain("30");
        expect((await watched({ [`${shop}.schedule.started`]: false })).join()).not.toContain("dbo.Orders");
    });

    it("gives its factory and its pipelines by source", async () => {
        const { outputs } = await recordMinimal("data-factory");
        expect(outputs.ingest).toEqual({
            factoryResourceId: expect.stringMatching(/\/Microsoft\.DataFactory\/factories\/adf-amlp-/) as string,
            factoryName: expect.stringMatching(/^adf-amlp-/) as string,
            dailyPipelineNames: { shop: "shop_daily", supplier: "supplier_daily" },
            secretVaultResourceId: expect.stringMatching(/\/vaults\/kv-/) as string,
        });
    });
});
