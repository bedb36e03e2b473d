"""Measures runs of the pipelines and prints figures as JSON: `loads COUNT`, or `rows COUNT` for one copy of so many."""

import datetime
import json
import multiprocessing
import os
import resource
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from conftest import TABLES
from factory.bronze import bronze
from factory.factories import Factory

NAMES = [table["name"] for table in TABLES]


def loads(lake, count):
    """So many loads by daily runs of all tables, in a process for each core, with a source and a lake of its own."""
    days, rest = divmod(count, len(NAMES))
    assert not rest, f"{count} is no multiple of {len(NAMES)} tables"
    processes = min(os.cpu_count() or 1, days)
    shares = [days // processes + (number < days % processes) for number in range(processes)]
    lakes = [lake / str(number) for number in range(processes)]
    # .NET, which evaluates the expressions, does not survive a fork.
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert sum(pool.map(daily_runs, lakes, shares)) == count
    return {"loads": count, "tables": len(NAMES), "processes": processes}


def daily_runs(lake, days):
    """Daily runs of all tables, each of which has changed since the run before; how many loads they committed."""
    factory = Factory(lake, TABLES)
    for name in NAMES:
        factory.source.create(name)
    for day in range(days):
        for name in NAMES:
            # A table that is read by its numbers has new rows alone.
            factory.source.write(name, day if name == "number" else day % 10, f"day {day}", second=day * 86_400)
        error = factory.daily().to_end()
        assert error is None, error
        factory.control.clock += datetime.timedelta(days=1)
    (found,) = factory.control.query("SELECT count(*) AS loads FROM control.load")
    for name in NAMES:
        assert bronze(factory, name) == factory.source.rows(name), name
    return found["loads"]


def rows(lake, count):
    """One run of a table of so many rows, which are nowhere until they are read."""
    factory = Factory(lake, [{"name": "full", "mode": "full"}])
    columns = "range::INT AS id, 'value ' || range AS value, TIMESTAMP '2026-01-01' + to_seconds(range) AS changed_at"
    factory.source.cursor.execute(f'CREATE VIEW dbo."full" AS SELECT {columns} FROM range({int(count)})')
    error = factory.run("full").to_end()
    assert error is None, error
    (load,) = factory.control.query("SELECT row_count FROM control.load")
    assert load["row_count"] == count, load
    return {"rows": count}


def used():
    """Processor time of this process and of those that it waited for, and the peak of its own memory."""
    times = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    # That of resource counts what started this process, too.
    return {
        "cpuSeconds": sum(each.ru_utime + each.ru_stime for each in times),
        "megabytes": int(status["VmHWM"].split()[0]) / 1024,
    }


if __name__ == "__main__":
    what, number = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        figures = {"loads": loads, "rows": rows}[what](Path(folder) / "lake", int(number))
    print(json.dumps(figures | used()))
