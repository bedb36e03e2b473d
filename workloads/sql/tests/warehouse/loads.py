"""Sets that are written and loaded, and what the tables then say."""

import datetime
import json

import pytest
from engines.statements import Thrown
from warehouse.prediction_sets import load_arguments, write_set

PROCEDURE = "serving.load_predictions"


class Warehouse:
    """A database with its lake."""

    def __init__(self, database):
        self.database = database

    def write(self, name, **options):
        """Writes a set; answers the arguments of its load."""
        write_set(self.database.lake / "sets" / name, **options)
        return self.arguments(name)

    def arguments(self, name):
        """The arguments of the load of a set that is there."""
        manifest = json.loads((self.database.lake / "sets" / name / "manifest.json").read_text())
        address = f"https://lake.dfs.core.windows.net/gold/sets/{name}/"
        return load_arguments(manifest, address) | {"timeout_minutes": 60}

    def load(self, arguments):
        """One whole load."""
        session = self.database.session()
        try:
            session.call(PROCEDURE, **arguments)
        finally:
            session.close()

    def start(self, arguments):
        """A load that goes on when it is asked to: its session and its statements."""
        session = self.database.session()
        return session, session.start(PROCEDURE, **arguments).steps()

    def predictions(self):
        """What a report sees: partition and horizon, with prediction."""
        rows = self.database.query("SELECT * FROM report.predictions")
        found = {(row["partition_key"], row["horizon"]): row["prediction"] for row in rows}
        assert len(found) == len(rows), "partition and horizon repeat"
        return found

    def versions(self):
        """Version of the model of each partition and horizon."""
        rows = self.database.query("SELECT * FROM report.predictions")
        return {(row["partition_key"], row["horizon"]): row["model_version"] for row in rows}

    def loads(self):
        return self.database.query("SELECT * FROM report.loads ORDER BY scored_at, set_id")

    def is_locked(self):
        (lock,) = self.database.query("SELECT * FROM staging.load_lock")
        assert (lock["load_id"] is None) == (lock["held_until"] is None)
        return lock["load_id"] is not None

    def empty(self):
        """Back to what it was before the first load."""
        for table in ("serving.predictions", 'serving."load"', "staging.predictions"):
            self.database.query(f"TRUNCATE {table}")
        self.database.query("UPDATE staging.load_lock SET load_id = NULL, held_until = NULL")

    def later(self, minutes):
        self.database.clock += datetime.timedelta(minutes=minutes)


def expected(partitions, horizons, version, first=0):
    """What write_set predicts."""
    return {
        (f"store {p // 100}|product {p % 100}", h): 1000.0 * version + p + h / 100
        for p in range(first, first + partitions)
        for h in horizons
    }


# What is shown after each of two sets.
OLD, NEW = expected(3, (1, 2), 1), expected(2, (1, 2), 2) | expected(1, (1, 2), 1, first=2)


def two_sets(warehouse):
    """An older set, and a newer one of fewer partitions."""
    return warehouse.write("a"), warehouse.write("b", partitions=2, model_version=2)


# An end before one of these leaves what an end before the statement ahead of it does.
QUIET = ("DECLARE", "SET", "IF")


def refused(number, text=""):
    return pytest.raises(Thrown, match=f"^{number}: .*{text}")
