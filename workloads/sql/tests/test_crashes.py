"""A run may end between any two statements: what is there then is whole, and the next run goes on from it."""

import datetime
from itertools import count

import pytest

# An end before one of these leaves what an end before the statement ahead of it does.
QUIET = ("DECLARE", "SET")
MODE = {"mode": "changeTracking", "timeout_minutes": 60}


def begin(table, run="b"):
    return ("control.begin_run", {"run_id": f"{run} {table}", "source_name": "erp", "table_name": table, **MODE})


def commit(table, run="b", **values):
    bounds = values or {"from_value": "10", "to_value": "20"}
    return ("control.commit_load", {"run_id": f"{run} {table}", "folder": f"{run} {table}", "row_count": 5, **bounds})


def check(table, run="b"):
    columns = '[{"name": "Id", "type": "int", "nullable": "NO"}]'
    arguments = {"columns": columns, "rule": "additions", "needed": "[]", "partition_column": ""}
    return ("control.check_columns", {"run_id": f"{run} {table}", **arguments})


def end(table, run="b"):
    return ("control.end_run", {"run_id": f"{run} {table}", "status": "succeeded", "row_count": 5})


def call(database, procedure, arguments):
    session = database.session()
    session.call(procedure, **arguments)
    session.close()


def prepare(database, table, earlier):
    """A table with one load, and after it some calls of the second run."""
    call(database, *begin(table, "a"))
    call(database, *commit(table, "a", from_value="", to_value="10", is_full=1))
    for make in earlier:
        call(database, *make(table))


def state(database, table):
    """All that there is of a table, without its name, so that two tables can be compared."""
    rows = [
        database.query(f"SELECT * FROM control.{name} WHERE table_name = '{table}' ORDER BY ALL")
        for name in ("watermark", "load", "run_log")
    ]
    return str(rows).replace(table, "")


def ends_after(database, procedure, arguments, statements):
    """Runs so many statements of a call, then ends its connection; answers whether there were so many."""
    session = database.session()
    steps = session.start(procedure, **arguments).steps()
    done = 0
    while done <= statements and next(steps, None) is not None:
        done += 1
    session.close()
    return done >= statements


@pytest.mark.parametrize(
    ("earlier", "make"),
    [((), begin), ((begin,), check), ((begin,), commit), ((begin, commit), end), ((begin, commit), commit)],
    ids=["begin_run", "check_columns", "commit_load", "end_run", "commit_load again"],
)
def test_a_call_that_ends_anywhere_did_all_or_nothing_and_is_called_again(database, earlier, make):
    prepare(database, "dbo.Before", earlier)
    prepare(database, "dbo.After", (*earlier, make))
    before, after = state(database, "dbo.Before"), state(database, "dbo.After")
    seen = []
    for statements in count():
        table = f"after {statements} statements"
        prepare(database, table, earlier)
        if not ends_after(database, *make(table), statements):
            break
        seen.append(state(database, table))
        assert seen[-1] in (before, after), table
        call(database, *make(table))
        assert state(database, table) == after, f"{table}, and a second call"
    assert len(seen) > 10
    assert (seen[0], seen[-1]) == (before, after)


def copy(folder, since, until):
    """Writes one row after the other into a folder of the lake; stops before each, as a run does."""
    yield "delete the folder"
    folder.clear()
    for version in range(since + 1, until + 1):
        yield f"copy {version}"
        folder.append(version)


def whole_run(database, lake, table, run, until):
    """A run of a pipeline, statement by statement: the rows of its source have versions from 1 on."""
    session = database.session()
    try:
        procedure, arguments = begin(table, run)
        begun = session.start(procedure, **arguments)
        yield from begun.steps()
        (answer,) = begun.rows
        name = f"{table}/{answer['load_number']}"
        folder = lake.setdefault(name, [])
        yield from copy(folder, int(answer["from_value"] or 0), until)
        values = {"from_value": answer["from_value"], "to_value": str(until), "is_full": answer["is_full"]}
        procedure, arguments = commit(table, run, **values)
        yield from session.start(procedure, **{**arguments, "folder": name, "row_count": len(folder)}).steps()
        procedure, arguments = end(table, run)
        yield from session.start(procedure, **arguments).steps()
    finally:
        session.close()


def test_every_row_is_in_one_committed_folder_wherever_a_run_ends(database):
    lake = {}
    for statements in count():
        table = f"after {statements} statements"
        for _ in whole_run(database, lake, table, "first", 2):
            pass
        second = whole_run(database, lake, table, "second", 4)
        done = 0
        while done <= statements and (statement := next(second, None)):
            done += not statement.startswith(QUIET)
        second.close()
        database.clock += datetime.timedelta(minutes=60)
        for _ in whole_run(database, lake, table, "third", 6):
            pass
        loads = database.query(f"SELECT * FROM control.load WHERE table_name = '{table}' ORDER BY load_number")
        rows = [version for load in loads for version in lake[load["folder"]]]
        assert rows == [1, 2, 3, 4, 5, 6], table
        assert [load["row_count"] for load in loads] == [len(lake[load["folder"]]) for load in loads], table
        runs = database.query(f"SELECT * FROM control.run_log WHERE table_name = '{table}'")
        assert "running" not in {run["status"] for run in runs}, table
        if done < statements:
            break
    assert statements > 20
