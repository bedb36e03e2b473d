"""A table of features that is made at once, for tests of what learns from it."""

import numpy as np
import pandas as pd
from platform_jobs.features import DAY, FEATURES, TABLE, TARGET


def feature_rows(series=4, days=60, seed=5):
    """Rows of features whose target follows from some of them, one in fifty of the others missing."""
    draw = np.random.default_rng(seed)
    rows = pd.DataFrame(draw.normal(size=(series * days, len(FEATURES))), columns=list(FEATURES))
    rows[TARGET] = (10 + 3 * rows["price"] - 2 * rows["quantity_mean_7"] + draw.normal(0, 0.2, len(rows))).round(3)
    rows["quantity_lag_28"] = rows["quantity_lag_28"].where(draw.random(len(rows)) > 0.02)
    first = pd.Timestamp("2024-01-01")
    rows[DAY] = [(first + pd.Timedelta(days=day)).date() for day in range(days) for _ in range(series)]
    rows["store"] = [f"S{each % 2}" for each in range(series)] * days
    rows["product"] = [f"P{each // 2}" for each in range(series)] * days
    return rows


def make_features(places, **shape):
    """Writes them as gold has them; answers the rows."""
    rows = feature_rows(**shape)
    places.spark.createDataFrame(rows).coalesce(1).write.mode("overwrite").saveAsTable(
        places.table(*TABLE), format="delta"
    )
    return rows
