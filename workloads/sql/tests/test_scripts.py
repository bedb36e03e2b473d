"""Every script parses with Microsoft's parser, and can be applied any number of times."""

import re

import pytest
from engines.control import FOLDER, control_scripts, new_control
from engines.database import Database
from engines.repeatable import not_repeatable, statements_of
from engines.scriptdom import ScriptError, guid_bytes, parse
from engines.statements import Thrown
from engines.translation import TABLE, Untranslated, to_duckdb, used

# Those of the warehouse need more than one parser: warehouse/test_scripts_of_the_pool.py.
SCRIPTS = sorted((FOLDER / "control").rglob("*.sql"))
NAMES = [str(file.relative_to(FOLDER)) for file in SCRIPTS]


@pytest.mark.parametrize("file", SCRIPTS, ids=NAMES)
def test_a_script_parses_and_is_repeatable(file):
    text = file.read_text()
    assert statements_of(text)
    assert not_repeatable(text) == []


def test_an_error_is_reported_with_its_line():
    with pytest.raises(ScriptError, match=r"^line 2: Incorrect syntax near x"):
        parse("SELECT 1;\nDELETE FORM x WHERE y = 1;")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CREATE TABLE a.b (c int);", ["CreateTableStatement"]),
        ("IF NOT EXISTS (SELECT 1 FROM a.b) DROP TABLE a.b;", ["IfStatement"]),
        ("EXECUTE (N'DROP TABLE a.b;');", ["ExecuteStatement"]),
        ("IF OBJECT_ID(N'a.b') IS NOT NULL DROP TABLE a.b;", ["IfStatement"]),
        ("IF 1 = 1 DROP TABLE a.b;", ["IfStatement"]),
        ("USE control;\nGO\nDROP TABLE IF EXISTS a.b;", ["UseStatement", "DropTableStatement"]),
        ("CREATE USER u WITH PASSWORD = 'x';", ["CreateUserStatement"]),
    ],
)
def test_what_is_not_repeatable_is_found(text, found):
    assert not_repeatable(text) == found


def test_the_scripts_change_nothing_when_they_are_applied_again(database, session):
    session.call("control.begin_run", run_id="a", source_name="erp", table_name="t", mode="full", timeout_minutes=60)
    tables = ("watermark", '"load"', "run_log")
    before = [database.query(f"SELECT * FROM control.{table}") for table in tables]
    assert [len(rows) for rows in before] == [1, 0, 1]
    for script in control_scripts():
        database.apply(script)
    assert [database.query(f"SELECT * FROM control.{table}") for table in tables] == before


def test_a_writer_may_call_the_procedures_and_write_no_table():
    assert [right for right in new_control().rights if "control_writer" in right] == [
        "CREATE ROLE control_writer AUTHORIZATION dbo;",
        "GRANT EXECUTE ON OBJECT::control.begin_run TO control_writer;",
        "GRANT EXECUTE ON OBJECT::control.check_columns TO control_writer;",
        "GRANT EXECUTE ON OBJECT::control.commit_load TO control_writer;",
        "GRANT EXECUTE ON OBJECT::control.end_run TO control_writer;",
        "GRANT SELECT ON OBJECT::control.[load] TO control_writer;",
        "DENY INSERT, UPDATE, DELETE ON SCHEMA::control TO control_writer;",
    ]


def test_a_reader_may_read():
    assert [right for right in new_control().rights if "control_reader" in right] == [
        "CREATE ROLE control_reader AUTHORIZATION dbo;",
        "GRANT SELECT ON SCHEMA::control TO control_reader;",
    ]


def test_everything_of_the_schema_has_the_owner_of_the_procedures():
    # Without one owner, a procedure may not write the tables for its caller.
    schema = control_scripts()[0]
    assert "CREATE SCHEMA control AUTHORIZATION dbo" in schema
    assert not any("AUTHORIZATION" in script for script in control_scripts()[1:-1])


class TestTheTableOfTranslations:
    def test_has_no_row_that_nothing_needs(self, database, session):
        begin = {"source_name": "erp", "table_name": "t", "mode": "rowVersion", "timeout_minutes": 60}
        session.call("control.begin_run", run_id="a", **begin)
        with pytest.raises(Thrown):
            session.call("control.begin_run", run_id="b", **begin)
        with pytest.raises(Thrown):
            session.call(
                "control.commit_load", run_id="a", folder="f", row_count=1, from_value="", to_value="1", is_full=1
            )
        assert {row.feature for row in TABLE if row.rewrite} - set(used) == set()

    def test_refuses_a_function_without_a_row(self):
        with pytest.raises(Untranslated, match="CHANGE_TRACKING_CURRENT_VERSION"):
            to_duckdb("SELECT CHANGE_TRACKING_CURRENT_VERSION()")

    def test_refuses_a_statement_without_a_row(self):
        with pytest.raises(Untranslated, match="DropTableStatement"):
            Database().apply("DROP TABLE a;")


def test_the_sids_that_steps_are_tested_with_are_what_dotnet_writes_of_their_guids():
    test = (FOLDER.parents[1] / "test/steps/sql/quoted.test.ts").read_text()
    pairs = re.findall(r'\["([0-9A-Fa-f-]{36})", "0x([0-9A-F]{32})"\]', test)
    assert len(pairs) >= 2
    assert [sid for _, sid in pairs] == [guid_bytes(guid).hex().upper() for guid, _ in pairs]
