import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { zoneCoverageIssues } from "../../../../components/databricks/catalog/catalogIssues";
import {
    DatabricksUnityCatalog,
    type DatabricksUnityCatalogArgs,
} from "../../../../components/databricks/catalog/databricksUnityCatalog";
import type { PlanResource } from "../../../../preview/plan";
import { nameOf } from "../../../../simulation/core/armIds";
import { naming, outside } from "../../../support/fixtures";
import { listed, one, recorded, refusal, violations } from "../../../support/recording";
import { guarded, misnamedChildren, waitsFor } from "../../invariants";

const databricks = (kind: string) => `databricks:index/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
const account = outside("Microsoft.Storage/storageAccounts", "stlake");
const filesystem = (name: string) => ({
    name,
    filesystemResourceId: `${account}/blobServices/default/containers/${name}`,
});
const connector = outside("Microsoft.Databricks/accessConnectors", "dbac");
const zones = ["bronze", "silver", "gold"].map(filesystem);
const personas = {
    engineer: { groupName: "data-engineers", role: "engineer" as const },
    scientist: { groupName: "data-scientists", role: "scientist" as const },
    analyst: { groupName: "data-analysts", role: "analyst" as const },
};

const catalog = (args: Partial<DatabricksUnityCatalogArgs> = {}, opts?: pulumi.ComponentResourceOptions) =>
    new DatabricksUnityCatalog(
        "catalog",
        {
            naming,
            owner: "catalog-owners",
            workspaceId: "1234567890123456",
            accessConnectorResourceId: connector,
            accessConnectorPrincipalId: "00000000-0000-4000-8000-0000000000cc",
            storageAccountResourceId: account,
            storageAccountName: "stlake",
            zones,
            personas,
            ...args,
        },
        opts,
    );
const hardened = () => catalog({}, { protect: true });

const rolesOf = (resources: PlanResource[]) =>
    resources
        .filter(({ type }) => type.endsWith(":RoleAssignment"))
        .map(({ inputs }) => `${nameOf(inputs.roleDefinitionId as string)} on ${nameOf(inputs.scope as string)}`);

describe("DatabricksUnityCatalog with only its required inputs", () => {
    it("makes a schema a zone, one for features and one for models, and what they need", async () => {
        const schemas = ["bronze", "silver", "gold", "features", "models"];
        const of = (kind: string, names: string[]) => names.map((name) => `${kind} catalog-${name}`);
        const zoneNames = ["bronze", "silver", "gold"];
        expect(listed(await recorded(() => catalog()))).toEqual(
            [
                "DatabricksUnityCatalog catalog",
                "Catalog catalog",
                "StorageCredential catalog",
                "Grants catalog",
                "Sleep catalog-ready",
                ...of("RoleAssignment", [...zoneNames, "delegator"]),
                ...of("ExternalLocation", zoneNames),
                ...of("WorkspaceBinding", [...zoneNames, "catalog", "credential"]),
                ...of("Schema", schemas),
                ...of("Grants", schemas),
                ...of("Volume", zoneNames),
            ].sort(),
        );
    });

    it("reaches the lake with the connector's identity, on the zones alone", async () => {
        const resources = await recorded(() => catalog());
        expect(one(resources, databricks("StorageCredential")).inputs).toMatchObject({
            name: "amlp_unit_lake",
            azureManagedIdentity: { accessConnectorId: connector },
        });
        expect(rolesOf(resources)).toEqual([
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe on bronze",
            "db58b8e5-c6ad-4a2a-8342-4190687cbf4a on stlake",
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe on gold",
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe on silver",
        ]);
    });

    it("makes locations only when the roles have taken effect, and the catalog when its location is there", async () => {
        const resources = await recorded(() => catalog());
        expect(waitsFor(one(resources, databricks("ExternalLocation"), "catalog-gold"))).toContain(
            "Sleep catalog-ready",
        );
        expect(waitsFor(one(resources, databricks("Catalog")))).toContain("ExternalLocation catalog-gold");
        expect(waitsFor(one(resources, databricks("Schema"), "catalog-bronze"))).toContain(
            "ExternalLocation catalog-bronze",
        );
        expect(waitsFor(one(resources, databricks("Volume"), "catalog-bronze"))).toContain("Schema catalog-bronze");
    });

    it("keeps each zone's data in the zone's filesystem", async () => {
        const resources = await recorded(() => catalog());
        const roots = resources
            .filter(({ type }) => [databricks("Catalog"), databricks("Schema"), databricks("Volume")].includes(type))
            .map(
                ({ inputs }) => `${inputs.name as string}: ${(inputs.storageRoot ?? inputs.storageLocation) as string}`,
            );
        const lake = (zone: string, path: string) => `abfss://${zone}@stlake.dfs.core.windows.net/${path}`;
        expect(roots.sort()).toEqual(
            [
                `amlp_unit: ${lake("gold", "catalog")}`,
                `bronze: ${lake("bronze", "tables")}`,
                `silver: ${lake("silver", "tables")}`,
                `gold: ${lake("gold", "tables")}`,
                `features: ${lake("gold", "schemas/features/tables")}`,
                `models: ${lake("gold", "schemas/models/tables")}`,
                `files: ${lake("bronze", "files")}`,
                `files: ${lake("silver", "files")}`,
                `files: ${lake("gold", "files")}`,
            ].sort(),
        );
    });

    it("is seen from one workspace alone: catalog, credential and locations", async () => {
        const resources = await recorded(() => catalog());
        const bindings = resources
            .filter(({ type }) => type === databricks("WorkspaceBinding"))
            .map(({ inputs }) => inputs);
        expect(
            bindings.map(({ securableType, securableName }) => `${securableType as string} ${securableName as string}`),
        ).toEqual([
            "external_location amlp_unit_bronze",
            "catalog amlp_unit",
            "storage_credential amlp_unit_lake",
            "external_location amlp_unit_gold",
            "external_location amlp_unit_silver",
        ]);
        for (const binding of bindings) {
            expect(binding).toMatchObject({ workspaceId: "1234567890123456", bindingType: "BINDING_TYPE_READ_WRITE" });
        }
        expect(one(resources, databricks("Catalog")).inputs.isolationMode).toBe("ISOLATED");
        expect(one(resources, databricks("StorageCredential")).inputs.isolationMode).toBe("ISOLATION_MODE_ISOLATED");
        for (const { name } of zones) {
            expect(one(resources, databricks("ExternalLocation"), `catalog-${name}`).inputs).toMatchObject({
                isolationMode: "ISOLATION_MODE_ISOLATED",
                fallback: false,
            });
        }
    });

    it("leaves a binding to the deletion of what it binds, which could not be deleted once unbound", async () => {
        const goesWith: Record<string, string | undefined> = {};
        const note: pulumi.ResourceTransformation = ({ type, name, opts }) => {
            const { deletedWith } = opts as pulumi.CustomResourceOptions;
            if (type === databricks("WorkspaceBinding")) {
                goesWith[name] = deletedWith?.constructor.name;
            }
            return undefined;
        };
        await recorded(() => catalog({}, { transformations: [note] }));
        expect(goesWith).toEqual({
            "catalog-catalog": "Catalog",
            "catalog-credential": "StorageCredential",
            "catalog-bronze": "ExternalLocation",
            "catalog-silver": "ExternalLocation",
            "catalog-gold": "ExternalLocation",
        });
    });

    it("is owned by one group, with all that is made with it", async () => {
        const kinds = ["Catalog", "Schema", "Volume", "ExternalLocation", "StorageCredential"];
        const made = (await recorded(() => catalog())).filter(({ type }) => kinds.map(databricks).includes(type));
        expect(new Set(made.map(({ type }) => type)).size).toBe(kinds.length);
        expect(new Set(made.map(({ inputs }) => inputs.owner))).toEqual(new Set(["catalog-owners"]));
    });

    it("carries the stack's name wherever other environments share the metastore", async () => {
        const kinds = ["Catalog", "StorageCredential", "ExternalLocation"].map(databricks);
        for (const { type, inputs } of await recorded(() => catalog())) {
            if (kinds.includes(type)) {
                expect(inputs.name).toMatch(/^amlp_unit/);
            }
        }
    });

    it("writes retention on every schema with tables, and leaves files to the maintenance", async () => {
        const resources = await recorded(() => catalog());
        expect(one(resources, databricks("Schema"), "catalog-silver").inputs.properties).toEqual({
            "delta.logRetentionDuration": "interval 30 days",
            "delta.deletedFileRetentionDuration": "interval 7 days",
            timeTravelDays: "7",
        });
        expect(one(resources, databricks("Schema"), "catalog-models").inputs.properties).toHaveProperty(
            "timeTravelDays",
        );
        const landing = await recorded(() => catalog({ zones: ["landing", "gold"].map(filesystem) }));
        expect(one(landing, databricks("Schema"), "catalog-landing").inputs.properties).toBeUndefined();
        expect(one(resources, databricks("Catalog")).inputs).toMatchObject({
            enablePredictiveOptimization: "DISABLE",
            forceDestroy: false,
        });
    });

    it("shows the same resources in a preview", async () => {
        expect(listed(await recorded(() => catalog(), "preview"))).toEqual(listed(await recorded(() => catalog())));
    });

    it("tells where things are", () => {
        let made: DatabricksUnityCatalog | undefined;
        return recorded(() => (made = catalog())).then(() => {
            expect(made).toMatchObject({
                catalogName: "amlp_unit",
                credentialName: "amlp_unit_lake",
                locationNames: { bronze: "amlp_unit_bronze", gold: "amlp_unit_gold" },
                schemaNames: ["bronze", "silver", "gold", "features", "models"],
                volumePaths: { gold: "/Volumes/amlp_unit/gold/files" },
            });
            expect(Object.keys(made?.retention ?? {})).toEqual(["bronze", "silver", "gold", "features", "models"]);
        });
    });
});

