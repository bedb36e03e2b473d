import { describe, expect, it } from "vitest";
import {
    metastoreNames,
    plannedSchemas,
    rootZone,
    tableSchemas,
} from "../../../../components/databricks/catalog/catalogSchemas";
import {
    catalogGrants,
    catalogPrivileges,
    roleGrants,
    schemaGrants,
    schemaPrivileges,
    type CatalogPrincipals,
} from "../../../../components/databricks/catalog/grants";

const everybody: CatalogPrincipals = {
    personas: {
        engineer: { groupName: "engineers", role: "engineer" },
        scientist: { groupName: "scientists", role: "scientist" },
        analyst: { groupName: "analysts", role: "analyst" },
    },
    services: {
        jobs: { applicationId: "pipeline-id", role: "pipeline" },
        maintenance: { applicationId: "maintenance-id", role: "maintenance" },
    },
};

const columns = ["landing", "bronze", "silver", "gold", "features", "models"] as const;

// What each may do, stated again: r reads tables, w writes them, t makes them, f makes functions, x runs functions and
// models, m makes models, R reads files, W writes files; a hyphen is nothing at all.
const expected: Record<string, string[]> = {
    //                landing bronze   silver   gold     features models
    engineers: /*  */ ["RW", "rwtRW", "rwtRW", "-", "-", "-"],
    scientists: /* */ ["-", "-", "rR", "rR", "rwtfx", "rxm"],
    analysts: /*   */ ["-", "-", "-", "r", "-", "-"],
    "pipeline-id": ["R", "rwtRW", "rwtRW", "rwtRW", "rwtx", "txm"],
    "maintenance-id": ["-", "rw", "rw", "rw", "rw", "rw"],
};

const letters: Record<string, string> = {
    r: "SELECT",
    w: "MODIFY",
    t: "CREATE_TABLE",
    f: "CREATE_FUNCTION",
    x: "EXECUTE",
    m: "CREATE_MODEL",
    R: "READ_VOLUME",
    W: "WRITE_VOLUME",
};

const spelled = (short: string) =>
    short === "-" ? undefined : ["USE_SCHEMA", ...[...short].map((letter) => letters[letter])].sort();

describe("The table of grants", () => {
    it.each(
        Object.entries(expected).flatMap(([who, row]) =>
            columns.map((purpose, i) => [who, purpose, row[i] ?? "-"] as const),
        ),
    )("gives %s on %s: %s", (who, purpose, short) => {
        const found = schemaGrants(everybody, { name: purpose, purpose }).find(({ principal }) => principal === who);
        expect(found?.privileges).toEqual(spelled(short));
    });

    it("lets every role that may do anything use the catalog, and nothing more of it", () => {
        expect(catalogGrants(everybody)).toEqual(
            ["engineers", "scientists", "analysts", "pipeline-id", "maintenance-id"].map((principal) => ({
                principal,
                privileges: ["USE_CATALOG"],
            })),
        );
    });

    it("lets no person write gold, and no one pass rights on", () => {
        for (const role of ["engineer", "scientist", "analyst"] as const) {
            expect(roleGrants[role].gold ?? []).not.toContain("MODIFY");
        }
        for (const privileges of [schemaPrivileges, catalogPrivileges]) {
            expect(privileges).not.toEqual(expect.arrayContaining(["MANAGE"]));
        }
        expect(JSON.stringify(roleGrants)).not.toMatch(/ALL_PRIVILEGES|MANAGE/);
    });
});

describe("Grants", () => {
    it("have one entry a group, where two personas are one group", () => {
        const personas = {
            scientist: { groupName: "data", role: "scientist" as const },
            analyst: { groupName: "data", role: "analyst" as const },
        };
        expect(schemaGrants({ personas }, { name: "gold", purpose: "gold" })).toEqual([
            { principal: "data", privileges: ["READ_VOLUME", "SELECT", "USE_SCHEMA"] },
        ]);
    });

    it("take what is added, for a group that has rights already and for one that has none", () => {
        const extra = (groupName: string, schema?: string) => ({
            groupName,
            schema,
            privileges: ["USE_SCHEMA" as const, "SELECT" as const],
            reason: "Audit.",
        });
        const principals = {
            ...everybody,
            extraGrants: [extra("engineers", "gold"), extra("auditors", "gold"), extra("auditors")],
        };
        const gold = schemaGrants(principals, { name: "gold", purpose: "gold" });
        expect(gold).toContainEqual({ principal: "engineers", privileges: ["SELECT", "USE_SCHEMA"] });
        expect(gold).toContainEqual({ principal: "auditors", privileges: ["SELECT", "USE_SCHEMA"] });
        expect(catalogGrants(principals)).toContainEqual({
            principal: "auditors",
            privileges: ["SELECT", "USE_SCHEMA"],
        });
        expect(schemaGrants(principals, { name: "silver", purpose: "silver" })).toEqual(
            schemaGrants(everybody, { name: "silver", purpose: "silver" }),
        );
    });

    it("are empty where no role has any", () => {
        expect(schemaGrants({ personas: {} }, { name: "gold", purpose: "gold" })).toEqual([]);
    });
});

describe("Schemas", () => {
    const zones = [{ name: "landing" }, { name: "bronze" }, { name: "raw-events", purpose: "silver" as const }];

    it("have a folder each for tables and for files, and a landing zone is all volume", () => {
        const planned = plannedSchemas(zones, [{ name: "features", zone: "bronze", volume: true }]);
        expect(planned.map(({ name, zone, tablesPath, filesPath }) => [name, zone, tablesPath, filesPath])).toEqual([
            ["landing", "landing", undefined, ""],
            ["bronze", "bronze", "tables", "files"],
            ["raw_events", "raw-events", "tables", "files"],
            ["features", "bronze", "schemas/features/tables", "schemas/features/files"],
        ]);
        const folders = planned.flatMap(({ zone, tablesPath, filesPath }) =>
            [tablesPath, filesPath].flatMap((path) => (path === undefined ? [] : [`${zone}/${path}`])),
        );
        for (const one of folders) {
            for (const other of folders) {
                expect(one !== other && other.startsWith(one)).toBe(false);
            }
        }
    });

    it("hold features and models in gold by default, or in the last zone for tables", () => {
        const others = (zones: { name: string; purpose?: "silver" }[]) =>
            plannedSchemas(zones)
                .slice(zones.length)
                .map(({ name, zone }) => `${name} in ${zone}`);
        expect(others([{ name: "gold" }, { name: "silver" }])).toEqual(["features in gold", "models in gold"]);
        expect(others(zones)).toEqual(["features in raw-events", "models in raw-events"]);
        expect(rootZone([{ name: "landing" }])).toBeUndefined();
    });

    it("are trained from where scientists read, unless they say otherwise", () => {
        const trained = plannedSchemas([{ name: "bronze" }, { name: "silver" }, { name: "gold", trainedFrom: false }]);
        expect(trained.filter(({ trainedFrom }) => trainedFrom).map(({ name }) => name)).toEqual([
            "silver",
            "features",
        ]);
    });

    it("hold tables, but for landing", () => {
        expect(tableSchemas(plannedSchemas(zones)).map(({ name }) => name)).toEqual([
            "bronze",
            "raw_events",
            "features",
            "models",
        ]);
    });

    it("stand in a metastore under names that carry the stack's", () => {
        const names = metastoreNames({ prefix: "amlp", stack: "Dev-2" });
        expect([names.catalog, names.credential, names.location("raw-events")]).toEqual([
            "amlp_dev_2",
            "amlp_dev_2_lake",
            "amlp_dev_2_raw_events",
        ]);
    });
});
