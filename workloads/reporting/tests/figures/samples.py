"""A warehouse with loads that overlap, and measurements of several models."""

import datetime

from engines.warehouse import new_warehouse
from warehouse.loads import Warehouse

# Each is newer than the one before: some of its horizons are of days that others of the same partition are of, too.
SETS = (
    {"partitions": 230, "horizons": (1, 2, 7), "scored_at": "2026-01-01T06:00:00Z"},
    {"partitions": 120, "horizons": (1,), "model_version": 2, "scored_at": "2026-01-02T06:00:00Z"},
    # In the future, so that no test depends on the day that it runs.
    {
        "partitions": 40,
        "first_partition": 90,
        "horizons": (1, 6),
        "model_name": "weekly",
        "scored_at": "2099-01-01T06:00:00Z",
    },
    # Loaded last and the oldest: none of its rows is taken where others are.
    {"partitions": 10, "horizons": (1, 3), "scored_at": "2025-12-31T06:00:00Z"},
)


def sample_warehouse(lake):
    """The warehouse with every set loaded, each a minute after the one before, and its measurements."""
    warehouse = Warehouse(new_warehouse(lake))
    for number, options in enumerate(SETS):
        warehouse.load(warehouse.write(f"set-{number}", **options))
        warehouse.later(1)
    for row in measurements():
        values = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in row.values())
        warehouse.database.query(f"INSERT INTO serving.model_metrics VALUES ({values})")
    return warehouse


def measurements():
    """Two measurements of some days in common of each partition, horizon and version; some actual values are zero."""
    for partition in range(0, 230, 7):
        store, product = f"store {partition // 100}", f"product {partition % 100}"
        for horizon in (1, 7):
            for version in (1, 2):
                for last_day in (14, 21):
                    days = 7 if last_day == 14 else 14 + partition % 3
                    # Products without sales: the percentage of them has nothing to divide by.
                    actual = 0.0 if partition % 100 == 0 else 10.0 * days + partition
                    error = days * (1.5 + horizon / version)
                    yield {
                        "partition_key": f"{store}|{product}",
                        "store": store,
                        "product": product,
                        "horizon": horizon,
                        "model_name": "demand",
                        "model_version": version,
                        "first_day": "2026-01-01",
                        "last_day": f"2026-01-{last_day}",
                        "day_count": days,
                        "actual_sum": actual,
                        "absolute_error_sum": error,
                        "squared_error_sum": error * error / days,
                        "measured_at": str(datetime.datetime(2026, 1, last_day, 6)),
                    }
