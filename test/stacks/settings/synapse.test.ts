import { describe, expect, it } from "vitest";
import { one } from "../../support/recording";
import { recordMinimal } from "../support/recordStack";
import { minimalIssues, type BadSetting, type Changes } from "../support/stackSettings";

const hours = "warehouse.pauses.runningHours";
const noKey = { "warehouse.customerManagedKey": undefined };

const rows: BadSetting[] = [
    [
        "no group of administrators",
        { "warehouse.administrators": undefined },
        ["warehouse.administrators: is missing; must be a section of settings (an object)"],
    ],
    [
        "a login of SQL in addition to Entra",
        { "warehouse.azureADOnlyAuthentication": false },
        [
            expect.stringMatching(
                /^warehouse\.azureADOnlyAuthentication: is not a setting; the settings here are /,
            ) as string,
        ],
    ],
    [
        "a size that Azure does not sell",
        { "warehouse.sqlPool": { size: "DW150c" } },
        [
            expect.stringMatching(
                /^warehouse\.sqlPool\.size: found "DW150c"; must be one of DW100c, .*DW30000c; did you mean DW100c\?$/,
            ) as string,
        ],
    ],
    [
        "a pool by the name of a database of the system, and a collation that is none",
        { "warehouse.sqlPool": { name: "master", collation: "Latin" } },
        [
            'warehouse.sqlPool.name: "master" is a database of the system; choose another name',
            'warehouse.sqlPool.collation: "Latin" is not the name of a collation, such as SQL_Latin1_General_CP1_CI_AS',
        ],
    ],
    [
        "a Spark pool that grows downwards",
        { "warehouse.sparkPool": { minNodes: 5, maxNodes: 4 } },
        ["warehouse.sparkPool.minNodes: is 5, more than maxNodes (4); raise maxNodes, or set fewer"],
    ],
    ["no lake", { lake: undefined }, ["warehouse.zone: needs a lake section, whose zone the pools read; add one"]],
    [
        "a zone that the lake has not",
        { "warehouse.zone": "serving" },
        ['warehouse.zone: "serving" is not in lake.zones; name one of format delta (gold)'],
    ],
    [
        "a view over a zone that is not Delta",
        { "lake.zones[+]": { name: "landing", format: "files" }, "warehouse.zone": "landing" },
        [
            'warehouse.zone: "landing" has format files, but views of the serverless pool read Delta tables; name one of format delta (gold)',
        ],
    ],
    [
        "a key without a vault",
        { keyVault: undefined },
        ["warehouse.customerManagedKey: needs a keyVault section; add one"],
    ],
    [
        "a key that is larger than Synapse takes",
        { "warehouse.keySize": 4096 },
        ["warehouse.keySize: is 4096; a Synapse workspace takes keys of 2048 or 3072 bits"],
    ],
    [
        "the size of no key",
        { ...noKey, "warehouse.keySize": 3072 },
        [
            "warehouse.keySize: is 3072, but customerManagedKey is not true, so there is no key; set it to true, or leave keySize out",
        ],
    ],
    [
        "endpoints that no name leads to",
        {
            privateDns: undefined,
            "ingest.privateEndpoints": false,
            "lake.privateEndpoints": false,
            synapseStudio: undefined,
            "keyVault.privateEndpoint": false,
        },
        [
            "warehouse.privateEndpoints: wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one",
        ],
    ],
    [
        "a way to Synapse Studio without a subnet",
        {
            network: undefined,
            privateDns: undefined,
            "ingest.privateEndpoints": false,
            "lake.privateEndpoints": false,
            "warehouse.privateEndpoints": false,
            "keyVault.privateEndpoint": false,
        },
        [
            expect.stringMatching(/^runner\.from: /) as string,
            "synapseStudio.privateLinkHub: wants private endpoints, but no subnet has the purpose privateEndpoints; add one to the network section",
            "synapseStudio.privateLinkHub: wants private endpoints, but there is no privateDns section, so no name would resolve to them; add one",
        ],
    ],
    [
        "pauses without a Data Factory",
        { ingest: undefined },
        [
            "warehouse.pauses: needs an ingest section, whose Data Factory pauses and resumes the pool; add one, or leave pauses out",
        ],
    ],
    [
        "pauses in a Data Factory that a repository writes",
        { "ingest.authoring": { kind: "git", organisation: "contoso", project: "data", repository: "factory" } },
        [
            "warehouse.pauses: are pipelines of the program, but ingest.authoring.kind is git: publishing takes away what the repository lacks; set it to program, or leave pauses out",
        ],
    ],
    [
        "a pause that never resumes",
        { [hours]: [] },
        [`${hours}: has no entry, so that it would never be resumed; add one`],
    ],
    [
        "a pause that resumes at once",
        { [`${hours}[from=08:00].to`]: "08:00" },
        [`${hours}[0].to: 08:00 is the same as from; it would be paused and resumed at once`],
    ],
    [
        "hours that overlap",
        { [`${hours}[+]`]: { days: ["Monday"], from: "17:00", to: "20:00" } },
        [`${hours}[1]: begins before ${hours.split(".").at(-1)}[0] has ended, or as it ends; make one of them`],
    ],
    [
        "a load that a pause would interrupt",
        { "warehouse.pauses.loads": [{ name: "predictions", at: "17:30", minutes: 60, days: ["Friday"] }] },
        [
            "warehouse.pauses.loads[0]: predictions, at 17:30 for up to 60 minutes, is not within the running hours on Friday; let them begin before it and end after it",
        ],
    ],
    [
        "an hour that daylight saving skips, and one that it doubles",
        { [hours]: [{ days: ["Sunday"], from: "02:30", to: "12:00" }], "warehouse.pauses.waitMinutes": 60 },
        [
            expect.stringMatching(
                /^warehouse\.pauses\.runningHours\[0\]\.from: 02:30 does not exist on \d{4}-03-\d\d, where daylight saving skips it in W\. Europe Standard Time; take another time$/,
            ) as string,
        ],
    ],
    [
        "a time zone by another name",
        { "warehouse.pauses.timeZone": "Europe/Amsterdam" },
        [
            expect.stringMatching(
                /^warehouse\.pauses\.timeZone: "Europe\/Amsterdam" must be the Windows name of a zone/,
            ) as string,
        ],
    ],
    [
        "several at once",
        { ...noKey, keyVault: undefined, "warehouse.zone": "silver", ingest: undefined, "warehouse.keySize": 1024 },
        [
            "warehouse.keySize: is 1024; a Synapse workspace takes keys of 2048 or 3072 bits",
            'warehouse.zone: "silver" is not in lake.zones; name one of format delta (gold)',
            "warehouse.keySize: is 1024, but customerManagedKey is not true, so there is no key; set it to true, or leave keySize out",
            "warehouse.pauses: needs an ingest section, whose Data Factory pauses and resumes the pool; add one, or leave pauses out",
        ],
    ],
];

