"""Each rule for scripts of a pool finds what it is for, and the scripts break none."""

import re

import pytest
from engines.control import FOLDER
from warehouse.rules import faults

SCRIPTS = sorted((FOLDER / "warehouse").rglob("*.sql"))
VIEWS_OF_DELTA = FOLDER / "warehouse/serverless/020_views.sql"


@pytest.mark.parametrize("file", [file for file in SCRIPTS if file != VIEWS_OF_DELTA], ids=lambda file: file.name)
def test_no_script_breaks_a_rule(file):
    assert faults(file.read_text()) == []


LOAD = (FOLDER / "warehouse/060_load_predictions.sql").read_text()


def line_of(text, found):
    assert text.count(found) == 1, found
    return text[: text.index(found)].count("\n") + 1


def changed(old, new):
    assert LOAD.count(old) == 1, old
    return LOAD.replace(old, new)


BEGIN = "        BEGIN TRANSACTION;\n"
COMMIT = "        COMMIT TRANSACTION;\n"
ROLLBACK = "        IF @@TRANCOUNT > 0\n            ROLLBACK TRANSACTION;\n"
DELETE_LOAD = "        DELETE FROM serving.[load]\n"
ADDRESS_CHECK = "        OR CHARINDEX(N'/', @folder, 9) <> CHARINDEX(N'.dfs.core.windows.net/', @folder) + 21\n"


@pytest.mark.parametrize(
    ("script", "found"),
    [
        pytest.param(
            changed(DELETE_LOAD, "        TRUNCATE TABLE staging.predictions;\n" + DELETE_LOAD),
            "TruncateTableStatement within a transaction",
            id="DDL in the transaction",
        ),
        pytest.param(
            changed(DELETE_LOAD, "        IF 1 = 1 CREATE TABLE staging.t (a int) WITH (HEAP);\n" + DELETE_LOAD),
            "CreateTableStatement within a transaction",
            id="DDL in a block of the transaction",
        ),
        pytest.param(
            changed(DELETE_LOAD, "        EXECUTE (N'DROP TABLE staging.t;');\n" + DELETE_LOAD),
            "EXECUTE within a transaction",
            id="a text in the transaction",
        ),
        pytest.param(
            changed(DELETE_LOAD, "        BEGIN TRANSACTION;\n        COMMIT TRANSACTION;\n" + DELETE_LOAD),
            "a transaction within a transaction",
            id="a nested transaction",
        ),
        pytest.param(
            changed(DELETE_LOAD, "        SAVE TRANSACTION a;\n" + DELETE_LOAD), "no savepoints", id="a savepoint"
        ),
        pytest.param(
            changed(DELETE_LOAD, "        IF @outdated_rows = 0\n            RETURN;\n" + DELETE_LOAD),
            "RETURN leaves",
            id="a return in the transaction",
        ),
        pytest.param(changed(COMMIT, ""), "does not end in the same list", id="a transaction without end"),
        pytest.param(changed(BEGIN, ""), "COMMIT without BEGIN", id="an end without a transaction"),
        pytest.param(
            changed(BEGIN, "").replace("    BEGIN TRY\n", BEGIN + "    BEGIN TRY\n"),
            "a transaction is within BEGIN TRY",
            id="a transaction around TRY",
        ),
        pytest.param(changed("    SET XACT_ABORT ON;\n", ""), "needs SET XACT_ABORT ON", id="without XACT_ABORT"),
        pytest.param(changed(ROLLBACK, ""), "CATCH rolls back before", id="without rollback"),
        pytest.param(
            changed(ROLLBACK, "        SET @message = ERROR_MESSAGE();\n" + ROLLBACK),
            "no ERROR_ before that",
            id="ERROR_ before the rollback",
        ),
        pytest.param(
            changed("    OPTION (LABEL = N'serving.load_predictions: lock');", ";"),
            "UpdateStatement has no OPTION (LABEL",
            id="UPDATE without label",
        ),
        pytest.param(
            changed("        OPTION (LABEL = N'serving.load_predictions: delete');", ";"),
            "DeleteStatement has no OPTION (LABEL",
            id="DELETE without label",
        ),
        pytest.param(
            changed("        OPTION (LABEL = N'serving.load_predictions: insert');", ";"),
            "InsertStatement has no OPTION (LABEL",
            id="INSERT without label",
        ),
        pytest.param(
            changed(" OPTION (LABEL = N''serving.load_predictions: copy'')", ""),
            "COPY has no OPTION (LABEL",
            id="COPY without label",
        ),
        pytest.param(
            re.sub(r"staged\.partition_key, staged\.store, .*?, @set_id", "staged.*, @set_id", LOAD, flags=re.DOTALL),
            "SELECT * takes",
            id="SELECT * into serving",
        ),
        pytest.param(changed(ADDRESS_CHECK, ""), None, id="two checks of the address, one is enough"),
        pytest.param(
            changed(ADDRESS_CHECK, "").replace("N'https://_%.dfs.core.windows.net/_%/'", "N'https://%'"),
            "which nothing holds to a dfs endpoint",
            id="an address that is not checked",
        ),
        pytest.param(
            changed("FROM ''', @folder, N'*.parquet''", "FROM ''https://lake.blob.core.windows.net/gold/*.parquet''"),
            "need the dfs endpoint",
            id="a blob address",
        ),
        pytest.param(
            changed("(IDENTITY = ''Managed Identity'')", "(IDENTITY = ''Storage Account Key'', SECRET = ''x'')"),
            "COPY with a secret",
            id="a key",
        ),
        pytest.param(
            changed("(IDENTITY = ''Managed Identity'')", "(IDENTITY = ''Shared Access Signature'')"),
            "COPY states CREDENTIAL",
            id="another identity",
        ),
        pytest.param(
            changed(" CREDENTIAL = (IDENTITY = ''Managed Identity''))", " MAXERRORS = 0)"),
            "COPY states CREDENTIAL",
            id="no credential",
        ),
        pytest.param(changed("''PARQUET''", "''CSV''"), "COPY states FILE_TYPE", id="another type of file"),
        pytest.param(
            changed("scored_at) FROM '''", "scored_at FROM '''"), "Expecting )", id="a COPY that does not parse"
        ),
    ],
)
def test_a_load_that_breaks_a_rule_is_found(script, found):
    if found is None:
        assert faults(script) == []
    else:
        assert [fault for fault in faults(script) if found in fault] != [], faults(script)


