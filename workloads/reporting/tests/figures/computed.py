"""The measures in plain Python, from the tables and not from the views: what the model promises in its descriptions."""

import datetime
import math
from collections import defaultdict


def _total(rows, column):
    return sum(row[column] for row in rows) if rows else None


def _ratio(above, below):
    return None if above is None or not below else above / below


def _newest(rows):
    return [row for row in rows if row["newest"]]


def _forecast(rows):
    return _total(_newest(rows), "prediction")


def _days(rows):
    return len({row["target_day"] for row in rows})


def _stale(rows):
    return sum(row["stale"] for row in rows)


def _error(rows, above, below):
    return _ratio(_total(_newest(rows), above), _total(_newest(rows), below))


def _root(value):
    return None if value is None else math.sqrt(value)


# Of rows of the measure's table.
COMPUTED = {
    "Forecast": _forecast,
    "Forecast of horizons": lambda rows: _total(rows, "prediction"),
    "Forecast days": _days,
    "Forecast of a day": lambda rows: _ratio(_forecast(rows), _days(rows)),
    "Partitions with a forecast": lambda rows: len({row["partition_key"] for row in rows}),
    "Newest score": lambda rows: max(row["scored_at"] for row in rows),
    "Partitions with predictions": len,
    "Stale partitions": _stale,
    "Share of partitions stale": lambda rows: _stale(rows) / len(rows),
    "Mean absolute error": lambda rows: _error(rows, "absolute_error_sum", "day_count"),
    "Weighted percentage error": lambda rows: _error(rows, "absolute_error_sum", "actual_sum"),
    "Root mean squared error": lambda rows: _root(_error(rows, "squared_error_sum", "day_count")),
    "Days measured": lambda rows: _total(_newest(rows), "day_count"),
    "Weighted percentage error of measurements": lambda rows: _ratio(
        _total(rows, "absolute_error_sum"), _total(rows, "actual_sum")
    ),
    "Rows loaded": lambda rows: _total(rows, "row_count"),
    "Share of rows outdated": lambda rows: _ratio(_total(rows, "outdated_count"), _total(rows, "row_count")),
    "Last load": lambda rows: max(row["loaded_at"] for row in rows),
}


def rows_of_tables(database, now):
    """Rows of each table of the model."""
    predictions = database.query("SELECT * FROM serving.predictions")
    _mark(
        predictions,
        lambda row: (row["partition_key"], row["target_day"]),
        lambda row: (row["scored_at"], -row["horizon"]),
    )
    errors = database.query("SELECT * FROM serving.model_metrics")
    _mark(
        errors,
        lambda row: (row["partition_key"], row["horizon"], row["model_name"], row["model_version"]),
        lambda row: (row["measured_at"], row["last_day"]),
    )
    of_partition = defaultdict(list)
    for row in predictions:
        of_partition[row["partition_key"]].append(row)
    partitions = [
        {
            **{name: rows[0][name] for name in ("partition_key", "store", "product")},
            "stale": max(row["scored_at"] for row in rows) < now - datetime.timedelta(hours=48),
        }
        for rows in of_partition.values()
    ]
    loads = database.query('SELECT * FROM serving."load"')
    return {"Predictions": predictions, "Partitions": partitions, "Errors": errors, "Loads": loads}


def _mark(rows, key, order):
    last = {}
    for row in rows:
        if key(row) not in last or order(row) > order(last[key(row)]):
            last[key(row)] = row
    for row in rows:
        row["newest"] = last[key(row)] is row


def groups(rows, columns):
    """Rows by the values of columns."""
    found = defaultdict(list)
    for row in rows:
        found[tuple(row[column] for column in columns)].append(row)
    return found
