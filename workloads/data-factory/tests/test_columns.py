"""What becomes of a table whose columns change in the source."""

import json

import pytest
from conftest import RULES
from factory.bronze import bronze_rows
from test_copy_table import MODES

CHANGES = {
    "added": "ADD COLUMN note VARCHAR DEFAULT 'old rows have it too'",
    "dropped": "DROP COLUMN extra",
    "retyped": "ALTER COLUMN extra TYPE BIGINT",
}


def copied(factory, name):
    """A table with a column more that was copied."""
    factory.source.create(name, 5)
    factory.source.alter(name, "ADD COLUMN extra INTEGER DEFAULT 7")
    assert factory.run(name).to_end() is None


def log(factory, run):
    (row,) = factory.control.query(f"SELECT * FROM control.run_log WHERE run_id = '{run.run_id}'")
    return row


@pytest.mark.parametrize("name", MODES)
@pytest.mark.parametrize("changes", [True, False], ids=["changed rows", "no changed row"])
def test_an_added_column_comes_with_a_full_copy(factory, name, changes):
    copied(factory, name)
    factory.source.alter(name, CHANGES["added"])
    if changes:
        factory.source.write(name, 3, "changed", second=100)
    run = factory.run(name)
    assert run.to_end() is None
    assert bronze_rows(factory, name) == factory.source.whole_rows(name)
    assert log(factory, run)["column_changes"] == "added note (nvarchar)"
    (load,) = factory.control.query("SELECT * FROM control.load WHERE load_number = 2")
    assert load["is_full"]
    # Once: the next one finds the columns as they are, and copies what changed.
    factory.source.write(name, 4, "changed", second=200)
    again = factory.run(name)
    assert again.to_end() is None
    assert log(factory, again)["column_changes"] is None
    assert bronze_rows(factory, name) == factory.source.whole_rows(name)


@pytest.mark.parametrize("name", MODES)
@pytest.mark.parametrize(
    ("change", "found"), [("dropped", "dropped extra"), ("retyped", "retyped extra (int to bigint)")]
)
def test_a_column_that_is_dropped_or_retyped_ends_the_run_before_it_copies(factory, name, change, found):
    copied(factory, name)
    before = sorted(factory.lake.rglob("*"))
    factory.source.alter(name, CHANGES[change])
    factory.source.write(name, 3, "changed", second=100)
    run = factory.run(name)
    error = run.to_end()
    assert f"erp dbo.{name} has other columns than its last load: {found}. Nothing is copied." in error
    assert run.done == ["Begin", "Columns", "EndFailed"]
    assert (log(factory, run)["status"], log(factory, run)["error"] in error) == ("failed", True)
    assert sorted(factory.lake.rglob("*")) == before
    # Undone in the source, it copies again.
    undo = "ADD COLUMN extra INTEGER DEFAULT 7" if change == "dropped" else "ALTER COLUMN extra TYPE INTEGER"
    factory.source.alter(name, undo)
    assert factory.run(name).to_end() is None
    assert [row["value"] for row in bronze_rows(factory, name)] == [
        row["value"] for row in factory.source.whole_rows(name)
    ]


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule == "allow"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_table_that_allows_it_is_copied_whole(factory, name, change):
    copied(factory, name)
    factory.source.alter(name, CHANGES[change])
    factory.source.write(name, 3, "changed", second=100)
    run = factory.run(name)
    assert run.to_end() is None
    assert log(factory, run)["column_changes"].startswith(change)
    assert bronze_rows(factory, name) == factory.source.whole_rows(name)
    assert factory.run(name).to_end() is None
    assert bronze_rows(factory, name) == factory.source.whole_rows(name)


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule == "refuse"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_table_that_refuses_it_is_not_copied(factory, name, change):
    copied(factory, name)
    factory.source.alter(name, CHANGES[change])
    assert "has other columns than its last load" in factory.run(name).to_end()
    assert len(factory.control.query("SELECT * FROM control.load")) == 1


def test_a_column_of_the_settings_that_is_not_there_ends_the_run_before_it_copies(factory):
    factory.source.create("watermark", 5)
    factory.source.alter("watermark", "RENAME COLUMN changed_at TO modified_at")
    run = factory.run("watermark")
    assert "erp dbo.watermark has no column changed_at, which its settings name" in run.to_end()
    assert "Bounds" not in run.done


def test_the_control_database_keeps_the_columns_of_the_last_load(factory):
    copied(factory, "full")
    (row,) = factory.control.query("SELECT table_columns FROM control.watermark")
    assert json.loads(row["table_columns"])[::4] == [
        {"name": "id", "type": "int", "nullable": "NO"},
        {"name": "extra", "type": "int", "nullable": "YES"},
    ]


def test_a_table_that_was_copied_by_an_earlier_version_is_not_copied_whole_again(factory):
    copied(factory, "watermark")
    factory.control.query("UPDATE control.watermark SET table_columns = NULL")
    factory.source.write("watermark", 3, "changed", second=100)
    assert factory.run("watermark").to_end() is None
    (load,) = factory.control.query("SELECT * FROM control.load WHERE load_number = 2")
    assert (load["is_full"], load["row_count"]) == (False, 1)
    assert bronze_rows(factory, "watermark") == factory.source.whole_rows("watermark")
