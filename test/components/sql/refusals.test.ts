import { describe, expect, it } from "vitest";
import { SqlDatabase, type SqlDatabaseArgs, type SqlDatabaseSpec } from "../../../components";
import { sqlKeyIssues } from "../../../components/sql/checks";
import { common, privateEndpoints } from "../../support/fixtures";
import { refusal, unitAccount } from "../../support/recording";

const { tenantId } = unitAccount;
const administrators = { groupObjectId: "00000000-0000-4000-8000-00000000aaaa", name: "sql-administrators" };
const server = (args: Partial<SqlDatabaseArgs>) =>
    new SqlDatabase("sql", {
        ...common,
        tenantId,
        administrators,
        databases: { orders: { compute: "serverless" } },
        ...args,
    });
const serverless = (more: Partial<SqlDatabaseSpec>) =>
    ({
        databases: { orders: { compute: "serverless", ...more } },
    }) satisfies Partial<SqlDatabaseArgs>;
const provisioned = (more: Partial<SqlDatabaseSpec>) =>
    ({
        databases: { orders: { compute: "provisioned", ...more } },
    }) satisfies Partial<SqlDatabaseArgs>;

describe("SqlDatabase refuses, before it registers anything,", () => {
    it.each<[string, Partial<SqlDatabaseArgs>, string]>([
        ["no database", { databases: {} }, "databases: has no entry; add one"],
        [
            "a database twice",
            { databases: { orders: { compute: "serverless" }, Orders: { compute: "serverless" } } },
            'databases: "orders" is duplicated',
        ],
        [
            "a name that Azure refuses",
            { databases: { "a/b": { compute: "serverless" } } },
            'databases.a/b: "a/b" must be 1 to 128 characters without < > * % & : \\ / ?, no period or space at the end',
        ],
        [
            "a database of the system",
            { databases: { Master: { compute: "serverless" } } },
            'databases.Master: "Master" is a database of the system; choose another name',
        ],
        [
            "vCores that are not sold",
            serverless({ maxCores: 3 }),
            "databases.orders.maxCores: is 3; Azure sells 1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80",
        ],
        [
            "one vCore of one's own",
            provisioned({ cores: 1 }),
            "databases.orders.cores: is 1; Azure sells 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80, 128",
        ],
        [
            "half a vCore",
            serverless({ minCores: 0.5 }),
            "databases.orders.minCores: is 0.5, must be a whole number from 1 to 2 with 2 at most",
        ],
        [
            "fewer vCores than the most allow",
            serverless({ maxCores: 40, minCores: 4 }),
            "databases.orders.minCores: is 4, must be a whole number from 5 to 40 with 40 at most",
        ],
        [
            "a pause after five minutes",
            serverless({ autoPauseMinutes: 5 }),
            "databases.orders.autoPauseMinutes: is 5, must be a whole number from 15 to 10080",
        ],
        [
            "more data than the compute takes",
            serverless({ maxCores: 1, maxSizeGb: 513 }),
            "databases.orders.maxSizeGb: is 513, must be a whole number from 1 to 512 with 1 vCores",
        ],
        [
            "more data than compute of one's own takes",
            provisioned({ cores: 6, maxSizeGb: 2048 }),
            "databases.orders.maxSizeGb: is 2048, must be a whole number from 1 to 1536 with 6 vCores",
        ],
        [
            "no backups",
            serverless({ backups: { days: 0 } }),
            "databases.orders.backups.days: is 0, must be a whole number from 1 to 35",
        ],
        [
            "long-term retention of nothing",
            provisioned({ backups: { longTerm: {} } }),
            "databases.orders.backups.longTerm: keeps nothing; set weeks, months or years, or leave it out",
        ],
        [
            "backups of eleven years",
            provisioned({ backups: { longTerm: { years: 11 } } }),
            "databases.orders.backups.longTerm.years: is 11, must be a whole number from 1 to 10",
        ],
        [
            "a week of the year without years",
            provisioned({ backups: { longTerm: { weeks: 4, weekOfYear: 3 } } }),
            "databases.orders.backups.longTerm.weekOfYear: is 3, but years is not set, so that no week is kept for years; set years, or leave it out",
        ],
        [
            "long-term retention of a database that is paused",
            serverless({ autoPauseMinutes: 60, backups: { longTerm: { weeks: 4 } } }),
            "databases.orders.autoPauseMinutes: is 60, but backups.longTerm is set, and Azure never pauses a database with long-term retention; leave one of the two out",
        ],
        [
            "a group by its name",
            { administrators: { groupObjectId: "sql-administrators", name: "sql-administrators" } },
            'administrators.groupObjectId: "sql-administrators" is not a UUID',
        ],
        [
            "a group without a name",
            { administrators: { ...administrators, name: "" } },
            "administrators.name: must have 1 to 128 characters, has 0",
        ],
        ["a tenant by its name", { tenantId: "contoso.com" }, 'tenantId: "contoso.com" is not a UUID'],
        [
            "an endpoint without its zone",
            { privateEndpoints: { ...privateEndpoints, zoneResourceIds: {} } },
            'privateEndpoints.zoneResourceIds: "sqlServer" needs zone privatelink.database.windows.net, which is not given',
        ],
    ])("%s", async (_, args, message) => {
        expect(await refusal(() => server(args))).toEqual([`SqlDatabase "sql" ${message}`]);
    });

    it("everything that is wrong with all databases together", async () => {
        const databases = {
            orders: { compute: "serverless", maxCores: 5, autoPauseMinutes: 1 },
            control: { compute: "provisioned", cores: 3, backups: { days: 36 } },
        } as const;
        const paths = (await refusal(() => server({ databases }))).map((line) => line.split(" ")[2]);
        expect(paths).toEqual([
            "databases.orders.maxCores:",
            "databases.orders.autoPauseMinutes:",
            "databases.control.cores:",
            "databases.control.backups.days:",
        ]);
    });
});

describe("A key for Azure SQL", () => {
    it.each([[undefined], [2048], [3072]])("of %s bits is taken", (keySize) => {
        expect(sqlKeyIssues(keySize)).toEqual([]);
    });

    it.each([[1024], [4096]])("of %s bits is refused", (keySize) => {
        expect(sqlKeyIssues(keySize)).toEqual([
            { propertyPath: "keySize", reason: `is ${keySize}; Azure SQL takes keys of 2048 or 3072 bits` },
        ]);
    });
});
