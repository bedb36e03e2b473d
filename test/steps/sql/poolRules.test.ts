import { describe, expect, it } from "vitest";
import { scriptIssues } from "../../../steps/sql/scriptIssues";

const issues = (script: string, pool: "dedicated" | "serverless" = "dedicated") =>
    scriptIssues(script, { allowDrop: true, pool, deltaSources: ["gold"] }).map(
        ({ line, reason }) => `${line}: ${reason}`,
    );

/** A procedure with a transaction; each part is on lines of its own. */
const procedure = ({
    first = "SELECT 1;",
    within = "DELETE FROM serving.a OPTION (LABEL = N'p: delete');",
    caught = "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; THROW;",
}) => `ALTER PROCEDURE serving.p AS BEGIN
SET XACT_ABORT ON; BEGIN TRY
${first}
BEGIN TRANSACTION;
${within}
COMMIT TRANSACTION;
END TRY BEGIN CATCH
${caught}
END CATCH; END;`;

const copy = (
    from: string,
    credential = "CREDENTIAL = (IDENTITY = 'Managed Identity')",
    label = "OPTION (LABEL = N'l')",
) => `COPY INTO staging.a (b) FROM ${from} WITH (FILE_TYPE = 'PARQUET', ${credential}) ${label};`;
const lake = "'https://lake.dfs.core.windows.net/gold/a/*.parquet'";

describe("A script for a dedicated pool is refused", () => {
    it.each([
        [
            "DDL in a transaction",
            procedure({ within: "CREATE TABLE #a (b int);" }),
            "5: CREATE TABLE within a transaction: a pool takes no DDL there",
        ],
        [
            "TRUNCATE in a transaction",
            procedure({ within: "TRUNCATE TABLE staging.a;" }),
            "5: TRUNCATE TABLE within a transaction",
        ],
        [
            "a text that it runs in a transaction",
            procedure({ within: "EXECUTE (@text);" }),
            "5: EXECUTE of a text within a transaction",
        ],
        [
            "a nested transaction",
            procedure({ within: "BEGIN TRAN;" }),
            "5: a transaction within that of line 4: a pool has no nested ones",
        ],
        ["a savepoint", procedure({ within: "SAVE TRANSACTION s;" }), "5: SAVE TRANSACTION: a pool has no savepoints"],
        ["a return that leaves it open", procedure({ within: "RETURN;" }), "5: RETURN leaves the transaction open"],
        [
            "a transaction without an end",
            "\nBEGIN TRANSACTION;\nGO\nCOMMIT;",
            "2: the transaction does not end in its batch; add COMMIT TRANSACTION",
        ],
        [
            "ERROR_ before the rollback",
            procedure({ caught: "SET @m = error_message();\nROLLBACK;" }),
            "8: ERROR_MESSAGE is read before the rollback, where a pool answers NULL",
        ],
        [
            "no rollback",
            procedure({ caught: "THROW;" }),
            "7: CATCH does not roll back; begin it with IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION",
        ],
        [
            "a COPY from a blob endpoint",
            copy("'https://lake.blob.core.windows.net/gold/a'"),
            "1: COPY INTO reads https://lake.blob.core.windows.net/gold/a; managed identity and Parquet need the dfs endpoint",
        ],
        [
            "a COPY by a key",
            copy(lake, "CREDENTIAL = (IDENTITY = 'Storage Account Key', [SECRET] = @key)"),
            '1: COPY INTO signs in by "Storage Account Key" with a key or SAS; state CREDENTIAL = (IDENTITY',
        ],
        ["a COPY as its caller", copy(lake, "MAXERRORS = 0"), "1: COPY INTO signs in as its caller; state CREDENTIAL"],
        [
            "a COPY by a SAS",
            copy("'https://lake.dfs.core.windows.net/gold/a?sv=2024'"),
            "1: COPY INTO reads an address with a query, as a SAS has it",
        ],
        ["a COPY without a label", copy(lake, undefined, ""), "1: COPY INTO has no label; add OPTION (LABEL = N'…')"],
        [
            "a COPY from an address from outside",
            "SET @c = CONCAT(N'COPY INTO a (b) FROM ''', @folder, N'*'' WITH (FILE_TYPE = ''PARQUET'', CREDENTIAL = (IDENTITY = ''Managed Identity'')) OPTION (LABEL = N''l'');'); EXECUTE (@c);",
            "1: COPY INTO reads @folder, which nothing holds to a dfs endpoint",
        ],
        [
            "a hash of a column that the table has not",
            "\nCREATE TABLE serving.a (b int NOT NULL, c decimal(9, 2)) WITH (DISTRIBUTION = HASH(d), HEAP);",
            "2: HASH (d): the table has no such column, but b, c; name one of them",
        ],
        [
            "a partition by one",
            "CREATE TABLE serving.a (b int) WITH (DISTRIBUTION = HASH(b), PARTITION (d RANGE RIGHT FOR VALUES (1)));",
            "1: PARTITION (d): the table has no such column",
        ],
        [
            "a table in a text without a distribution",
            "EXECUTE (N'CREATE TABLE serving.a (b int) WITH (HEAP);');",
            "1: CREATE TABLE states no DISTRIBUTION; choose HASH(column), ROUND_ROBIN or REPLICATE",
        ],
        [
            "SELECT * into serving",
            "INSERT INTO serving.a\nSELECT * FROM staging.a;",
            "2: SELECT * takes the columns that a table has by chance; list them",
        ],
        [
            "alias.* into serving",
            "CREATE TABLE serving.a WITH (DISTRIBUTION = ROUND_ROBIN) AS SELECT 1 AS b, s.* FROM staging.a AS s;",
            "1: SELECT * takes",
        ],
        [
            "a statement without a label",
            procedure({ first: "UPDATE serving.a SET b = (SELECT 1);" }),
            "3: UPDATE has no label; add OPTION (LABEL = N'…')",
        ],
    ])("for %s", (_what, script, expected) => {
        expect(issues(script)).toEqual([expect.stringContaining(expected)]);
    });

    it("for several at once, in the order of lines", () => {
        const found = issues(
            `${procedure({ first: "INSERT INTO serving.a SELECT * FROM b;", within: "DROP TABLE a;", caught: "PRINT ERROR_LINE(); ROLLBACK;" })}\nGO\nCREATE TABLE t (a int) WITH (DISTRIBUTION = HASH(x));`,
        );
        expect(found.map((each) => each.replace(/^(\d+: \S+).*/, "$1")).sort()).toEqual(
            ["3: SELECT", "3: INSERT", "5: DROP", "8: ERROR_LINE", "11: HASH"].sort(),
        );
    });
});

