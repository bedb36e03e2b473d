"""What check_columns promises, run on DuckDB."""

import json

import pytest
from engines.control import control_scripts
from engines.database import Database
from engines.runs import DAY_1, DAY_2, begin, commit, loads, refused, run, watermark

ID = {"name": "Id", "type": "int", "nullable": "NO"}
NOTE = {"name": "Note", "type": "nvarchar", "nullable": "YES"}
AMOUNT = {"name": "Amount", "type": "decimal(9,2)", "nullable": "NO"}


def check(session, run_id, columns, rule="additions", needed=(), partition_column=""):
    (row,) = session.call(
        "control.check_columns",
        run_id=run_id,
        columns=json.dumps(columns),
        rule=rule,
        needed=json.dumps([{"name": name} for name in needed]),
        partition_column=partition_column,
    )
    return row["is_full"]


@pytest.fixture
def second_run(session):
    """A table whose last load had three columns, and which run b has begun to copy."""
    begin(session, "a")
    commit(session, "a", "", DAY_1, columns=json.dumps([ID, NOTE, AMOUNT]))
    begin(session, "b")


class TestCheckColumns:
    def test_takes_any_columns_where_none_are_known(self, database, session):
        begin(session, "a")
        assert check(session, "a", [ID, NOTE], "refuse") == 0
        commit(session, "a", "", DAY_1)
        begin(session, "b")
        assert check(session, "b", [ID], "refuse") == 0
        assert watermark(database)["table_columns"] is None

    @pytest.mark.usefixtures("second_run")
    @pytest.mark.parametrize("rule", ["allow", "additions", "refuse"])
    def test_the_same_columns_in_another_order_are_no_change(self, database, session, rule):
        assert check(session, "b", [AMOUNT, {**NOTE, "nullable": "NO"}, {**ID, "name": "ID"}], rule) == 0
        assert run(database, "b")["column_changes"] is None

    @pytest.mark.usefixtures("second_run")
    @pytest.mark.parametrize(
        ("columns", "changes", "least"),
        [
            ([ID, NOTE, AMOUNT, {"name": "Seen", "type": "bit"}], "added Seen (bit)", "additions"),
            ([ID, AMOUNT], "dropped Note", "allow"),
            (
                [ID, NOTE, {**AMOUNT, "type": "decimal(12,2)"}],
                r"retyped Amount (decimal(9,2) to decimal(12,2))",
                "allow",
            ),
            ([ID, AMOUNT, {**NOTE, "name": "Text"}], "added Text (nvarchar); dropped Note", "allow"),
        ],
        ids=["added", "dropped", "retyped", "renamed"],
    )
    def test_a_change_is_taken_or_refused_by_rule_and_makes_a_full_copy(
        self, database, session, columns, changes, least
    ):
        rules = ["refuse", "additions", "allow"]
        before = (watermark(database), run(database, "b"))
        for rule in rules[: rules.index(least)]:
            with refused(51036) as error:
                check(session, "b", columns, rule)
            assert f"erp dbo.Orders has other columns than its last load: {changes}. Nothing is copied." in str(
                error.value
            )
            assert f"set schemaChanges to {least}" in str(error.value)
            assert (watermark(database), run(database, "b")) == before
        for rule in rules[rules.index(least) :]:
            assert check(session, "b", columns, rule) == 1
            assert run(database, "b")["column_changes"] == changes

    @pytest.mark.usefixtures("second_run")
    def test_only_a_committed_load_changes_what_is_compared_with(self, database, session):
        assert check(session, "b", [ID], "allow") == 1
        session.call("control.end_run", run_id="b", status="failed")
        begin(session, "c")
        assert check(session, "c", [ID], "allow") == 1
        commit(session, "c", DAY_1, DAY_2, is_full=1, columns=json.dumps([ID]))
        assert json.loads(watermark(database)["table_columns"]) == [ID]
        begin(session, "d")
        assert check(session, "d", [ID], "refuse") == 0

    @pytest.mark.usefixtures("second_run")
    def test_a_load_that_is_refused_leaves_the_columns_as_they_were(self, database, session):
        with refused(51014):
            commit(session, "b", DAY_2, DAY_2, is_full=1, columns=json.dumps([ID]))
        assert json.loads(watermark(database)["table_columns"]) == [ID, NOTE, AMOUNT]

    def test_refuses_a_table_without_columns(self, session):
        begin(session, "a")
        with refused(
            51033, "erp dbo.Orders is no table or view of the source, or the user that reads the source may not read it"
        ):
            check(session, "a", [])

    def test_refuses_columns_of_the_settings_that_are_not_there(self, session):
        begin(session, "a")
        assert check(session, "a", [ID, NOTE], needed=["ID", "note"]) == 0
        with refused(51034, "erp dbo.Orders has no column ChangedAt, which its settings name"):
            check(session, "a", [ID, NOTE], needed=["Id", "ChangedAt"])

    @pytest.mark.parametrize("column", [NOTE, {**ID, "name": "Note", "nullable": "YES"}])
    def test_refuses_a_column_that_cannot_part_the_table(self, session, column):
        begin(session, "a")
        assert check(session, "a", [ID, column], partition_column="id") == 0
        with refused(51035, "cannot be read in parts by its column Note"):
            check(session, "a", [ID, column], partition_column="Note")

    def test_refuses_a_run_that_did_not_begin_or_has_ended(self, session):
        with refused(51032, "run a is unknown"):
            check(session, "a", [ID])
        begin(session, "a")
        session.call("control.end_run", run_id="a", status="failed")
        with refused(51032, "run a is unknown or has ended"):
            check(session, "a", [ID])

    @pytest.mark.parametrize("rule", ["some", "", None])
    def test_refuses_other_rules(self, session, rule):
        begin(session, "a")
        with refused(51031):
            check(session, "a", [ID], rule)


# What a database has whose scripts were applied before the columns were kept.
EARLIER = ("table_columns", "column_changes", "skipped_count")


def test_a_database_of_an_earlier_version_gets_the_columns_and_keeps_its_rows():
    database = Database()
    for script in control_scripts():
        if not any(f"ADD {column}" in script for column in EARLIER) and "PROCEDURE" not in script:
            database.apply(script)
    database.query("INSERT INTO control.watermark VALUES ('erp', 'dbo.Orders', 'full', '', 0, NULL, NULL, NULL)")
    for _ in range(2):
        for script in control_scripts():
            database.apply(script)
    session = database.session()
    begin(session, "a", "full")
    assert check(session, "a", [ID], "refuse") == 0
    commit(session, "a", "", DAY_1, columns=json.dumps([ID]))
    assert json.loads(watermark(database)["table_columns"]) == [ID]
    assert [load["skipped_count"] for load in loads(database)] == [0]