describe("DatabricksUnityCatalog hardened", () => {
    it("breaks no rule of the policy pack", async () => {
        expect(await violations(hardened)).toEqual([]);
    });

    it("protects what holds data and nothing else", async () => {
        expect(guarded(await recorded(hardened))).toEqual([
            "Catalog catalog",
            ...["bronze", "features", "gold", "models", "silver"].map((name) => `Schema catalog-${name}`),
            ...["bronze", "gold", "silver"].map((name) => `Volume catalog-${name}`),
        ]);
    });
});

describe("DatabricksUnityCatalog full", () => {
    const full = () =>
        catalog({
            zones: [filesystem("landing"), ...zones, { ...filesystem("raw-events"), purpose: "bronze", volume: false }],
            schemas: [{ name: "churn_features", zone: "silver", purpose: "features", volume: true }],
            services: {
                jobs: { applicationId: "00000000-0000-4000-8000-0000000000d1", role: "pipeline" },
                maintenance: { applicationId: "00000000-0000-4000-8000-0000000000d2", role: "maintenance" },
            },
            extraGrants: [
                { groupName: "auditors", privileges: ["USE_CATALOG"], reason: "Yearly audit." },
                {
                    groupName: "auditors",
                    schema: "gold",
                    privileges: ["USE_SCHEMA", "SELECT"],
                    reason: "Yearly audit.",
                },
            ],
            retention: { gold: { logRetentionDays: 120, deletedFileRetentionDays: 90, timeTravelDays: 90 } },
            trainingWindowDays: 7,
            schemaOwners: { silver: "stewards", churn_features: "stewards", bronze: "catalog-owners" },
            comment: "Rehearsal.",
            fileEvents: true,
            predictiveOptimization: true,
            forceDestroy: true,
        });
    const grantsOn = async (name: string) =>
        one(await recorded(full), databricks("Grants"), name).inputs.grants as {
            principal: string;
            privileges: string[];
        }[];

    it("gives files a volume of all of the landing zone, and no table a place there", async () => {
        const resources = await recorded(full);
        expect(one(resources, databricks("Volume"), "catalog-landing").inputs.storageLocation).toBe(
            "abfss://landing@stlake.dfs.core.windows.net/",
        );
        expect(one(resources, databricks("Schema"), "catalog-landing").inputs).not.toHaveProperty("storageRoot");
        expect(listed(resources)).not.toContain("Volume catalog-raw_events");
    });

    it("grants programs and added groups in addition to the personas", async () => {
        expect((await grantsOn("catalog-gold")).map(({ principal }) => principal)).toEqual([
            "data-scientists",
            "data-analysts",
            "auditors",
            "00000000-0000-4000-8000-0000000000d1",
            "00000000-0000-4000-8000-0000000000d2",
        ]);
        expect(await grantsOn("catalog")).toContainEqual({ principal: "auditors", privileges: ["USE_CATALOG"] });
        expect((await grantsOn("catalog-churn_features")).map(({ principal }) => principal)).toContain(
            "data-scientists",
        );
    });

    it("hands single schemas with their volumes to others, who may use the catalog", async () => {
        const resources = await recorded(full);
        const ofOthers = resources.filter(({ inputs }) => inputs.owner === "stewards");
        expect(listed(ofOthers)).toEqual([
            "Schema catalog-churn_features",
            "Schema catalog-silver",
            "Volume catalog-churn_features",
            "Volume catalog-silver",
        ]);
        const onCatalog = await grantsOn("catalog");
        expect(onCatalog.filter(({ principal }) => /stewards|owners/.test(principal))).toEqual([
            { principal: "stewards", privileges: ["USE_CATALOG"] },
        ]);
    });

    it("subscribes to events of the account with the rights that takes", async () => {
        const resources = await recorded(full);
        expect(one(resources, databricks("ExternalLocation"), "catalog-gold").inputs).toMatchObject({
            enableFileEvents: true,
            fileEventQueue: {
                managedAqs: { resourceGroup: "rg-outside", subscriptionId: naming.subscriptionId },
            },
        });
        expect(rolesOf(resources)).toEqual(
            expect.arrayContaining([
                "17d1049b-9a84-46fb-8f53-869881c3d3ab on stlake",
                "974c5e8b-45b9-4653-ba55-5f855dd0fb88 on stlake",
                "428e0ff0-5e57-4d9c-a221-2c70d0e0a443 on rg-outside",
            ]),
        );
    });

    it("writes down the retention that it is given", async () => {
        expect(one(await recorded(full), databricks("Schema"), "catalog-gold").inputs.properties).toMatchObject({
            "delta.deletedFileRetentionDuration": "interval 90 days",
            timeTravelDays: "90",
        });
    });

    it("names everything after itself and shows the same resources in a preview", async () => {
        const resources = await recorded(full);
        expect(misnamedChildren(resources, "catalog")).toEqual([]);
        expect(listed(await recorded(full, "preview"))).toEqual(listed(resources));
    });
});

