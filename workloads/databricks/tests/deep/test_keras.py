"""A model of Keras, in processes of its own: TensorFlow is never in the one that has the session of Spark."""

import sys

import mlflow
import numpy as np
import pytest
from features_table import make_features
from platform_jobs import keras_model
from platform_jobs.entry import keras_training as entry
from platform_jobs.features import TARGET
from platform_jobs.keras_training import Changed, check_same


def test_a_model_is_trained_logged_loaded_and_predicts_what_it_did_before_it_was_saved(tracked):
    rows = make_features(tracked)
    arguments = ["--catalog", tracked.catalog, "--checkpoint", tracked.checkpoint, "--registry", tracked.registry]
    entry.main([*arguments, "--experiment", "/keras", "--epochs", "15", "--held-out-days", "7"])
    (run,) = mlflow.search_runs(experiment_names=["/keras"], output_format="list")
    assert run.info.status == "FINISHED"
    assert run.data.params.items() >= {"epochs": "15", "held_out_days": "7", "table_version": "0"}.items()
    assert run.data.metrics["difference_after_load"] == 0
    # The target without what the features say of it would be off by its standard deviation.
    assert 0 < run.data.metrics["rmse"] < 0.6 * rows[TARGET].std()
    losses = mlflow.MlflowClient().get_metric_history(run.info.run_id, "loss")
    assert len(losses) == 15
    assert losses[-1].value < losses[0].value
    assert "tensorflow" not in sys.modules


def test_a_process_that_fails_says_why(places, tmp_path, monkeypatch):
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "no module $3" >&2\nexit 3\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(keras_model.Failed, match=r"TensorFlow ended with 3: no module platform_jobs\.keras_model"):
        keras_model.score(places, "runs:/none/model", "rows", "predictions")


@pytest.mark.parametrize("other", [1.1, np.nan])
def test_a_model_that_changes_once_it_is_loaded_is_refused(other):
    check_same(np.array([1.0, 2.0]), np.array([1.0, 2.0]))
    with pytest.raises(Changed, match="predicts otherwise"):
        check_same(np.array([1.0, 2.0]), np.array([other, 2.0]))
