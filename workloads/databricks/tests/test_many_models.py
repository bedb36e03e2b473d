"""Many models in one pass: each is written once, a fault of one is of no other, and the registered model finds all."""

import json
import threading
import time
from datetime import date, timedelta
from functools import partial

import mlflow
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from at_once import at_once
from mlflow import MlflowClient
from platform_jobs import batch_scoring, group_table, many_models, validate
from platform_jobs.entry import many_models as entry
from platform_jobs.features import DAY, FEATURES, SERIES, TARGET, read_snapshot
from platform_jobs.group_fit import boost
from platform_jobs.many_models import TooManyFailed
from platform_jobs.model_bytes import unpack
from platform_jobs.places import session

GROUPS = 2000
ROWS = 25
# A group with this price makes its fit fail.
CURSED = 13.13


def failing():
    """A fit that fails for a group; within, so that Spark sends it to workers as it is."""

    def boost_unless_cursed(features, target, *rest):
        if (features[:, FEATURES.index("price")] == CURSED).any():
            raise ZeroDivisionError("no model for this price")
        return boost(features, target, *rest)

    return boost_unless_cursed


def key_of(number):
    return f"S{number // 20:04}", f"P{number % 20:04}"


def sales(groups=GROUPS, rows=ROWS):
    """Features of groups; some of them have something wrong."""
    draw = np.random.default_rng(16)
    keys = [key_of(number) for number in range(groups) for _ in range(rows)]
    frame = pd.DataFrame(keys, columns=list(SERIES))
    frame[DAY] = [date(2024, 1, 1) + timedelta(days=day) for day in range(rows)] * groups
    for name in FEATURES:
        frame[name] = draw.normal(size=len(frame))
    frame[TARGET] = frame["price"] * 2 + draw.normal(0, 0.1, len(frame))
    number = np.repeat(np.arange(groups), rows)
    frame.loc[number == 1, "price"] = CURSED
    frame.loc[number == 2, list(FEATURES)] = np.nan
    frame.loc[number == 3, TARGET] = np.nan
    frame.loc[number == 4, "promotion"] = np.inf
    # The group has one row.
    frame = frame[(number != 5) | (frame[DAY] == date(2024, 1, 1))]
    return frame


REASONS = {
    "a value is infinite": 1,
    "every feature is missing in every row": 1,
    "fewer than 15 rows to learn from": 1,
    "quantity is missing in every row": 1,
    "the fit failed": 1,
}


@pytest.fixture(autouse=True)
def sent_to_workers(spark):
    """Workers get the code of the package as they do from a job."""
    session()


@pytest.fixture
def snapshot(tracked):
    """Features of 40 groups."""
    write(tracked, sales(40))
    return read_snapshot(tracked)


def write(places, frame):
    table = places.spark.createDataFrame(pa.Table.from_pandas(frame, preserve_index=False))
    table.write.mode("overwrite").saveAsTable(places.table("gold", "sales_features"), format="delta")


def fit_of(snapshot, **parameters):
    small = {"least_rows": 15, "trees": 3, "leaves": 4, "boost": failing()}
    return many_models.fit_of(snapshot, 5, **{**small, **parameters})


def run(places, snapshot, fit=None, **limits):
    return many_models.run(
        places, "/sales", snapshot, fit or fit_of(snapshot), "by_series", **{"most_failed": 0.2, **limits}
    )


def rows(places, **conditions):
    """Rows of the table by key."""
    frame = places.spark.table(places.table(*group_table.TABLE))
    for name, value in conditions.items():
        frame = frame.where(frame[name] == value)
    return {(row.store, row["product"]): row for row in frame.collect()}


