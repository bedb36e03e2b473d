"""Models of a table of numbers: what cannot be fitted is refused, and the same rows give the same model."""

import numpy as np
import pandas as pd
import pytest
from platform_jobs.series import Unfit, fit_lightgbm, fit_ridge, last_value, measures

NAMES = ("a", "b")


def rows(count, seed=0):
    draw = np.random.default_rng(seed)
    made = pd.DataFrame(draw.normal(size=(count, 2)), columns=NAMES)
    return made.assign(y=3 * made.a - made.b + 5)


@pytest.mark.parametrize("fit", [fit_lightgbm, fit_ridge])
def test_refuses_rows_that_no_model_can_be_fitted_on(fit):
    one = rows(1)
    with pytest.raises(Unfit, match="has 1 rows with y; at least 2 are needed"):
        fit(one, NAMES, "y")
    with pytest.raises(Unfit, match="has 1 rows with y"):
        fit(rows(9).assign(y=[1.0, *[np.nan] * 8]), NAMES, "y")
    with pytest.raises(Unfit, match="has only missing values in a, b"):
        fit(rows(9).assign(a=np.nan, b=np.nan), NAMES, "y")


@pytest.mark.parametrize("fit", [fit_lightgbm, fit_ridge])
def test_takes_features_of_which_some_are_missing_or_the_same_in_all_rows(fit):
    some = rows(200).assign(a=lambda frame: frame.a.where(np.arange(200) % 5 > 0), b=1.0)
    predicted = fit(some, NAMES, "y").predict(some[list(NAMES)])
    assert np.isfinite(predicted).all()
    assert measures(some.y, predicted)["rmse"] < some.y.std()
    empty = rows(200).assign(a=np.nan)
    assert np.isfinite(fit(empty, NAMES, "y").predict(empty[list(NAMES)])).all()


def test_the_same_rows_give_the_same_model():
    assert (
        fit_lightgbm(rows(300), NAMES, "y").model_to_string() == fit_lightgbm(rows(300), NAMES, "y").model_to_string()
    )


def test_ridge_finds_the_line():
    made = fit_ridge(rows(500), NAMES, "y", penalty=1e-9)
    assert made.predict(rows(50, seed=1)) == pytest.approx(rows(50, seed=1).y.to_numpy())


def test_the_last_value_is_that_of_the_same_series():
    frame = pd.DataFrame(
        {"store": ["A", "B", "A", "A"], "product": "P", "day": [2, 1, 5, 1], "quantity": [20.0, 7.0, 50.0, 10.0]},
        index=[4, 3, 2, 1],
    )
    assert last_value(frame).to_dict() == pytest.approx({4: 10, 3: np.nan, 2: 20, 1: np.nan}, nan_ok=True)


def test_measures_take_the_rows_that_have_both():
    found = measures([1, 2, np.nan, 4], [2, 2, 3, np.nan])
    assert found == pytest.approx({"rmse": np.sqrt(0.5), "mae": 0.5, "wape": 1 / 3})
    with pytest.raises(Unfit, match="no row has both"):
        measures([np.nan], [1])
