"""A network for sales in Keras: trained, judged on the last days and logged."""

import mlflow
import numpy as np
import pandas as pd

from platform_jobs import keras_model
from platform_jobs.counts import Refusal, log_counts
from platform_jobs.features import FEATURES, TARGET, holdout, read_snapshot
from platform_jobs.folders import own_folder
from platform_jobs.series import measures
from platform_jobs.tracking import started_run


class Changed(Refusal):
    """A model that predicts otherwise once it is loaded."""

    def __init__(self, by):
        super().__init__("model", f"after it was loaded the model predicts otherwise, by up to {by}")


def run(places, experiment, days, epochs=20, seed=0, version=None):
    """Answers the model's address and how far off it is on the last days."""
    snapshot = read_snapshot(places, version)
    parameters = {"held_out_days": days, "epochs": epochs, "seed": seed}
    with (
        started_run(places, experiment, "keras-training", snapshot, parameters) as active,
        own_folder(places, active.info.run_id) as folder,
    ):
        known, later = holdout(snapshot.rows(), days)
        training, rows, before, after = (folder / name for name in ("training", "rows", "before", "after"))
        known[[*FEATURES, TARGET]].to_parquet(training)
        later[[*FEATURES]].to_parquet(rows)
        model = keras_model.fit(places, active.info.run_id, training, epochs, seed, rows, before)
        # Judged as it will be used: loaded by another process than the one that trained it.
        keras_model.score(places, model, rows, after)
        first, second = (pd.read_parquet(file)["prediction"].to_numpy() for file in (before, after))
        found = measures(later[TARGET].to_numpy(), second)
        mlflow.log_metrics({**found, "difference_after_load": float(np.abs(first - second).max())})
        check_same(first, second)
    log_counts("keras-training", "end", table_version=snapshot.version, **found)
    return model, found


def check_same(before, after):
    """Raises where a model predicts otherwise than before it was saved, or what is no number."""
    if not np.allclose(before, after, rtol=1e-5):
        raise Changed(np.abs(before - after).max())