describe("DatabricksUnityCatalog refuses, before it registers anything,", () => {
    const at = (issue: string) => `DatabricksUnityCatalog "catalog" ${issue}`;
    it.each<[string, Partial<DatabricksUnityCatalogArgs>, string[]]>([
        ["no zones", { zones: [] }, ["zones: hold no zone for tables; a catalog needs one that is not for landing"]],
        [
            "a landing zone alone",
            { zones: [filesystem("landing")] },
            ["zones: hold no zone for tables; a catalog needs one that is not for landing"],
        ],
        [
            "a zone of unknown purpose",
            { zones: [...zones, filesystem("archive")] },
            [
                'zones[3].purpose: is missing: "archive" is not the name of a purpose; say which it serves (landing, bronze, silver, gold, features, models)',
            ],
        ],
        [
            "what is no filesystem",
            { zones: [...zones, { ...filesystem("Raw_1"), purpose: "bronze" }] },
            ['zones[3].name: "Raw_1" is not the name of a filesystem'],
        ],
        [
            "a schema in a zone that is not there, and one in the landing zone",
            {
                zones: [filesystem("landing"), ...zones],
                schemas: [
                    { name: "features", zone: "platinum" },
                    { name: "models", zone: "landing" },
                ],
            },
            [
                'schemas[0].zone: "platinum" is not a zone of the catalog (landing, bronze, silver, gold)',
                'schemas[1].zone: "landing" is for landing, and all of it is one volume; take a zone for tables',
            ],
        ],
        [
            "a schema by a name that would need quotes",
            { schemas: [{ name: "my-features", zone: "gold", purpose: "features" }] },
            ['schemas[0].name: "my-features" must be lower-case letters, digits and underscores, first a letter'],
        ],
        [
            "two schemas of one name",
            { schemas: [{ name: "gold", zone: "gold" }] },
            ['schemas: "gold" is duplicated; names of schemas, the zones\' own included, must differ'],
        ],
        [
            "a persona without group, and one that is all users",
            {
                personas: {
                    engineer: { groupName: " ", role: "engineer" },
                    analyst: { groupName: "account users", role: "analyst" },
                },
            },
            [
                "personas.engineer.groupName: is blank; name an account group",
                'personas.analyst.groupName: "account users" is a group of Databricks\' own; name an account group',
            ],
        ],
        [
            "an owner that is blank, one that is all users, one of a schema that is not there",
            { owner: " ", schemaOwners: { gold: "users", raw: "stewards" } },
            [
                "owner: is blank; name an account group",
                'schemaOwners.gold: "users" is a group of Databricks\' own; name an account group',
                'schemaOwners.raw: "raw" is not a schema of the catalog (bronze, silver, gold, features, models)',
            ],
        ],
        [
            "the group of a persona as owner",
            { schemaOwners: { gold: "data-analysts" } },
            [
                'schemaOwners.gold: "data-analysts" is the group of persona "analyst": an owner has every privilege and gives it on, past the table of grants; name another group',
            ],
        ],
        [
            "a service without its id",
            { services: { jobs: { applicationId: "", role: "pipeline" } } },
            ["services.jobs.applicationId: is missing: grants name a service principal by it"],
        ],
        [
            "an added grant without reason, on nothing, of everything",
            {
                extraGrants: [
                    { groupName: "auditors", schema: "raw", privileges: ["ALL_PRIVILEGES" as "SELECT"], reason: "" },
                ],
            },
            [
                'extraGrants[0].schema: "raw" is not a schema of the catalog (bronze, silver, gold, features, models)',
                "extraGrants[0].reason: is missing: say why the table of grants does not suffice",
                'extraGrants[0].privileges: "ALL_PRIVILEGES" is none that may be given here (APPLY_TAG, CREATE_FUNCTION, CREATE_MATERIALIZED_VIEW, CREATE_MODEL, CREATE_TABLE, CREATE_VOLUME, EXECUTE, MODIFY, READ_VOLUME, REFRESH, SELECT, USE_SCHEMA, WRITE_VOLUME)',
            ],
        ],
        [
            "time travel that training outlasts",
            { trainingWindowDays: 30, zones: [filesystem("bronze"), filesystem("silver")], schemas: [] },
            [
                "retention.silver.timeTravelDays: is 7, shorter than the longest training window (30): a training run could not read its snapshot again",
            ],
        ],
        [
            "retention of what is no schema, and a window that is no number of days",
            { retention: { raw: {} }, trainingWindowDays: 1.5 },
            [
                "trainingWindowDays: must be a whole number, is 1.5",
                'retention.raw: "raw" is not a schema with tables (bronze, silver, gold, features, models)',
            ],
        ],
    ])("%s", async (_, args, expected) => {
        expect(await refusal(() => catalog(args))).toEqual(expected.map(at));
    });
});

describe("A catalog's zones and the lake's", () => {
    it("are the same where Unity Catalog governs", () => {
        const lake = [{ name: "landing", governedByUnityCatalog: false }, ...zones];
        expect(zoneCoverageIssues(zones, lake)).toEqual([]);
        expect(zoneCoverageIssues([filesystem("landing"), ...zones], lake)).toEqual([]);
    });

    it("are reported where one has no schema, or no filesystem", () => {
        expect(
            zoneCoverageIssues([filesystem("bronze"), filesystem("raw")], [{ name: "bronze" }, { name: "gold" }]),
        ).toEqual([
            { propertyPath: "zones[1].name", reason: '"raw" is not a zone of the lake (bronze, gold)' },
            {
                propertyPath: "zones",
                reason: 'lack "gold", which Unity Catalog governs: without a schema no one has access to it; add it, or set governedByUnityCatalog to false in the lake',
            },
        ]);
    });
});