describe("The warehouse section refuses", () => {
    it.each(rows)("%s", (_, changes, lines) => {
        expect(minimalIssues("synapse", changes)).toEqual(lines);
    });
});

describe("A stack with a warehouse", () => {
    const resourcesWith = async (changes: Changes = {}) =>
        (await recordMinimal("synapse", changes)).resources.map(({ shown }) => shown);

    it("lets its workspace, by name, pass the firewalls of the lake and of its own files, and read one zone", async () => {
        const made = await resourcesWith();
        const workspace = one(made, "azure-native:synapse:Workspace");
        const accounts = made.filter(({ type }) => type === "azure-native:storage:StorageAccount");
        const expected = new RegExp(
            `/resourceGroups/rg-[^/*]+/providers/Microsoft.Synapse/workspaces/${workspace.inputs.workspaceName as string}$`,
        );
        expect(accounts).toHaveLength(2);
        for (const { inputs } of accounts) {
            expect(inputs.networkRuleSet).toMatchObject({
                resourceAccessRules: [{ resourceId: expect.stringMatching(expected) as string }],
            });
        }
        const roles = made.filter(
            ({ type, urn }) => type.endsWith(":RoleAssignment") && urn.includes("warehouse-reads"),
        );
        expect(roles.map(({ inputs }) => (inputs.scope as string).split("/").at(-1))).toEqual(["gold"]);
    });

    it("leaves the lake as it is where there is no warehouse", async () => {
        const made = await resourcesWith({ warehouse: undefined });
        expect(one(made, "azure-native:storage:StorageAccount").inputs.networkRuleSet).toMatchObject({
            resourceAccessRules: [],
        });
    });

    it("has a key of the stack's vault for the workspace, of the size that is set, and one for its own files", async () => {
        const made = await resourcesWith({ "warehouse.keySize": 2048 });
        const keys = made.filter(({ type }) => type === "azure-native:keyvault:Key");
        const sizes = keys.map(({ urn, inputs }) => [
            urn.split("::").at(-1),
            (inputs.properties as { keySize: number }).keySize,
        ]);
        expect(Object.fromEntries(sizes)).toEqual({ "warehouse-key": 2048, "warehouse-store-key": 3072 });
        const without = await resourcesWith(noKey);
        expect(without.filter(({ type }) => type === "azure-native:keyvault:Key")).toEqual([]);
        expect(one(without, "azure-native:synapse:Workspace").inputs).not.toHaveProperty("encryption");
    });

    it("pauses and resumes the pool by roles of these actions, given to the factory on the pool alone", async () => {
        const made = await resourcesWith();
        const pool = one(made, "azure-native:synapse:SqlPool");
        const role = one(made, "azure-native:authorization:RoleDefinition");
        expect(role.inputs.permissions).toEqual([
            expect.objectContaining({
                actions: ["read", "pause/action", "resume/action"].map(
                    (action) => `Microsoft.Synapse/workspaces/sqlPools/${action}`,
                ),
            }),
        ]);
        const given = one(made, "azure-native:authorization:RoleAssignment", "warehouse-pauses-pauses").inputs;
        expect(given.scope).toMatch(new RegExp(`/sqlPools/${pool.inputs.sqlPoolName as string}$`));
        const triggers = made.filter(({ type }) => type === "azure-native:datafactory:Trigger");
        expect(triggers.map(({ inputs }) => inputs.triggerName)).toEqual([
            "warehouse_pause_1800",
            "warehouse_resume_0800",
        ]);
    });

    it("runs all the time where the settings pause nothing", async () => {
        const made = await resourcesWith({ "warehouse.pauses": undefined, ingest: undefined });
        expect(made.filter(({ type }) => /RoleDefinition|datafactory/.test(type))).toEqual([]);
    });

    it("has no endpoint where the settings want none", async () => {
        const made = await resourcesWith({ "warehouse.privateEndpoints": false });
        const names = made
            .filter(({ type }) => type === "azure-native:network:PrivateEndpoint")
            .map(({ urn }) => urn.split("::").at(-1));
        expect(names.filter((name) => name?.startsWith("warehouse"))).toEqual([]);
    });

    it("gives its hosts, its principal and its pools", async () => {
        const { outputs } = await recordMinimal("synapse");
        expect(outputs.warehouse).toEqual({
            workspaceResourceId: expect.stringMatching(
                /\/Microsoft\.Synapse\/workspaces\/synw-amlp-synapse-minimal-/,
            ) as string,
            workspaceName: expect.stringMatching(/^synw-amlp-synapse-minimal-warehouse-/) as string,
            principalId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
            sqlHost: expect.stringMatching(/^synw-.*\.sql\.azuresynapse\.net$/) as string,
            serverlessSqlHost: expect.stringMatching(/^synw-.*-ondemand\.sql\.azuresynapse\.net$/) as string,
            sqlPoolName: "warehouse",
            sqlPoolResourceId: expect.stringMatching(/\/sqlPools\/warehouse$/) as string,
            sparkPoolResourceId: expect.stringMatching(/\/bigDataPools\/spark$/) as string,
        });
    });
});

describe("A stack with the way to Synapse Studio", () => {
    it("has the private link hub, and the zones of the hub and of the warehouse", async () => {
        const { outputs, resources } = await recordMinimal("synapse");
        expect(outputs.synapseStudio).toEqual({
            privateLinkHubResourceId: expect.stringMatching(/\/Microsoft\.Synapse\/privateLinkHubs\/synplh/) as string,
        });
        const zones = resources.flatMap(({ shown }) =>
            shown.type === "azure-native:privatedns:PrivateZone" ? [shown.inputs.privateZoneName] : [],
        );
        expect(zones).toEqual(
            expect.arrayContaining([
                "privatelink.azuresynapse.net",
                "privatelink.dev.azuresynapse.net",
                "privatelink.sql.azuresynapse.net",
            ]),
        );
    });

    it("has none where the settings want none", async () => {
        const { outputs, resources } = await recordMinimal("synapse", { "synapseStudio.privateLinkHub": false });
        expect(outputs).not.toHaveProperty("synapseStudio");
        expect(resources.filter(({ shown }) => /PrivateLinkHub$/.test(shown.type))).toEqual([]);
    });
});
