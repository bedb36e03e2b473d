"""What becomes of rows that do not fit into the files of a copy."""

from itertools import count

import pytest
from conftest import SKIPPING
from factory.bronze import bronze
from factory.incompatible import UNFIT, log_files

NAMES = [f"{table['name']} skips" for table in SKIPPING]


def fitting(factory, name):
    return [(number, value) for number, value in factory.source.rows(name) if value != UNFIT]


def log(factory, run):
    (row,) = factory.control.query(f"SELECT * FROM control.run_log WHERE run_id = '{run.run_id}'")
    return row


def load(factory, number):
    (row,) = factory.control.query(f"SELECT * FROM control.load WHERE load_number = {number}")
    return row


@pytest.mark.parametrize("name", ["full", "watermark", "tracked", "full in parts"])
def test_a_row_that_does_not_fit_ends_the_run(factory, name):
    factory.source.create(name, 5)
    factory.source.write(name, 3, UNFIT, second=100)
    run = factory.run(name)
    assert "does not fit" in run.to_end()
    assert (log(factory, run)["status"], log(factory, run)["skipped_count"]) == ("failed", None)
    assert bronze(factory, name) == []
    assert log_files(factory, name, 1) == []
    # Once the source has mended it, all is copied.
    factory.source.write(name, 3, "mended", second=200)
    again = factory.run(name)
    assert again.to_end() is None
    assert log(factory, again)["skipped_count"] == 0
    assert bronze(factory, name) == factory.source.rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_or_is_left_out_counted_and_logged(factory, name):
    factory.source.create(name, 5)
    for number in (2, 3):
        factory.source.write(name, number, UNFIT, second=100)
    run = factory.run(name)
    assert run.to_end() is None
    assert bronze(factory, name) == fitting(factory, name)
    committed = load(factory, 1)
    # What was read is copied or left out.
    assert (committed["row_count"], committed["skipped_count"]) == (3, 2)
    assert (log(factory, run)["row_count"], log(factory, run)["skipped_count"]) == (3, 2)
    (file,) = log_files(factory, name, 1)
    assert sorted(line.split(",")[3] for line in file.read_text().splitlines()[1:]) == ['"2"', '"3"']
    # A reader of the load finds its files alone.
    assert {each.suffix for each in (factory.lake / committed["folder"]).rglob("*")} == {".parquet"}


@pytest.mark.parametrize("name", NAMES)
def test_a_row_that_is_mended_comes_with_the_next_run(factory, name):
    factory.source.create(name, 5)
    factory.source.write(name, 3, UNFIT, second=100)
    assert factory.run(name).to_end() is None
    factory.source.write(name, 3, "mended", second=200)
    run = factory.run(name)
    assert run.to_end() is None
    assert log(factory, run)["skipped_count"] == 0
    assert bronze(factory, name) == factory.source.rows(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_change_that_is_left_out_keeps_the_row_as_it_was_where_changes_are_merged(factory, name):
    factory.source.create(name, 5)
    assert factory.run(name).to_end() is None
    factory.source.write(name, 3, UNFIT, second=100)
    factory.source.write(name, 4, "changed", second=101)
    assert factory.run(name).to_end() is None
    assert load(factory, 2)["skipped_count"] == 1
    before = [] if load(factory, 2)["is_full"] else [(3, "first 3")]
    assert bronze(factory, name) == sorted([*fitting(factory, name), *before])


@pytest.mark.parametrize("name", NAMES)
def test_a_run_that_ends_before_any_step_is_done_again(make_factory, name):
    for number in count():
        factory = make_factory()
        factory.source.create(name, 5)
        factory.source.write(name, 3, UNFIT, second=100)
        steps = factory.run(name).steps()
        passed = [next(steps, None) for _ in range(number + 1)]
        steps.close()
        factory.control.clock += factory.held
        assert factory.run(name).to_end() is None, number
        assert bronze(factory, name) == fitting(factory, name), f"ended before step {number}"
        assert load(factory, 1)["skipped_count"] == 1, number
        if passed[-1] is None:
            break
    assert "Copy: rows are left out" in passed


def test_all_rows_may_be_left_out(factory):
    factory.source.create("full skips")
    factory.source.write("full skips", 1, UNFIT, second=1)
    assert factory.run("full skips").to_end() is None
    assert bronze(factory, "full skips") == []
    assert (load(factory, 1)["row_count"], load(factory, 1)["skipped_count"]) == (0, 1)
