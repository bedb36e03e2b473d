"""A run may end anywhere: another one, once the table is free, gives the same bronze as one that went through."""

from itertools import count

import pytest
from conftest import PARTED
from factory.bronze import bronze
from factory.runs import run_within
from test_copy_table import MODES

NAMES = [*MODES, *(f"{table['name']} in parts" for table in PARTED)]


def changed(factory, name):
    """A table that was copied, and has changed since."""
    factory.source.create(name, 5)
    assert factory.run(name).to_end() is None
    factory.source.write(name, 3, "changed", second=100)
    factory.source.write(name, 9, "new", second=101)


@pytest.mark.parametrize(
    ("name", "changes"), [*((name, True) for name in NAMES), ("watermark", False), ("tracked", False)]
)
def test_a_run_that_ends_before_any_step_is_done_again(make_factory, name, changes):
    for number in count():
        factory = make_factory()
        changed(factory, name)
        run = factory.run(name)
        steps = run.steps()
        ended = False
        for _ in range(number + 1):
            ended = next(steps, None) is None
        steps.close()
        if changes:
            factory.source.write(name, 4, f"changed after {number} steps", second=200)
        factory.control.clock += factory.held
        again = factory.run(name)
        assert again.to_end() is None, number
        assert bronze(factory, name) == factory.source.rows(name), f"ended before step {number}"
        if ended:
            break
    assert number >= 9


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("activity", ["Columns", "Check", "Bounds", "Clear", "Copy", "Commit"])
def test_a_run_that_fails_says_why_and_frees_its_table(factory, name, activity):
    changed(factory, name)
    definition = factory.definition(name)
    factory.fails[activity, definition["name"]] = "no route to the host"
    run = factory.run(name)
    assert "no route to the host" in run.to_end()
    (log,) = factory.control.query(f"SELECT * FROM control.run_log WHERE run_id = '{run.run_id}'")
    assert log["status"] == "failed"
    assert "no route to the host" in log["error"]
    assert len(factory.control.query("SELECT * FROM control.load")) == 1
    assert factory.run(name).to_end() is None
    assert bronze(factory, name) == factory.source.rows(name)


def test_a_run_that_cannot_begin_leaves_the_table_to_the_other(factory):
    factory.source.create("full", 5)
    first, second = factory.run("full"), factory.run("full")
    steps = first.steps()
    while next(steps) != "Copy: half is written":
        pass
    assert "is being copied by run" in second.to_end()
    assert second.done == []
    # It has no run that it could end.
    assert second.scope.results["EndFailed"] == {"status": "Skipped"}
    for _ in steps:
        pass
    assert first.error is None
    assert bronze(factory, "full") == factory.source.rows("full")


@pytest.mark.parametrize("name", ["lookback", "tracked", "lookback in parts"])
def test_two_runs_at_once_copy_a_table_once_whichever_is_ahead(make_factory, name):
    for number in range(1, 11):
        factory = make_factory()
        changed(factory, name)
        errors = run_within(factory.run(name), factory.run(name), number)
        # One of them may come late, and then finds the table held, or nothing new.
        assert not all(errors), number
        assert bronze(factory, name) == factory.source.rows(name), number


def test_a_run_that_was_taken_over_commits_nothing(factory):
    changed(factory, "watermark")
    late = factory.run("watermark")
    steps = late.steps()
    while next(steps) != "Commit":
        pass
    factory.control.clock += factory.held
    assert factory.run("watermark").to_end() is None
    for _ in steps:
        pass
    assert "51014" in late.error
    assert len(factory.control.query("SELECT * FROM control.load")) == 2
    assert bronze(factory, "watermark") == factory.source.rows("watermark")