describe("A script for a dedicated pool is not refused", () => {
    it.each([
        procedure({}),
        procedure({ caught: "ROLLBACK; SET @m = ERROR_MESSAGE(); THROW;" }),
        copy(lake),
        "IF EXISTS (SELECT * FROM sys.tables) SELECT COUNT(*), 2 * 3 FROM a;",
        "CREATE TABLE a.b WITH (DISTRIBUTION = HASH(c)) AS SELECT c FROM d;",
        "CREATE TABLE #a (b int);",
        "ALTER PROCEDURE a AS GRANT INSERT, UPDATE ON b TO c;",
        "-- BEGIN TRANSACTION; DROP TABLE a;\nSELECT 'SELECT * FROM a' AS text;".replace("SELECT *", "SELECT b"),
        "INSERT INTO staging.load_lock (a) VALUES (NULL);",
    ])("for %s", (script) => {
        expect(issues(script)).toEqual([]);
    });
});

describe("A script for a serverless pool is refused", () => {
    const view = (options: string, path = "a/") =>
        `ALTER VIEW gold.a AS\nSELECT b FROM OPENROWSET(BULK '${path}', ${options}) WITH (b int) AS c;`;
    it.each([
        [
            "another zone",
            view("DATA_SOURCE = 'bronze', FORMAT = 'DELTA'"),
            '2: OPENROWSET reads data source "bronze", which leads to no zone in Delta format; name one of gold',
        ],
        [
            "files of a zone",
            view("DATA_SOURCE = 'gold', FORMAT = 'PARQUET'"),
            "2: OPENROWSET reads PARQUET; set FORMAT = 'DELTA'",
        ],
        [
            "an address",
            view("FORMAT = 'DELTA'", "https://lake.dfs.core.windows.net/gold/a"),
            '2: OPENROWSET reads "https://lake.dfs.core.windows.net/gold/a" without a data source; name one of gold',
        ],
        [
            "a wildcard",
            view("DATA_SOURCE = 'gold', FORMAT = 'DELTA'", "a/*.parquet"),
            '2: OPENROWSET reads "a/*.parquet"; a table in Delta format is a folder',
        ],
        ["all columns", "CREATE VIEW a AS SELECT * FROM b", "1: SELECT * takes"],
    ])("for a view over %s", (_what, script, expected) => {
        expect(issues(script, "serverless")).toEqual([expect.stringContaining(expected)]);
    });

    it("and is not for a table of a zone in Delta format", () => {
        expect(issues(view("DATA_SOURCE = 'gold', FORMAT = 'DELTA'"), "serverless")).toEqual([]);
    });

    it("for none of the rules where it is for Azure SQL", () => {
        expect(scriptIssues("SELECT * FROM a; CREATE TABLE b (c int);", { allowDrop: false })).toEqual([]);
    });
});
