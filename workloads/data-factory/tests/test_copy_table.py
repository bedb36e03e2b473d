"""What a run of one table promises, in every mode."""

import pytest
from factory.bronze import bronze

MODES = ["full", "watermark", "lookback", "rowVersion", "tracked"]


@pytest.mark.parametrize("name", [*MODES, "number"])
def test_a_first_run_copies_the_whole_table(factory, name):
    factory.source.create(name, 5)
    run = factory.run(name)
    assert run.to_end() is None
    assert run.done == ["Begin", "Columns", "Check", "Bounds", "Clear", "Copy", "Commit", "Rows", "Load", "End"]
    assert bronze(factory, name) == factory.source.rows(name)


@pytest.mark.parametrize("name", MODES)
def test_a_second_run_without_changes_changes_nothing(factory, name):
    factory.source.create(name, 5)
    factory.run(name).to_end()
    run = factory.run(name)
    assert run.to_end() is None
    assert bronze(factory, name) == factory.source.rows(name)
    runs = factory.control.query("SELECT status, row_count FROM control.run_log ORDER BY started_at, run_id")
    # Without a bound that moved there is nothing to copy; full, and a look-back, read again.
    expected = (
        {"status": "succeeded", "row_count": 5}
        if name in ("full", "lookback")
        else {"status": "skipped", "row_count": 0}
    )
    assert expected in runs
    assert ("Copy" in run.done) == (expected["status"] == "succeeded")


@pytest.mark.parametrize("name", MODES)
def test_later_runs_copy_what_changed(factory, name):
    factory.source.create(name, 5)
    factory.run(name).to_end()
    factory.source.write(name, 3, "changed", second=100)
    factory.source.write(name, 9, "new", second=101)
    assert factory.run(name).to_end() is None
    assert bronze(factory, name) == factory.source.rows(name)
    (load,) = factory.control.query("SELECT * FROM control.load WHERE load_number = 2")
    # A look-back of a minute reads again what the first run copied.
    assert load["row_count"] == (6 if name in ("full", "lookback") else 2)
    assert load["is_full"] == (name == "full")


@pytest.mark.parametrize("name", ["full", "tracked"])
def test_deleted_rows_leave_bronze(factory, name):
    factory.source.create(name, 5)
    factory.run(name).to_end()
    factory.source.delete(name, 2)
    factory.source.write(name, 7, "soon gone", second=100)
    factory.source.delete(name, 7)
    assert factory.run(name).to_end() is None
    assert bronze(factory, name) == factory.source.rows(name)


@pytest.mark.parametrize("name", MODES)
def test_an_empty_table_is_copied_once_it_has_rows(factory, name):
    factory.source.create(name)
    assert factory.run(name).to_end() is None
    assert bronze(factory, name) == []
    factory.source.write(name, 1, "first", second=1)
    assert factory.run(name).to_end() is None
    assert bronze(factory, name) == [(1, "first")]
