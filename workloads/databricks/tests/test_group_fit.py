"""What a worker answers for a group, whatever the group holds."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from platform_jobs.group_fit import RESULT, Fit, fit_group
from platform_jobs.model_bytes import unpack
from platform_jobs.pass_metrics import log_in_batches

FIT = Fit(("store",), ("price",), "quantity", "day", date(2024, 3, 1), trees=5, leaves=4)


def rows(count=80, **columns):
    """Sales from 2024-01-01 on, of which the last 20 are held out."""
    price = np.random.default_rng(3).normal(size=count)
    table = {
        "day": [date(2024, 1, 1) + timedelta(days=day) for day in range(count)],
        "price": price,
        "quantity": 2 * price,
    }
    return pa.table(table | columns)


def test_a_model_is_judged_by_the_days_that_it_has_not_seen():
    table = rows()
    found = fit_group(FIT, ["S1"], table)
    assert list(found) == ["store", *RESULT.names]
    assert (found["store"], found["rows"], found["trained_rows"], found["held_out_rows"]) == ("S1", 80, 60, 20)
    price, quantity = (table[name].to_numpy() for name in ("price", "quantity"))
    predicted = unpack(["S1"], found["model"], found["sha256"]).predict(price[60:, None])
    assert found["rmse"] == pytest.approx(np.sqrt(np.mean((quantity[60:] - predicted) ** 2)))
    assert found["last_value_rmse"] == pytest.approx(np.sqrt(np.mean(np.diff(quantity)[59:] ** 2)))
    assert found["reason"] is None
    assert 0 < found["fit_seconds"] < found["seconds"]


def test_is_the_same_in_whatever_order_rows_come():
    table = rows()
    shuffled = table.take(np.random.default_rng(5).permutation(len(table)))
    one, other = (fit_group(FIT, ["S1"], each) for each in (table, shuffled))
    for name in ("rmse", "last_value_rmse", "sha256", "model"):
        assert one[name] == other[name]


def test_rows_without_what_was_sold_are_in_neither_part():
    quantity = rows()["quantity"].to_pylist()
    quantity[3] = quantity[70] = None
    found = fit_group(FIT, ["S1"], rows(quantity=quantity))
    assert (found["rows"], found["trained_rows"], found["held_out_rows"]) == (80, 59, 19)


def test_a_group_without_rows_that_are_held_out_has_a_model_and_no_error():
    found = fit_group(FIT, ["S1"], rows(60))
    assert (found["held_out_rows"], found["rmse"], found["reason"]) == (0, None, None)
    assert found["model"] is not None


@pytest.mark.parametrize(
    ("table", "reason", "error"),
    [
        (rows(1), "fewer than 20 rows to learn from", None),
        (rows(19), "fewer than 20 rows to learn from", None),
        (rows(quantity=[None] * 80), "quantity is missing in every row", None),
        (rows(price=pa.nulls(80)), "every feature is missing in every row", None),
        (rows(price=[np.inf] + [1.0] * 79), "a value is infinite", None),
        (rows(price=["cheap"] * 80), "the fit failed", "ArrowInvalid: Failed to parse string: 'cheap'"),
        (rows().drop_columns("price"), "the fit failed", "KeyError: "),
    ],
)
def test_a_group_without_a_model_has_a_reason(table, reason, error):
    found = fit_group(FIT, ["S1"], table)
    assert (found["reason"], found["model"], found["sha256"], found["rmse"]) == (reason, None, None, None)
    assert (found["error"] or "").startswith(error or "")
    assert (found["error"] is None) == (error is None)
    assert found["rows"] == table.num_rows


def test_calls_to_mlflow_are_within_its_limits():
    calls = []

    class Client:
        def log_batch(self, run_id, metrics=(), tags=()):
            assert len(metrics) <= 1000
            assert len(tags) <= 100
            calls.append((run_id, [each.value for each in metrics], [each.key for each in tags]))

    values = [("rmse", number, number) for number in range(2500)]
    log_in_batches(Client(), "r1", values, {f"t{number}": "" for number in range(150)})
    assert [(len(metrics), len(tags)) for _, metrics, tags in calls] == [
        (1000, 0),
        (1000, 0),
        (500, 0),
        (0, 100),
        (0, 50),
    ]
    assert [value for _, metrics, _ in calls for value in metrics] == list(range(2500))
