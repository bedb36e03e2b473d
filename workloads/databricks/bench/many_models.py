"""A pass of many models on Spark, and the same groups one after another in plain Python.

`spark GROUPS` prints figures of a pass as JSON, `plain GROUPS` those of so many groups without Spark.
"""

import json
import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from platform_jobs.group_fit import Fit, fit_group

from bench.processes import cpu_seconds, peak_megabytes

ROWS = 500
KEYS = ("store", "product")
FEATURES = tuple(f"feature_{number}" for number in range(10))
HELD_OUT_DAYS = 28
START = date(2023, 1, 1)

# As many as the tasks of a small pass need to have every worker import what it needs and the JVM compile.
WARM_GROUPS = 128


def block(number):
    """Sales of one group."""
    draw = np.random.default_rng([16, number])
    features = draw.normal(size=(len(FEATURES), ROWS))
    target = 20 + 5 * features[0] - 3 * features[1] * features[2] + np.abs(features[3]) + draw.normal(size=ROWS)
    columns = {
        "store": [f"S{number // 50:04}"] * ROWS,
        "product": [f"P{number % 50:04}"] * ROWS,
        "day": [START + timedelta(days=day) for day in range(ROWS)],
        "quantity": target,
        **dict(zip(FEATURES, features, strict=True)),
    }
    return pa.table(columns)


def write_groups(file, groups):
    """Writes groups to a file, some at a time, so that memory stays that of some."""
    with pq.ParquetWriter(file, block(0).schema) as writer:
        for first in range(0, groups, 50):
            writer.write_table(pa.concat_tables(block(number) for number in range(first, min(first + 50, groups))))


def fit():
    """What a pass does with each group."""
    return Fit(KEYS, FEATURES, "quantity", "day", START + timedelta(days=ROWS - HELD_OUT_DAYS))


def plain(folder, groups):
    """Groups one after another: the same function, and a file with the rows."""
    write_groups(f"{folder}/groups.parquet", groups)
    table = pq.read_table(f"{folder}/groups.parquet")
    one = fit()
    fit_group(one, ("", ""), table.slice(0, ROWS))
    cpu, started = cpu_seconds(), time.perf_counter()
    table = pq.read_table(f"{folder}/groups.parquet")
    rows = []
    for number in range(groups):
        rows.append(fit_group(one, ("S", str(number)), table.slice(number * ROWS, ROWS)))
    pq.write_table(pa.Table.from_pylist(rows), f"{folder}/models.parquet")
    return {
        "seconds": time.perf_counter() - started,
        "cpuSeconds": cpu_seconds() - cpu,
        "fitSeconds": sum(row["fit_seconds"] for row in rows),
    }


def on_spark(folder, groups):
    """A pass over groups in a session that has run a small one of the same shape."""
    from platform_jobs import group_table, many_models
    from platform_jobs.places import Places, local_session, session, stop_local

    cores = os.cpu_count() or 1
    made = local_session(folder, cores=cores, short_run=False)
    try:
        session()
        places = Places(spark=made)
        places.make_schemas()
        one = fit()
        group_table.make_table(places, KEYS)
        figures = {}
        for what, count in (("warm", min(groups, WARM_GROUPS)), ("measured", groups)):
            file = f"{folder}/{what}.parquet"
            write_groups(file, count)
            table = places.table("gold", what)
            made.read.parquet(file).write.saveAsTable(table, format="delta")
            known = group_table.Pass(table, what, 0, "bench", one.parameters)
            cpu, started = cpu_seconds(), time.perf_counter()
            group_table.write(places, known, many_models.train(made.table(table), one, count), what)
            figures = {"seconds": time.perf_counter() - started, "cpuSeconds": cpu_seconds() - cpu}
        figures["megabytes"] = peak_megabytes()
        found = group_table.rows_of(places, known.name).select("fit_seconds", "seconds", "model").toPandas()
        assert len(found) == groups
        assert found["model"].notna().all()
        return {
            **figures,
            "cores": cores,
            "groups": groups,
            "fitSeconds": found["fit_seconds"].sum(),
            "groupSeconds": found["seconds"].sum(),
            "medianFitMilliseconds": found["fit_seconds"].median() * 1000,
        }
    finally:
        stop_local(made)


if __name__ == "__main__":
    what, number = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        measured = {"spark": on_spark, "plain": plain}[what](Path(scratch), int(number))
    print(json.dumps(measured))