def test_two_thousand_models_in_one_pass(tracked):
    frame = sales()
    write(tracked, frame)
    snapshot = read_snapshot(tracked)
    run_id, version, counts = run(tracked, snapshot)
    assert (counts["groups"], counts["trained"], counts["failed"]) == (GROUPS, GROUPS - 5, 5)
    assert counts["reasons"] == REASONS
    found = rows(tracked)
    assert len(found) == GROUPS
    assert {row.run_id for row in found.values()} == {run_id}
    assert {row.snapshot_version for row in found.values()} == {snapshot.version}
    failed = {key: row for key, row in found.items() if row.model is None}
    assert set(failed) == {key_of(number) for number in range(1, 6)}
    assert failed[key_of(1)].error == "ZeroDivisionError: no model for this price"
    trained = [row for row in found.values() if row.model is not None]
    assert all(row.rows == row.trained_rows + row.held_out_rows == ROWS for row in trained)
    logged = mlflow.get_run(run_id)
    assert logged.info.status == "FINISHED"
    assert logged.data.params["table_version"] == str(snapshot.version)
    assert (logged.data.metrics["trained"], logged.data.metrics["failed"]) == (GROUPS - 5, 5)
    assert logged.data.tags["failed.the fit failed"] == "1"
    check_router(frame, version, found)


def check_router(frame, version, found):
    """The registered model gives each row what the model of its group gives it, and nothing to the others."""
    model = mlflow.pyfunc.load_model(f"models:/spark_catalog.models.by_series/{version}")
    asked = frame[[*SERIES, *FEATURES]].sample(frac=0.2, random_state=1)
    unknown = asked.head(1).assign(store="S9999")
    asked = pd.concat([unknown, asked])
    answers = model.predict(asked)
    assert len(answers) == len(asked)
    for key, places in asked.groupby(list(SERIES)).indices.items():
        row = found.get(key)
        if row is None or row.model is None:
            assert np.isnan(answers[places]).all()
        else:
            own = unpack(key, bytes(row.model), row.sha256).predict(asked.iloc[places][list(FEATURES)].to_numpy())
            assert (answers[places] == own).all()


def test_the_same_pass_again_adds_nothing_and_a_later_code_gets_the_same(tracked, snapshot, monkeypatch):
    first = run(tracked, snapshot)
    assert run(tracked, snapshot) == first
    before = rows(tracked)
    assert len(before) == 40
    assert history(tracked) == ["WRITE", "CREATE TABLE"]
    # Sales of later days change no pass of an earlier version.
    write(tracked, sales(40, ROWS + 10))
    monkeypatch.setattr(many_models, "code_hash", lambda: "later")
    again = read_snapshot(tracked, snapshot.version)
    second = run(tracked, again)
    assert second[:2] != first[:2]
    assert second[2] == first[2]
    after = rows(tracked, code="later")
    for name in ("trained_rows", "held_out_rows", "rmse", "last_value_rmse", "reason", "error", "sha256"):
        assert {key: row[name] for key, row in after.items()} == {key: row[name] for key, row in before.items()}


def test_the_registered_model_is_judged_and_scores(tracked, snapshot, capsys):
    """A series without a model counts by its value before, and has no prediction."""
    _, version, _ = run(tracked, snapshot, fit_of(snapshot, trees=60))
    judged = validate.run(tracked, "/sales", "by_series", days=5)
    assert (judged["verdict"], judged["challenger"]) == ("moved", version)
    counted = [line for line in map(json.loads, capsys.readouterr().out.splitlines()) if "rows_without_model" in line]
    # Of the five, one has no sales in those days to judge by, and one has no days at all.
    assert [line["rows_without_model"] for line in counted if line["job"] == "validate"] == [3 * 5]
    assert batch_scoring.run(tracked, "by_series")["rows"] == snapshot.frame.count()
    written = tracked.spark.table(tracked.table("gold", "predictions")).toPandas()
    missing = written[written.prediction.isna()]
    assert set(zip(missing.store, missing["product"], strict=True)) == {key_of(number) for number in range(1, 6)}
    model = mlflow.pyfunc.load_model(f"models:/spark_catalog.models.by_series/{version}")
    rows = written.merge(snapshot.rows(), on=[*SERIES, DAY])
    assert len(rows) == len(written)
    np.testing.assert_array_equal(rows.prediction, model.predict(rows[[*SERIES, *FEATURES]]))


def history(places):
    found = places.spark.sql(f"DESCRIBE HISTORY {places.table(*group_table.TABLE)}").collect()
    return [row.operation for row in found]


