"""Judges the newest version of a model and the champion on the same data, and moves the alias to the better one."""

import mlflow
import numpy as np
import pandas as pd

from platform_jobs import series
from platform_jobs.counts import log_counts
from platform_jobs.features import DAY, FEATURES, TARGET, holdout, read_snapshot
from platform_jobs.gold import SERIES
from platform_jobs.registry import CHALLENGER, CHAMPION, PARTIAL, ModelRefused, by_alias, loaded, versions
from platform_jobs.tracking import model_name, started_run
from platform_jobs.train import TRAINED_UNTIL

NOTHING, MOVED, KEPT = "nothing to judge", "moved", "kept"


def run(places, experiment, name="sales", version=None, table_version=None, days=28):
    """Judges a version, the newest after the champion's by default; answers the verdict and what it is of."""
    champion = by_alias(places, name, CHAMPION)
    known = versions(places, name)
    if version is not None and version not in known:
        raise ModelRefused("version", f"{model_name(places, name)} version {version} is not there")
    challenger = version or max((each for each in known if each > (champion or 0)), default=None)
    if challenger is None or challenger == champion:
        log_counts("validate", name, verdict=NOTHING, champion=champion)
        return {"verdict": NOTHING, "champion": champion, "challenger": None}
    client = mlflow.MlflowClient()
    client.set_registered_model_alias(model_name(places, name), CHALLENGER, str(challenger))
    snapshot = read_snapshot(places, table_version)
    rows = snapshot.rows()
    _, held = holdout(rows, days)
    before = series.last_value(rows)[held.index]
    # All are judged on the same rows: those that have a value before.
    held, before = held[before.notna()], before[before.notna()]
    named = {"model": model_name(places, name), "challenger": challenger, "champion": champion, "held_out_days": days}
    with started_run(places, experiment, "validate", snapshot, named):
        found = {"last_value": series.measures(held[TARGET], before)["rmse"]}
        for role, each in ((CHALLENGER, challenger), (CHAMPION, champion)):
            try:
                if each is not None:
                    found[role] = _rmse(places, name, each, held, before)
            except ModelRefused as refused:
                _tell(places, name, challenger, f"refused: {role}: {refused.reason}")
                raise
        mlflow.log_metrics({f"{role}_rmse": value for role, value in found.items()})
        verdict = MOVED if found[CHALLENGER] < found.get(CHAMPION, found["last_value"]) else KEPT
        _tell(places, name, challenger, verdict, snapshot, found)
        # Last: a run that ends before it is done again, and judges the same.
        if verdict == MOVED:
            client.set_registered_model_alias(model_name(places, name), CHAMPION, str(challenger))
    log_counts("validate", name, verdict=verdict, challenger=challenger, champion=champion, rmse=found)
    return {"verdict": verdict, "champion": champion, "challenger": challenger, "rmse": found}


def _rmse(places, name, version, held, before):
    """How far a version is from what was. Where a model of many has none for a series, the value before counts."""
    with loaded(places, name, version) as model:
        title = f"{model.name} version {version}"
        seen = model.tags.get(TRAINED_UNTIL)
        if seen is None or pd.Timestamp(seen) >= pd.to_datetime(held[DAY]).min():
            text = f"{title} has seen days until {seen}, the first day that is judged is {held[DAY].min()}"
            raise ModelRefused("seen", f"{text}; hold out fewer days, or train it with more held out")
        try:
            predicted = np.asarray(model.model.predict(held[[*SERIES, *FEATURES]]), float)
        except Exception as error:
            raise ModelRefused("predict", f"{title} cannot predict from the features of gold: {error}") from error
        if model.tags.get(PARTIAL) == "true" and len(predicted) == len(held):
            missing = np.isnan(predicted)
            log_counts("validate", title, rows=len(held), rows_without_model=int(missing.sum()))
            predicted = np.where(missing, before, predicted)
        if len(predicted) != len(held) or not np.isfinite(predicted).all():
            raise ModelRefused("predict", f"{title} predicts no number for some of {len(held)} rows")
        return series.measures(held[TARGET], predicted)["rmse"]


def _tell(places, name, version, verdict, snapshot=None, found=None):
    """Writes the verdict to the run and to the version."""
    tags = {"verdict": verdict}
    if snapshot is not None:
        tags |= {"judged_on": f"{snapshot.table}@{snapshot.version}"}
        tags |= {f"{role}_rmse": repr(value) for role, value in found.items()}
    mlflow.set_tags(tags)
    client = mlflow.MlflowClient()
    for key, value in tags.items():
        client.set_model_version_tag(model_name(places, name), str(version), key, value)
