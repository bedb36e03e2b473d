"""Batch, stream and pyfunc predict the same, row by row, and each prediction is written once."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from at_once import at_once
from platform_jobs import batch_scoring, registry, stream_scoring, train, validate
from platform_jobs.entry import batch_scoring as batch_program
from platform_jobs.features import DAY, FEATURES, read_snapshot
from platform_jobs.gold import SERIES
from platform_jobs.registry import ModelRefused
from sales import SALES, make_gold

EXPERIMENT = "/Platform/experiments/sales"
KEY = [*SERIES, DAY]
SMALL = replace(SALES, stores=2, products=2, stores_a_block=2)


@pytest.fixture
def places(shared_places, empty_store):
    """Gold and a champion, which the first test makes."""
    if not Path(shared_places.registry.removeprefix("sqlite:///")).exists():
        shutil.copy(empty_store, shared_places.registry.removeprefix("sqlite:///"))
        make_gold(shared_places, SMALL, until="2024-03-20")
        train.run(shared_places, EXPERIMENT, trees=30)
        assert validate.run(shared_places, EXPERIMENT)["verdict"] == "moved"
    return shared_places


def written(places, table):
    frame = places.spark.table(places.table("gold", table)).toPandas()
    return frame.sort_values([*KEY, "snapshot_version", "model_version"], ignore_index=True)


def direct(places):
    """What the champion predicts in this process."""
    rows = read_snapshot(places).rows()
    with registry.loaded(places, "sales", registry.by_alias(places, "sales", "champion")) as model:
        return rows, np.asarray(model.model.predict(rows[list(FEATURES)]))


def test_batch_and_stream_predict_what_pyfunc_does_and_write_it_once(places):
    rows, predicted = direct(places)
    first = batch_scoring.run(places)
    assert first["rows"] == len(rows)
    assert batch_scoring.run(places)["rows"] == 0
    assert stream_scoring.run(places)["rows"] == len(rows)
    assert stream_scoring.run(places) == {"batches": 0, "rows": 0}
    for table in ("predictions", "predictions_stream"):
        found = written(places, table)
        pd.testing.assert_frame_equal(found[KEY], rows[KEY])
        assert (found.prediction == predicted).all()
        assert set(found.model_name) == {"spark_catalog.models.sales"}
        assert set(zip(found.model_version, found.snapshot_version, strict=True)) == {(1, first["table_version"])}
        assert found.scored_at.notna().all()


def test_new_rows_are_scored_once_and_what_did_not_change_is_not_scored_again(places):
    before = len(written(places, "predictions_stream"))
    rows = len(read_snapshot(places).rows())
    make_gold(places, SMALL)
    added = len(read_snapshot(places).rows()) - rows
    assert added > 0
    assert stream_scoring.run(places)["rows"] == added
    # All rows come again, in batches with other numbers.
    shutil.rmtree(places.checkpoint)
    assert stream_scoring.run(places) == {"batches": 1, "rows": 0}
    found = written(places, "predictions_stream")
    assert len(found) == before + added
    assert not found.duplicated(KEY).any()
    assert batch_scoring.run(places)["rows"] == rows + added
    newest = written(places, "predictions").query("snapshot_version == snapshot_version.max()")
    assert (newest.prediction.to_numpy() == found.prediction.to_numpy()).all()


class Crash(Exception):
    """The end of a process in the middle."""


def test_a_run_that_ends_in_the_middle_is_done_again_and_nothing_is_there_twice(places, monkeypatch):
    make_gold(places, SMALL, until="2024-03-25")
    shutil.rmtree(places.checkpoint)
    for table in ("predictions", "predictions_stream"):
        places.spark.sql(f"DELETE FROM {places.table('gold', table)}")
    rows = len(read_snapshot(places).rows())
    score = stream_scoring.score

    def crashing(*arguments):
        score(*arguments)
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(stream_scoring, "score", crashing)
        with pytest.raises(Exception, match="Crash"):
            stream_scoring.run(places)
        # The rows are written, and the checkpoint does not say so.
        patch.setattr(batch_scoring, "log_counts", lambda *_, **__: crash())
        with pytest.raises(Crash):
            batch_scoring.run(places)
    assert len(written(places, "predictions_stream")) == rows
    assert stream_scoring.run(places) == {"batches": 1, "rows": 0}
    assert batch_scoring.run(places)["rows"] == 0
    for table in ("predictions", "predictions_stream"):
        assert len(written(places, table)) == rows


def crash():
    raise Crash


def test_two_jobs_at_once_write_each_prediction_once(places):
    places.spark.sql(f"DROP TABLE {places.table('gold', 'predictions')}")
    batch_scoring.run(places, table_version=1)

    def score():
        return batch_scoring.run(replace(places, spark=places.spark.newSession()))["rows"]

    results = at_once(score, score)
    assert any(isinstance(rows, int) for rows in results), results
    found = written(places, "predictions")
    assert not found.duplicated([*KEY, "snapshot_version", "model_version"]).any()
    assert (found.snapshot_version > 1).sum() == len(read_snapshot(places).rows())


def test_a_table_that_was_made_again_is_read_from_its_beginning(places):
    places.spark.sql(f"DROP TABLE {places.table('gold', 'sales_features')}")
    make_gold(places, SMALL, until="2024-03-26")
    assert stream_scoring.run(places)["rows"] > 0


def test_without_a_champion_nothing_is_scored(places, tmp_path, empty_store, capsys):
    shutil.copy(empty_store, tmp_path / "other.db")
    arguments = ["--catalog", "spark_catalog", "--registry", f"sqlite:///{tmp_path}/other.db"]
    with pytest.raises(ModelRefused, match="has no alias champion; the job validate sets it"):
        batch_program.main(arguments)
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["refused"] == {"alias": 1}
    with pytest.raises(ModelRefused, match="no alias champion"):
        stream_scoring.run(replace(places, registry=f"sqlite:///{tmp_path}/other.db"))
