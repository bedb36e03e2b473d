"""What others see of a load that is under way: a reader, and a second load."""

from engines.statements import Thrown
from warehouse.loads import NEW, OLD, QUIET, expected, two_sets


def test_a_reader_sees_the_old_rows_or_the_new_ones_before_each_statement(warehouse):
    first, second = two_sets(warehouse)
    warehouse.load(first)
    _, steps = warehouse.start(second)
    seen = []
    for statement in steps:
        found = warehouse.predictions()
        assert found in (OLD, NEW), statement
        seen.append(found == NEW)
    assert warehouse.predictions() == NEW
    assert len(seen) > 30 and not any(seen)


def test_a_reader_within_a_transaction_sees_one_state_of_both_tables(warehouse):
    first, second = two_sets(warehouse)
    warehouse.load(first)
    reader = warehouse.database.session().connection
    reader.execute("BEGIN TRANSACTION")
    query = "SELECT (SELECT max(model_version) FROM report.predictions), (SELECT max(model_version) FROM report.loads)"
    assert reader.execute(query).fetchone() == (1, 1)
    warehouse.load(second)
    assert reader.execute(query).fetchone() == (1, 1)
    reader.execute("ROLLBACK")
    assert reader.execute(query).fetchone() == (2, 2)


class Load:
    """A load that goes on change by change, until it ends or is refused."""

    def __init__(self, warehouse, arguments):
        self.session, steps = warehouse.start(arguments)
        self.changes = (statement for statement in steps if not statement.startswith(QUIET))
        self.made = 0
        self.refusal = None
        self.ended = False

    def go_on(self, changes=None):
        """Goes on until so many changes are made, or to the end."""
        while not (self.ended or self.refusal) and self.made != changes:
            try:
                self.ended = next(self.changes, None) is None
            except Thrown as thrown:
                self.refusal = thrown.number
            self.made += 1


def orders(length):
    """How many changes the first load makes before the second one begins, and that one before the first goes on."""
    yield from ((before, None) for before in range(length + 1))
    yield from ((0, between) for between in range(1, length + 1))


def test_two_horizons_at_once_are_both_shown_when_the_refused_one_is_called_again(warehouse):
    horizons = warehouse.write("day", horizons=(1,)), warehouse.write("week", horizons=(7,))
    whole = Load(warehouse, horizons[0])
    whole.go_on()
    assert whole.ended and whole.made > 10
    refused = set()
    for before, between in orders(whole.made):
        warehouse.empty()
        loads = [Load(warehouse, arguments) for arguments in horizons]
        for load, changes in zip((*loads, *loads), (before, between, None, None), strict=True):
            load.go_on(changes)
        for load, arguments in zip(loads, horizons, strict=True):
            load.session.close()
            refused.add((loads.index(load), load.refusal))
            if load.refusal:
                warehouse.load(arguments)
        assert warehouse.predictions() == expected(3, (1, 7), 1), (before, between)
        assert len(warehouse.loads()) == 2 and not warehouse.is_locked()
    # Each of the two was refused in some order, and each was loaded at once in another.
    assert refused == {(0, None), (0, 52005), (1, None), (1, 52005)}


def test_two_horizons_of_one_set_are_shown_together(warehouse):
    warehouse.load(warehouse.write("a", horizons=(1, 7)))
    assert warehouse.predictions() == expected(3, (1, 7), 1)
    warehouse.load(warehouse.write("b", horizons=(7,), model_version=2))
    assert warehouse.predictions() == expected(3, (1,), 1) | expected(3, (7,), 2)
