"""Models of one table of numbers, of one series or of all: fitted on one thread, the same each time."""

from dataclasses import dataclass

import lightgbm
import numpy as np

from platform_jobs.counts import Refusal
from platform_jobs.features import DAY, FEATURES, TARGET
from platform_jobs.gold import SERIES

# One thread and a seed: the same rows give the same model on any machine.
PARAMETERS = {
    "objective": "regression",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 10,
    "num_threads": 1,
    "seed": 0,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
TREES = 200


class Unfit(Refusal):
    """Rows that no model can be fitted on or judged by."""

    def __init__(self, message):
        super().__init__("rows", message)


def usable(rows, features=FEATURES, target=TARGET):
    """Rows with a target; refuses what no model can be fitted on."""
    found = rows[rows[target].notna()]
    if len(found) < 2:
        raise Unfit(f"has {len(found)} rows with {target}; at least 2 are needed")
    if found[list(features)].isna().all(axis=None):
        raise Unfit(f"has only missing values in {', '.join(features)}")
    return found


def fit_lightgbm(rows, features=FEATURES, target=TARGET, trees=TREES, **parameters):
    """A Booster, which takes missing values as they are."""
    found = usable(rows, features, target)
    data = lightgbm.Dataset(found[list(features)], found[target])
    return lightgbm.train({**PARAMETERS, **parameters}, data, num_boost_round=trees)


@dataclass(frozen=True)
class Ridge:
    """A linear model of features in units of their spread; a missing value counts as the mean."""

    features: tuple[str, ...]
    mean: np.ndarray
    spread: np.ndarray
    weights: np.ndarray
    base: float

    def predict(self, rows):
        """One number for each row."""
        return self.base + _scaled(rows, self.features, self.mean, self.spread) @ self.weights


def fit_ridge(rows, features=FEATURES, target=TARGET, penalty=1.0):
    """A linear model whose weights are held small by a penalty."""
    found = usable(rows, features, target)
    values = found[list(features)].to_numpy(float)
    known = ~np.isnan(values)
    count = np.maximum(known.sum(0), 1)
    mean = np.where(known, values, 0).sum(0) / count
    spread = np.sqrt(np.where(known, (values - mean) ** 2, 0).sum(0) / count)
    spread = np.where(spread > 0, spread, 1.0)
    scaled = _scaled(found, features, mean, spread)
    actual = found[target].to_numpy(float)
    base = float(actual.mean())
    weights = np.linalg.solve(scaled.T @ scaled + penalty * np.eye(len(mean)), scaled.T @ (actual - base))
    return Ridge(tuple(features), mean, spread, weights, base)


def _scaled(rows, features, mean, spread):
    return np.nan_to_num((rows[list(features)].to_numpy(float) - mean) / spread, nan=0.0)


def last_value(rows, target=TARGET, series=SERIES, day=DAY):
    """The forecast that a model must beat: what was before, in the same series; none for the first of a series."""
    return rows.sort_values(day, kind="stable").groupby(list(series), sort=False)[target].shift(1).reindex(rows.index)


def measures(actual, predicted):
    """How far predictions are from what was, of the rows that have both: lower is better."""
    actual, predicted = np.asarray(actual, float), np.asarray(predicted, float)
    both = ~(np.isnan(actual) | np.isnan(predicted))
    if not both.any():
        raise Unfit("no row has both a prediction and what was")
    actual, error = actual[both], predicted[both] - actual[both]
    total = np.abs(actual).sum()
    return {
        "rmse": float(np.sqrt((error**2).mean())),
        "mae": float(np.abs(error).mean()),
        "wape": float(np.abs(error).sum() / total) if total > 0 else float("nan"),
    }
