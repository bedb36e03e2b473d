import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { PoolKind } from "../../../steps/contract";
import { batchesOf } from "../../../steps/sql/batches";
import { isTransactional, scriptIssues } from "../../../steps/sql/scriptIssues";

/** Issues of a script, each as `line: reason`. */
const issues = (script: string, allowDrop = false) =>
    scriptIssues(script, { allowDrop }).map(({ line, reason }) => `${line}: ${reason}`);

describe("A script is refused", () => {
    it.each([
        ["a string that does not end", "SELECT 1;\nSELECT 'a", "2: a string begins here and does not end"],
        ["a comment that does not end", "/* /* */", "1: a comment begins here and does not end"],
        ["a name that does not end", "SELECT [a", "1: a name in brackets begins here and does not end"],
        ["GO with a number", "SELECT 1\nGO 5", "2: GO 5 would run the batch 5 times; write GO, and the loop in T-SQL"],
        ["GO with a statement", "GO SELECT 1", "1: GO must be alone on its line"],
        ["USE", "-- a\nUSE master;", "2: USE master leaves the database of the step; state a step for each database"],
        [
            "USE of a quoted name",
            "use [a b]",
            "1: USE a b leaves the database of the step; state a step for each database",
        ],
        ["a command of sqlcmd", ":setvar a b", "1: :setvar is a command of sqlcmd, which the server does not know"],
    ])("for %s", (_, script, issue) => {
        expect(issues(script)).toEqual([issue]);
    });

    it.each([
        "DROP TABLE a",
        "DROP TABLE IF EXISTS control.[load]",
        "DROP TABLE #a, b",
        "ALTER TABLE a DROP COLUMN b",
        "ALTER TABLE a DROP CONSTRAINT c, COLUMN b",
        "truncate /* all */ table a",
        "DROP DATABASE a",
        "EXECUTE (N'DROP TABLE a')",
    ])("for the loss of data, unless that is stated: %s", (script) => {
        expect(issues(`\n${script}`)).toEqual([
            expect.stringMatching(/^2: .* loses data; state the script in allowDrop if its data may be lost$/),
        ]);
        expect(issues(script, true)).toEqual([]);
    });

    it.each([
        "CREATE USER a WITH PASSWORD = 'b'",
        "CREATE MASTER KEY ENCRYPTION BY PASSWORD='b'",
        "CREATE DATABASE SCOPED CREDENTIAL a WITH IDENTITY = 'b', SECRET = 'c'",
        "GRANT CONNECT TO a IDENTIFIED BY b",
        "EXECUTE (N'CREATE USER a WITH PASSWORD = ''b''')",
        "DECLARE @api_key varchar(9) = 'b'; SET @api_key = 'c'",
        "SELECT 'Server=a;Password=b'",
        "EXECUTE (N'COPY INTO a FROM ''b'' WITH (CREDENTIAL = (IDENTITY = ''Shared Access Signature'', SECRET = ''c''))')",
        "EXECUTE (N'CREDENTIAL = (IDENTITY = ''Managed Identity'', SECRET = ''c'')')",
    ])("for a password or a secret, whatever is allowed: %s", (script) => {
        expect(issues(script, true)).toEqual(expect.arrayContaining([expect.stringMatching(/^1: /)]));
    });

    it("for all of it at once, in the order of lines", () => {
        expect(issues("DROP TABLE a\nGO 2\nUSE b\nALTER ROLE c WITH PASSWORD = 'd'").map((each) => each[0])).toEqual([
            ..."1234",
        ]);
    });
});

describe("A script is not refused", () => {
    it.each([
        "DROP TABLE IF EXISTS #a, #b;",
        "DROP PROCEDURE IF EXISTS a; DROP INDEX b ON c;",
        "ALTER TABLE a ALTER COLUMN b int; ALTER TABLE a DROP CONSTRAINT c;",
        "SELECT 1 OPTION (USE HINT ('FORCE_LEGACY_CARDINALITY_ESTIMATION'));",
        "-- DROP TABLE a; USE b; PASSWORD = 'c'",
        'SELECT [drop table], "use" FROM a AS [password] WHERE a.[password] = @b',
        "CREATE USER a FROM EXTERNAL PROVIDER;",
        "EXECUTE (N'COPY INTO a FROM ''b'' WITH (CREDENTIAL = (IDENTITY = ''Managed Identity''))')",
        "EXECUTE (N'GRANT REFERENCES ON DATABASE SCOPED CREDENTIAL::workspace_identity TO a;')",
        "THROW 51001, N'control.begin_run: timeout_minutes must be 1 or more.', 1;",
    ])("for %s", (script) => {
        expect(issues(script)).toEqual([]);
    });
});

const root = path.join(__dirname, "../../../workloads/sql");
const ours = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sql"));
const emptiesTables = ["warehouse/060_load_predictions.sql"];
const poolOf = (file: string): PoolKind => (file.startsWith("warehouse/serverless/") ? "serverless" : "dedicated");

describe("Scripts of the platform", () => {
    it.each(ours)("%s are not refused", (file) => {
        const script = readFileSync(path.join(root, file), "utf8");
        const given = {
            allowDrop: emptiesTables.includes(file),
            ...(file.startsWith("warehouse/") && {
                pool: poolOf(file),
                values: ["goldAddress"],
                deltaSources: ["gold"],
            }),
        } as const;
        expect(scriptIssues(script, given)).toEqual([]);
        expect(batchesOf(script)).not.toEqual([]);
    });

    it.each(emptiesTables)("%s empty tables, and say so", (file) => {
        const found = scriptIssues(readFileSync(path.join(root, file), "utf8"), {
            allowDrop: false,
            pool: "dedicated",
        });
        expect(found.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^TRUNCATE TABLE loses data/)]);
    });

    it.each(ours.filter((file) => file.startsWith("control/")))("%s are applied in a transaction", (file) => {
        expect(isTransactional(readFileSync(path.join(root, file), "utf8"))).toBe(true);
    });
});

describe("A script is applied in a transaction", () => {
    it("unless a statement cannot be in one", () => {
        expect(isTransactional("CREATE OR ALTER PROCEDURE a AS SELECT 1 -- ALTER DATABASE")).toBe(true);
        expect(isTransactional("ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON")).toBe(false);
        expect(isTransactional("create fulltext catalog a")).toBe(false);
        expect(isTransactional("RECONFIGURE")).toBe(false);
        expect(isTransactional("SELECT 'RECONFIGURE', [backup]")).toBe(true);
    });
});
