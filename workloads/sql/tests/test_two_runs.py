"""Two calls at once, in every order of their statements: of two runs one wins, and the other is refused."""

import datetime
from itertools import count

import duckdb
import pytest
from engines.statements import Thrown

# What another call sees changes with these alone.
CHANGES = ("BEGIN TRANSACTION", "INSERT", "UPDATE", "COMMIT")


class Call:
    """A call of a procedure that goes on when it is asked to."""

    def __init__(self, database, procedure, **arguments):
        self.database = database
        self.procedure = procedure
        self.arguments = arguments
        self.start()

    def start(self):
        self.session = self.database.session()
        self.run = self.session.start(self.procedure, **self.arguments)
        self.steps = self.run.steps()
        self.ended = False
        self.refusal = None
        self.met_the_other = False

    def go_on(self, changes=None):
        """Goes on until so many changes are made, or to the end."""
        begun = 0
        try:
            while (changes is None or begun <= changes) and not (self.refusal or self.met_the_other):
                statement = next(self.steps, None)
                if statement is None:
                    self.ended = True
                    return
                begun += statement.startswith(CHANGES)
        except Thrown as refusal:
            self.refusal = refusal.number
        except (duckdb.TransactionException, duckdb.ConstraintException):
            self.met_the_other = True

    def finish(self):
        """Begins again, if it met a change of the other one: on Azure SQL it would have waited for the other to end."""
        if self.met_the_other:
            self.session.close()
            self.start()
            self.go_on()
        assert not self.met_the_other
        self.session.close()


def both(database, prepare, first, second):
    """Makes two calls in every order; yields the table's name and the two calls, ended, for each.

    The first makes some of its changes, then the second some, then the first all, then the second all. `prepare` makes
    what is there before. All three take the name of a table, so that each order has a table of its own.
    """
    lengths = [length_of(database, prepare, call, f"length {i}") for i, call in enumerate((first, second))]
    assert min(lengths) >= 3
    for before in range(lengths[0] + 1):
        for between in range(lengths[1] + 1):
            table = f"{before} {between}"
            prepare(table)
            calls = [Call(database, procedure, **arguments) for procedure, arguments in (first(table), second(table))]
            calls[0].go_on(before)
            calls[1].go_on(between)
            for call in calls:
                call.go_on()
            for call in calls:
                call.finish()
            yield table, *calls


def length_of(database, prepare, make, name):
    """How many changes a call makes."""
    for changes in count():
        table = f"{name} {changes}"
        prepare(table)
        procedure, arguments = make(table)
        call = Call(database, procedure, **arguments)
        call.go_on(changes)
        call.session.close()
        assert not call.met_the_other
        if call.ended or call.refusal:
            return changes


def begin(run_id):
    return lambda table: (
        "control.begin_run",
        {
            "run_id": f"{run_id} {table}",
            "source_name": "erp",
            "table_name": table,
            "mode": "changeTracking",
            "timeout_minutes": 60,
        },
    )


def commit(run_id):
    values = {"row_count": 5, "from_value": "", "to_value": "20", "is_full": 1}
    return lambda table: (
        "control.commit_load",
        {"run_id": f"{run_id} {table}", "folder": f"{run_id} {table}", **values},
    )


def fail(run_id):
    return lambda table: ("control.end_run", {"run_id": f"{run_id} {table}", "status": "failed"})


def rows(database, table_name, name):
    return database.query(f"SELECT * FROM control.{table_name} WHERE table_name = '{name}' ORDER BY ALL")


@pytest.fixture
def calls(database):
    """Makes calls one after the other."""

    def make(*makers):
        def prepare(table):
            for maker in makers:
                procedure, arguments = maker(table)
                database.session().call(procedure, **arguments)

        return prepare

    return make


@pytest.fixture
def held_for_too_long(database, calls):
    """The run `a` holds the table, and its time is over."""
    hold = calls(begin("a"))

    def prepare(table):
        database.clock -= datetime.timedelta(minutes=60)
        hold(table)
        database.clock += datetime.timedelta(minutes=60)

    return prepare


def wins(database, table, winner, loser):
    """Whether a call holds the table alone, and the other one was refused and left nothing."""
    (watermark,) = rows(database, "watermark", table)
    run_ids = [row["run_id"] for row in rows(database, "run_log", table) if row["status"] == "running"]
    expected = winner.arguments["run_id"]
    return winner.ended and loser.refusal == 51003 and watermark["run_id"] == expected and run_ids == [expected]


class TestTwoRunsThatBegin:
    def one_wins(self, database, prepare):
        winners = set()
        for table, first, second in both(database, prepare, begin("b"), begin("c")):
            assert wins(database, table, first, second) or wins(database, table, second, first), table
            winners.add(first.ended)
        assert winners == {True, False}

    def test_for_the_first_time(self, database, calls):
        self.one_wins(database, calls())

    def test_after_a_load(self, database, calls):
        self.one_wins(database, calls(begin("a"), commit("a")))

    def test_after_one_that_stopped(self, database, held_for_too_long):
        self.one_wins(database, held_for_too_long)


def test_two_commits_of_one_load_are_one_load(database, calls):
    for table, first, second in both(database, calls(begin("a")), commit("a"), commit("a")):
        assert first.ended and second.ended, table
        assert len(rows(database, "load", table)) == 1
        assert rows(database, "watermark", table)[0]["load_number"] == 1


def test_a_commit_counts_or_the_run_is_taken_over(database, held_for_too_long):
    committed = set()
    for table, commits, begins in both(database, held_for_too_long, commit("a"), begin("b")):
        (watermark,) = rows(database, "watermark", table)
        assert begins.ended and watermark["run_id"] == f"b {table}", table
        found = (commits.ended, commits.refusal, begins.run.rows[0]["from_value"], watermark["value"])
        assert found in {(True, None, "20", "20"), (False, 51014, "", "")}, table
        assert len(rows(database, "load", table)) == commits.ended
        committed.add(commits.ended)
    assert committed == {True, False}


def test_a_run_begins_before_or_after_a_commit_and_never_within(database, calls):
    for table, commits, begins in both(database, calls(begin("a")), commit("a"), begin("b")):
        assert commits.ended, table
        answer = begins.run.rows[0]["from_value"] if begins.ended else begins.refusal
        assert answer in {"20", 51003}, table


def test_the_end_of_a_run_leaves_the_table_to_the_one_that_takes_it_over(database, held_for_too_long):
    for table, ends, begins in both(database, held_for_too_long, fail("a"), begin("b")):
        assert ends.ended and begins.ended, table
        assert rows(database, "watermark", table)[0]["run_id"] == f"b {table}"
        assert {row["status"] for row in rows(database, "run_log", table)} in (
            {"running", "abandoned"},
            {"running", "failed"},
        )
