"""What models learn from: gold.sales_features in one version, which a run can read again."""

from dataclasses import dataclass

import pandas as pd
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from platform_jobs.counts import Refusal
from platform_jobs.gold import LAGS, MEANS, SERIES
from platform_jobs.versions import frame_of, newest_version, title_of

DAY = "day"
TARGET = "quantity"

# The number of the day is none of them: each day to come is beyond those that a model has seen.
FEATURES = (
    "price",
    "promotion",
    "day_of_week",
    "month",
    *(f"quantity_lag_{lag}" for lag in LAGS),
    *(f"quantity_mean_{days}" for days in MEANS),
    "price_ratio",
    "days_since_sale",
)

TABLE = ("gold", "sales_features")


class SnapshotGone(Refusal):
    """A version whose files were deleted."""

    def __init__(self, table, version):
        super().__init__(
            "snapshot",
            f"{table}: version {version} cannot be read, VACUUM has deleted its files or its log has expired; take a"
            " newer version, and raise the days of time travel of the table where runs are to be repeated later",
        )
        self.table = table
        self.version = version


@dataclass(frozen=True)
class Snapshot:
    """A table in one version."""

    table: str
    version: int
    frame: DataFrame

    def rows(self):
        """Keys, what was sold, and features as numbers, in the order of the keys, so that another run gets the same."""
        numbers = [F.col(name).cast("double").alias(name) for name in (TARGET, *FEATURES)]
        rows = self.frame.select(*SERIES, DAY, *numbers).toArrow().to_pandas()
        return rows.sort_values([*SERIES, DAY], ignore_index=True)


def read_snapshot(places, version=None):
    """The features in a version, the newest by default; one whose files are gone is said at once."""
    table, newest = title_of(places, *TABLE), newest_version(places, *TABLE)
    if version is not None and not 0 <= version <= newest:
        raise ValueError(f"{table}: has no version {version}; the newest is {newest}")
    version = newest if version is None else version
    try:
        frame = frame_of(places, *TABLE, version)
        # A sum of all rows reads each file; a count would not.
        frame.agg(F.sum(F.hash(TARGET).cast("long"))).collect()
    except Exception as error:
        if not any(name in str(error) for name in _GONE):
            raise
        raise SnapshotGone(table, version) from error
    return Snapshot(table, version, frame)


# What Spark and Delta say of a file that is not there, and of a version whose log is not.
_GONE = (
    "FAILED_READ_FILE",
    "FileNotFoundException",
    "DELTA_FILE_NOT_FOUND",
    "DELTA_NO_RECREATABLE_HISTORY_FOUND",
    "DELTA_TRUNCATED_TRANSACTION_LOG",
    "Cannot time travel",
)


def holdout(frame, days):
    """Rows of pandas before the last days, to train with, and those of the last days, to judge by."""
    last = pd.to_datetime(frame[DAY])
    held = last > last.max() - pd.Timedelta(days=days)
    if days < 1 or held.all() or not held.any():
        found = last.dt.date.nunique()
        raise ValueError(f"the last {days} of {found} days cannot be held out: both parts need rows")
    return frame[~held], frame[held]