def test_a_fault_has_its_line():
    script = changed("    SET XACT_ABORT ON;\n", "    SET XACT_ABORT ON;\n    DELETE FROM staging.predictions;\n")
    line = line_of(script, "    DELETE FROM staging.predictions;\n")
    # Lines count from that of the batch's text in the script.
    assert faults(script) == [f"line {line}: DeleteStatement has no OPTION (LABEL = …)"]


TABLE = "CREATE TABLE a.b (c int NOT NULL) WITH ({});"


@pytest.mark.parametrize(
    ("script", "found"),
    [
        (TABLE.format("HEAP"), ["line 1: a table states its DISTRIBUTION"]),
        (
            "CREATE TABLE a.b (c int NOT NULL);",
            ["line 1: a table states its DISTRIBUTION", "line 1: a table states HEAP or its index"],
        ),
        (
            TABLE.format("DISTRIBUTION = HASH(d), HEAP"),
            ["line 1: DISTRIBUTION = HASH(d): the table has no such column"],
        ),
        (TABLE.format("DISTRIBUTION = ROUND_ROBIN"), ["line 1: a table states HEAP or its index"]),
        (
            TABLE.format("DISTRIBUTION = HASH(c), HEAP, PARTITION (d RANGE RIGHT FOR VALUES (1))"),
            ["line 1: PARTITION (d): the table has no such column"],
        ),
        (TABLE.format("DISTRIBUTION = HASH(c), CLUSTERED COLUMNSTORE INDEX"), []),
        (
            "CREATE VIEW a.b AS SELECT * FROM c.d;",
            ["line 1: SELECT * takes the columns that a table has by chance; list them"],
        ),
        ("CREATE VIEW a.b AS SELECT 1 AS x WHERE EXISTS (SELECT * FROM c.d);", []),
        ("CREATE VIEW a.b AS SELECT COUNT(*) AS x FROM c.d;", []),
        ("CREATE TABEL a.b (c int);", ["line 1: Incorrect syntax near TABEL."]),
        (
            "COPY INTO a.b FROM 'https://x.blob.core.windows.net/gold/y' WITH (FILE_TYPE = 'PARQUET',"
            " CREDENTIAL = (IDENTITY = 'Managed Identity'))",
            [
                "line 1: COPY from https://x.blob.core.windows.net/gold/y: managed identity and Parquet need the dfs"
                " endpoint"
            ],
        ),
    ],
)
def test_faults_of_tables_views_and_copies(script, found):
    assert faults(script) == found
