"""Accuracy on real sales: orange juice in the stores of Dominick's, by week, which Debian's r-cran-bayesm has.

The package is under the GPL and is fetched when the test runs; nothing of it is in the repository.
"""

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rdata
from platform_jobs import series

PACKAGE = "r-cran-bayesm"
KEY = ("store", "brand")
LAST_WEEK = 140
TARGET = "logmove"


def absent(reason):
    """Leaves the test out where a developer lacks what it needs; in CI that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def sales(tmp_path_factory):
    """Rows by store, brand and week, with features of the weeks before."""
    folder = tmp_path_factory.mktemp("orange-juice")
    if missing := [name for name in ("apt-get", "dpkg") if shutil.which(name) is None]:
        absent(f"{', '.join(missing)} of Debian is needed to fetch {PACKAGE}")
    fetched = subprocess.run(["apt-get", "download", PACKAGE], cwd=folder, capture_output=True, text=True)
    packages = list(folder.glob("*.deb"))
    if fetched.returncode or not packages:
        absent(f"{PACKAGE} cannot be fetched: {fetched.stderr.strip()}")
    subprocess.run(["dpkg", "-x", packages[0], folder], check=True)
    (file,) = Path(folder).rglob("orangeJuice.rda")
    rows = pd.DataFrame(rdata.read_rda(file)["orangeJuice"]["yx"]).astype(float)
    rows = rows.rename(columns=str).sort_values([*KEY, "week"], ignore_index=True)
    prices = [name for name in rows.columns if name.startswith("price")]
    rows[prices] = np.log(rows[prices].clip(lower=0.001))
    rows["before"] = series.last_value(rows, TARGET, KEY, "week")
    mean = rows.groupby(list(KEY))["before"].rolling(4, min_periods=1).mean()
    rows["mean_before"] = mean.reset_index(level=[0, 1], drop=True)
    return rows, (*prices, "deal", "feat", "before", "mean_before")


def test_models_of_series_are_better_than_the_last_value(sales):
    rows, features = sales
    found = []
    for _, one in rows.groupby(list(KEY)):
        training, held = one[one.week <= LAST_WEEK], one[one.week > LAST_WEEK]
        predicted = series.fit_ridge(training, features, TARGET, penalty=10).predict(held)
        error, last = predicted - held[TARGET], held["before"] - held[TARGET]
        found.append(((error**2).sum(), (last**2).sum(), len(held)))
    errors, last, count = np.array(found).T
    assert len(found) == 913
    assert np.sqrt(errors.sum() / count.sum()) <= 0.62
    assert (errors < last).mean() >= 0.85