def test_a_pass_that_ended_before_its_version_was_registered_is_finished(tracked, snapshot, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(many_models, "version_of", crash)
        with pytest.raises(KeyboardInterrupt):
            run(tracked, snapshot)
    (run_id,) = {row.run_id for row in rows(tracked).values()}
    assert mlflow.get_run(run_id).info.status == "FAILED"
    assert run(tracked, snapshot)[:2] == (run_id, 1)
    assert mlflow.get_run(run_id).info.status == "FINISHED"
    assert history(tracked) == ["WRITE", "CREATE TABLE"]


def crash(*_):
    raise KeyboardInterrupt


def test_fails_where_more_groups_failed_than_may(tracked, snapshot):
    with pytest.raises(TooManyFailed, match=r"5 of 40 groups have no model, at most 10% may .*the fit failed: 1"):
        run(tracked, snapshot, most_failed=0.1)
    (run_id,) = {row.run_id for row in rows(tracked).values()}
    found = mlflow.get_run(run_id)
    assert (found.info.status, found.data.metrics["failed"]) == ("FAILED", 5)
    assert MlflowClient().search_model_versions("name='spark_catalog.models.by_series'") == []


def test_of_two_runs_that_write_a_pass_at_once_the_first_counts(tracked, snapshot, tmp_path):
    """The second run starts and ends while the first trains."""
    training, trained = tmp_path / "training", tmp_path / "trained"

    # One group alone waits, so that the other run has a core.
    def boost_late(features, *rest):
        if (features[:, FEATURES.index("price")] == CURSED).any():
            training.touch()
            while not trained.exists():
                time.sleep(0.1)
        return boost(features, *rest)

    runs = {}

    def train_late():
        runs["late"] = run(tracked, snapshot, fit_of(snapshot, boost=boost_late))

    late = threading.Thread(target=train_late)
    late.start()
    while not training.exists():
        assert late.is_alive()
        time.sleep(0.1)
    runs["first"] = run(tracked, snapshot, fit_of(snapshot, boost=boost))
    trained.touch()
    late.join()
    assert runs["late"] == (runs["first"][0], None, runs["first"][2])
    assert {row.run_id for row in rows(tracked).values()} == {runs["first"][0]}
    assert history(tracked) == ["WRITE", "CREATE TABLE"]
    others = mlflow.search_runs(experiment_names=["/sales"], filter_string="tags.`platform.same_pass_as` != ''")
    assert list(others["tags.platform.same_pass_as"]) == [runs["first"][0]]


def test_two_passes_at_once_are_both_written(tracked, snapshot):
    """Each has rows of its own."""
    fits = [fit_of(snapshot, trees=trees) for trees in (3, 4)]
    runs = at_once(*(partial(run, tracked, snapshot, fit) for fit in fits))
    assert sorted(version for _, version, _ in runs) == [1, 2]
    assert len(tracked.spark.table(tracked.table(*group_table.TABLE)).groupBy("pass").count().collect()) == 2
    assert sorted(each.version for each in MlflowClient().search_model_versions("")) == [1, 2]


def test_runs_as_a_job(tracked, snapshot, capsys):
    common = ["--catalog", tracked.catalog, "--registry", tracked.registry, "--experiment", "/jobs"]
    small = ["--model", "by_job", "--held-out-days", "5", "--least-rows", "15", "--trees", "2", "--leaves", "4"]
    with pytest.raises(TooManyFailed):
        entry.main([*common, *small, "--table-version", str(snapshot.version), "--most-failed", "0"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["job"], line.get("failed")) for line in lines] == [("many-models", 4), ("many-models", None)]
    assert lines[-1] == {"job": "many-models", "step": "end", "done": 0, "refused": {"groups": 1}}
    entry.main([*common, *small, "--most-failed", "0.1", "--most-carried", "0"])
    model = mlflow.pyfunc.load_model("models:/spark_catalog.models.by_job/1")
    asked = sales(40)[[*SERIES, *FEATURES]]
    answers = pd.Series(model.predict(asked), asked.index)
    has = asked.apply(lambda row: (row["store"], row["product"]) in TRAINED, axis=1)
    assert (answers.notna() == has).all()


# The price that makes a fit fail in the other tests is one like others here.
TRAINED = {key_of(number) for number in range(40)} - {key_of(number) for number in range(2, 6)}
