import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { bronzeTables } from "../../../../stacks/settings/checks/databricks/bronzeTables";
import type { IngestSettings } from "../../../../stacks/settings/schema/data-factory/ingest";
import { withCatalog } from "../../support/additions";
import { minimalIssues, type Changes } from "../../support/stackSettings";

const shop = (tables: object[], more: object = {}) => ({
    type: "AzureSqlDatabase" as const,
    server: "sql-contoso-shop.database.windows.net",
    database: "shop",
    public: true,
    bronzeJob: { job: "bronze" },
    tables,
    ...more,
});
const ingest = (sources: object) => ({ sources }) as IngestSettings;
const tables = [
    { name: "Stores", mode: "full" },
    { schema: "sales", name: "Order lines größer", mode: "changeTracking", key: ["OrderId", "Line"], deletes: true },
    { name: "Receipts", mode: "watermark", key: ["ReceiptId"], column: "ChangedAt" },
    { name: "Stock", mode: "rowVersion", key: ["StoreId"], column: "Version", bronze: "stock_levels" },
];

describe("The tables of a bronze job", () => {
    it("are those of the sources that name it, as the job reads them", () => {
        const sources = { shop: shop(tables), other: shop(tables, { bronzeJob: { jobId: "7" } }) };
        const list = bronzeTables(ingest(sources), "bronze");
        // The tests of the job read the same file.
        const golden = path.join(__dirname, "../../../../workloads/databricks/tests/tables.json");
        expect(list).toEqual(JSON.parse(readFileSync(golden, "utf8")));
        expect(bronzeTables(ingest(sources), "other")).toEqual([]);
        expect(bronzeTables(undefined, "bronze")).toEqual([]);
    });
});

/** A stack with a bronze job whose sources have these tables. */
const withTables = (...lists: object[][]): Changes => ({
    ...withCatalog,
    identities: { ingest: { purpose: "Data Factory copies source data into the lake" } },
    "lake.access": [{ identity: "ingest", zone: "landing", right: "write" }],
    sql: {
        administrators: { groupObjectId: "8a6d2c10-0000-4000-8000-00000000b010", name: "sql-administrators" },
        databases: {
            control: {
                compute: "serverless",
                maxCores: 1,
                schema: { folder: "control" },
                users: [{ identity: "ingest", roles: ["control_writer"] }],
            },
        },
    },
    "databricks.jobs.list.bronze": { policy: "jobs" },
    ingest: ingest(Object.fromEntries(lists.map((list, i) => [`shop${i}`, shop(list)]))),
});
const at = (i: number, source = 0) => `ingest.sources.shop${source}.tables[${i}].bronze`;

describe("Settings of tables in bronze", () => {
    it("take names that the sources do not set", () => {
        expect(minimalIssues("databricks", withTables(tables))).toEqual([]);
    });

    it.each<[string, Changes, string[]]>([
        [
            "a name that Unity Catalog does not take",
            withTables([{ name: "Stores", mode: "full", bronze: "Stores" }]),
            [`${at(0)}: "Stores" must be 1 to 255 small letters, digits and underscores; set another name`],
        ],
        [
            "the name of a table of the job's own",
            withTables([{ name: "Stores", mode: "full", bronze: "loads" }]),
            [`${at(0)}: "loads" is a table that the job keeps for itself; set another name`],
        ],
        [
            "two tables of one name",
            withTables(
                [{ name: "Stores", mode: "full", bronze: "stores" }],
                [{ name: "Shops", mode: "full", bronze: "stores" }],
            ),
            [at(0), at(0, 1)].map(
                (path) => `${path}: "stores" is the name of another table in bronze too; set another name`,
            ),
        ],
        [
            "a table that another job writes",
            {
                ...withTables([{ name: "Stores", mode: "full", bronze: "stores" }]),
                "databricks.jobs.list.statistics.writes": ["bronze.stores"],
            },
            [
                "databricks.jobs.list.bronze.writes: bronze.stores is written by statistics too, and two writers undo each other's work; let one job write it",
            ],
        ],
        [
            "a bronze job that no source names",
            { "databricks.jobs.list.bronze": { policy: "jobs", parameters: { catalog: "main" } } },
            [
                'databricks.jobs.list.bronze: builds bronze, and no source of ingest with tables names it; set ingest.sources.<name>.bronzeJob.job to "bronze", or the parameter tables of its task to the path of a list',
            ],
        ],
        [
            "a table to be merged without a key",
            withTables([{ name: "Receipts", mode: "watermark", column: "ChangedAt" }]),
            [
                "ingest.sources.shop0.tables[0].key: is missing, and mode watermark merges by it; name the columns of the primary key",
            ],
        ],
    ])("refuse %s", (_title, changes, lines) => {
        expect(minimalIssues("databricks", changes)).toEqual(lines);
    });

    it("take a list of tables that is not made from ingest", () => {
        const bronze = { tasks: { bronze: { parameters: { tables: "/Volumes/main/landing/tables.json" } } } };
        const changes = {
            "databricks.jobs.list.bronze": { policy: "jobs", parameters: { catalog: "main" }, ...bronze },
        };
        expect(minimalIssues("databricks", changes)).toEqual([]);
    });
});
