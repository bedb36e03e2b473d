"""Sales from landing to gold by the jobs, and by a plain pass of pandas over the same files.

`jobs DAYS` and `pandas DAYS` print figures as JSON, with what was made, which has to be the same.
"""

import json
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
from platform_jobs.generator import Sales, write_landing, write_lists
from platform_jobs.gold import LAGS, MEANS

from bench.processes import cpu_seconds

COMMITTED = datetime(2030, 1, 1, tzinfo=UTC)
KEY = ["store", "product", "day"]


def sales(days):
    """Sales of 50 stores with 20 products each, in two loads."""
    return Sales(seed=16, stores=50, products=20, days=days, days_a_load=-(-days // 2), stores_a_block=10)


def land(made, folder):
    """Writes landing; answers how many rows it has."""
    totals = write_landing(made, folder)
    write_lists(made, folder, totals, COMMITTED)
    return sum(each["rows"] for each in totals.values())


def jobs(folder, days):
    """Bronze, silver and gold one after another, in a session that has run them on a few days."""
    from platform_jobs import bronze, gold, silver
    from platform_jobs.loads import SourceTable
    from platform_jobs.places import Places, local_session, session, stop_local

    cores = os.cpu_count() or 1
    tables = [SourceTable("tills", "dbo.sales", tuple(KEY), "sales", order="recorded_at")]
    spark = local_session(folder, cores=cores, short_run=False)
    try:
        session()
        for what, count in (("warm", 20), ("measured", days)):
            places = Places(spark=spark, landing=f"{folder}/{what}", source_format="files")
            rows = land(sales(count), places.landing)
            places.make_schemas()
            cpu, started = cpu_seconds(), time.perf_counter()
            assert bronze.run(places, tables).faults == []
            silver.run(places)
            gold.run(places)
            figures = {"rows": rows, "seconds": time.perf_counter() - started, "cpuSeconds": cpu_seconds() - cpu}
            made = spark.table(places.table("gold", "sales_features")).toPandas()
            for (schema,) in spark.sql("SHOW SCHEMAS").collect():
                if schema != "default":
                    spark.sql(f"DROP SCHEMA `{schema}` CASCADE")
        return {**figures, "cores": cores, "made": sums(made)}
    finally:
        stop_local(spark)


def pandas(folder, days):
    """The same rules in one process, as someone would write them who needs no more than the result."""
    rows = land(sales(days), f"{folder}/landing")
    cpu, started = cpu_seconds(), time.perf_counter()
    files = sorted(Path(folder).glob("landing/tills/dbo.sales/load=*/*.parquet"))
    read = pd.concat([pq.read_table(file).to_pandas().assign(load=file.parent.name) for file in files])
    made = features(last_good(read))
    made.to_parquet(f"{folder}/gold.parquet")
    figures = {"rows": rows, "seconds": time.perf_counter() - started, "cpuSeconds": cpu_seconds() - cpu}
    return {**figures, "made": sums(made)}


def last_good(read):
    """Records with types that break no rule, of each key the last."""
    # Of a load, the record of a key that was written last counts, good or not, as in bronze.
    read = read.dropna(subset=KEY)
    read = read.sort_values(["load", "recorded_at"], kind="stable").drop_duplicates(KEY, keep="last")
    day = pd.to_datetime(read["day"], format="%Y-%m-%d", errors="coerce")
    typed = pd.DataFrame(
        {
            "store": read["store"].str.strip().str.upper(),
            "product": read["product"].str.strip().str.upper(),
            "day": day,
            "quantity": pd.to_numeric(read["quantity"], errors="coerce"),
            "price": pd.to_numeric(read["price"], errors="coerce"),
            "promotion": read["promotion"].map({"true": 1, "false": 0}),
            "recorded_at": pd.to_datetime(read["recorded_at"], format="ISO8601", errors="coerce"),
        }
    )
    good = typed.dropna()
    good = good[(good["quantity"] >= 0) & (good["price"] > 0)]
    latest = COMMITTED.replace(tzinfo=None)
    return good[(good["recorded_at"] <= latest) & (good["day"] <= latest)]


def features(good):
    """Features by days of the calendar: a table of days for each series, empty where nothing was reported."""
    wide = good.pivot(index="day", columns=["store", "product"], values=["quantity", "price"]).asfreq("D")
    quantity, price = wide["quantity"], wide["price"]
    number = np.arange(len(wide))[:, None]
    known = quantity.notna()
    last = pd.DataFrame(np.where(known, number, np.nan), wide.index, quantity.columns).ffill().shift(1)
    columns = {
        **{f"quantity_lag_{lag}": quantity.shift(lag) for lag in LAGS},
        **{f"quantity_mean_{days}": quantity.rolling(days, min_periods=1).mean().shift(1) for days in MEANS},
        "price_ratio": price / price.rolling(28, min_periods=1).mean().shift(1),
        "days_since_sale": number - last,
    }
    made = good[[*KEY, "quantity", "price", "promotion"]].reset_index(drop=True)
    made["day_of_week"] = (made["day"].dt.dayofweek + 1) % 7 + 1
    made["month"] = made["day"].dt.month
    row = wide.index.get_indexer(made["day"])
    column = quantity.columns.get_indexer(pd.MultiIndex.from_frame(made[["store", "product"]]))
    for name, values in columns.items():
        made[name] = values.to_numpy()[row, column]
    return made


def sums(made):
    """What two ways of making gold have to agree on: rows, and the sum of each column of numbers."""
    names = ["quantity", "price", "promotion", "day_of_week", "month", "price_ratio", "days_since_sale"]
    names += [f"quantity_lag_{lag}" for lag in LAGS] + [f"quantity_mean_{days}" for days in MEANS]
    return {"rows": len(made), **{name: float(made[name].astype(float).sum()) for name in names}}


if __name__ == "__main__":
    what, number = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        measured = {"jobs": jobs, "pandas": pandas}[what](Path(scratch), int(number))
    print(json.dumps(measured))
