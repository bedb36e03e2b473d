"""One model for one group, as a worker makes it: from the rows of the group to a row with the model or a reason.

Arrow in and out, and numpy between: pandas would take longer than all else beside the fit.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import lightgbm
import numpy as np
import pyarrow as pa

from platform_jobs.model_bytes import pack
from platform_jobs.series import PARAMETERS, TREES, measures

# What a worker adds to the keys of a group.
RESULT = pa.schema(
    [
        ("rows", pa.int64()),
        ("trained_rows", pa.int64()),
        ("held_out_rows", pa.int64()),
        ("rmse", pa.float64()),
        ("last_value_rmse", pa.float64()),
        ("reason", pa.string()),
        ("error", pa.string()),
        ("fit_seconds", pa.float64()),
        ("seconds", pa.float64()),
        ("model", pa.binary()),
        ("sha256", pa.string()),
    ]
)

# Errors of libraries may hold whole tables.
_LONGEST_ERROR = 1000


def boost(features, target, names, trees, leaves):
    """A model of LightGBM, as that of all series."""
    parameters = {**PARAMETERS, "num_leaves": leaves}
    data = lightgbm.Dataset(features, target, feature_name=list(names), params=parameters)
    return lightgbm.train(parameters, data, num_boost_round=trees)


@dataclass(frozen=True)
class Fit:
    """What is the same for all groups of a pass."""

    keys: tuple[str, ...]
    features: tuple[str, ...]
    target: str
    day: str
    # First day that models do not learn from: they are judged on it and what follows.
    held_out_from: date
    # With fewer rows than two leaves must have, no tree has a branch.
    least_rows: int = 2 * PARAMETERS["min_data_in_leaf"]
    trees: int = TREES
    leaves: int = PARAMETERS["num_leaves"]
    boost: Callable = boost

    @property
    def parameters(self):
        """What tells this from another pass over the same snapshot."""
        names = ("keys", "features", "target", "held_out_from", "least_rows", "trees", "leaves")
        return {name: getattr(self, name) for name in names}

    @property
    def columns(self):
        """Columns of the snapshot that a worker is sent."""
        return [*self.keys, self.day, self.target, *self.features]


class NoModel(Exception):
    """A group that no model can be made of; its text is the reason, one of few."""


def fit_group(fit, key, rows):
    """A row for the table: the model of a group, or the reason why there is none; whatever the group holds."""
    started = time.thread_time()
    found = dict.fromkeys(RESULT.names) | {"rows": rows.num_rows, "trained_rows": 0, "held_out_rows": 0}
    try:
        _fill(fit, rows, found)
    except NoModel as unfit:
        found["reason"] = str(unfit)
    except Exception as error:
        found |= {"reason": "the fit failed", "error": f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]}
    found["seconds"] = time.thread_time() - started
    return dict(zip(fit.keys, key, strict=True)) | found


def _fill(fit, rows, found):
    """Puts into the row what is known of the group, as far as one comes."""
    # The order in which Spark brings rows is another each time; that of a sum changes its last digits.
    rows = rows.take(np.argsort(rows[fit.day].cast(pa.int32()).to_numpy(), kind="stable"))
    target = _numbers(rows, fit.target)
    matrix = np.column_stack([_numbers(rows, name) for name in fit.features])
    if np.isinf(target).any() or np.isinf(matrix).any():
        raise NoModel("a value is infinite")
    known = ~np.isnan(target)
    if not known.any():
        raise NoModel(f"{fit.target} is missing in every row")
    last = _last_before(target[known])
    target, matrix = target[known], matrix[known]
    held_out = (rows[fit.day].to_numpy() >= np.datetime64(fit.held_out_from))[known]
    trained = ~held_out
    found.update(trained_rows=int(trained.sum()), held_out_rows=int(held_out.sum()))
    if found["trained_rows"] < fit.least_rows:
        raise NoModel(f"fewer than {fit.least_rows} rows to learn from")
    if np.isnan(matrix[trained]).all():
        raise NoModel("every feature is missing in every row")
    started = time.thread_time()
    booster = fit.boost(matrix[trained], target[trained], fit.features, fit.trees, fit.leaves)
    found["fit_seconds"] = time.thread_time() - started
    found["model"], found["sha256"] = pack(booster)
    if held_out.any():
        predicted = booster.predict(matrix[held_out], num_threads=1)
        found["rmse"] = measures(target[held_out], predicted)["rmse"]
        found["last_value_rmse"] = measures(target[held_out], last[held_out])["rmse"]


def _numbers(rows, name):
    """A column as numbers, NaN where there is none."""
    return rows[name].cast(pa.float64()).to_numpy()


def _last_before(target):
    """The value before each, in the order of days."""
    return np.concatenate([[np.nan], target[:-1]])
