"""Measures the load of one set of so many predictions, and prints figures as JSON: `measure.py COUNT`."""

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from pathlib import Path

from engines.database import limit_memory
from engines.warehouse import new_warehouse
from warehouse.loads import Warehouse
from warehouse.prediction_sets import write_set

HORIZONS = tuple(range(1, 29))
# Of DuckDB, for all statements of a load.
MEGABYTES = 128


def write(folder, partitions):
    """Writes a set; answers nothing, since the figures are those of its load."""
    write_set(folder, partitions=partitions, horizons=HORIZONS, files=8)


def load(lake, partitions):
    """Seconds that the load of a set takes into a database in a file, as the rows of a pool are in files."""
    # In a process of its own: the memory that writing takes is not the load's.
    process = multiprocessing.get_context("spawn").Process(target=write, args=(lake / "sets" / "measured", partitions))
    process.start()
    process.join()
    assert process.exitcode == 0
    limit_memory(MEGABYTES, lake / "spilled")
    warehouse = Warehouse(new_warehouse(lake, lake / "warehouse.duckdb"))
    arguments = warehouse.arguments("measured")
    started = time.perf_counter()
    warehouse.load(arguments)
    seconds = time.perf_counter() - started
    (row,) = warehouse.loads()
    assert row["row_count"] == partitions * len(HORIZONS), row
    (found,) = warehouse.database.query("SELECT count(*) AS rows FROM report.predictions")
    assert found["rows"] == row["row_count"], found
    return seconds


def figures(lake, rows):
    """What the load of at least so many rows takes; partitions have a row for each horizon."""
    partitions = -(-rows // len(HORIZONS))
    seconds = load(lake, partitions)
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return {
        "rows": partitions * len(HORIZONS),
        "seconds": seconds,
        "cpuSeconds": sum(resource.getrusage(resource.RUSAGE_SELF)[:2]),
        "megabytes": int(status["VmHWM"].split()[0]) / 1024,
    }


if __name__ == "__main__":
    (count,) = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(figures(Path(folder), int(count))))
