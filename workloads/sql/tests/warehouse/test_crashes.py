"""A load may end between any two statements: reports show all of its rows or none, and a next load is possible."""

from itertools import count

from warehouse.loads import NEW, OLD, QUIET, refused, two_sets


def ends_before_each(warehouse, first, second):
    """Ends the second load before each statement that changes something; yields the statement, then None at the end."""
    for changes in count():
        warehouse.empty()
        warehouse.load(first)
        session, steps = warehouse.start(second)
        loud = (statement for statement in steps if not statement.startswith(QUIET))
        for _ in range(changes + 1):
            statement = next(loud, None)
        steps.close()
        session.close()
        yield statement
        if statement is None:
            assert changes > 10
            return


def test_reports_show_all_of_a_set_or_nothing_wherever_its_load_ends(warehouse):
    first, second = two_sets(warehouse)
    shown = []
    for statement in ends_before_each(warehouse, first, second):
        found = (warehouse.predictions(), len(warehouse.loads()))
        assert found in ((OLD, 1), (NEW, 2)), statement
        shown.append(found[1])
    # The last statement is the COMMIT: only a load that is past it is shown.
    assert shown == [1] * (len(shown) - 1) + [2]


def test_the_same_load_again_shows_the_set_once_wherever_it_ended(warehouse):
    first, second = two_sets(warehouse)
    for statement in ends_before_each(warehouse, first, second):
        warehouse.later(60)
        warehouse.load(second)
        assert (warehouse.predictions(), len(warehouse.loads())) == (NEW, 2), statement
        assert not warehouse.is_locked()


def test_another_load_waits_for_the_time_of_one_that_ended(warehouse):
    first, second = two_sets(warehouse)
    locked = 0
    for statement in ends_before_each(warehouse, first, second):
        if not warehouse.is_locked():
            continue
        locked += 1
        warehouse.later(59)
        with refused(52005):
            warehouse.load(second)
        assert warehouse.predictions() == OLD, statement
        warehouse.later(1)
        warehouse.load(second)
        assert warehouse.predictions() == NEW, statement
    assert locked > 8


def test_a_load_that_is_taken_over_changes_nothing(warehouse):
    first, second = two_sets(warehouse)
    third = warehouse.write("c", partitions=1, model_version=3)
    warehouse.load(first)
    _, steps = warehouse.start(second)
    while not next(steps).startswith("BEGIN TRANSACTION"):
        pass
    warehouse.later(60)
    warehouse.load(third)
    found = (warehouse.predictions(), warehouse.loads())
    with refused(52008):
        list(steps)
    assert (warehouse.predictions(), warehouse.loads()) == found
    assert not warehouse.is_locked()
