"""Trains one model of all series on a version of gold, and registers it."""

import mlflow
from mlflow.models import infer_signature

from platform_jobs import series
from platform_jobs.counts import log_counts
from platform_jobs.features import DAY, FEATURES, TARGET, holdout, read_snapshot
from platform_jobs.registry import register
from platform_jobs.tracking import requirements, started_run

# Tag of a version: the last day that it has seen.
TRAINED_UNTIL = "platform.trained_until"


def run(places, experiment, name="sales", version=None, days=28, trees=series.TREES, searched=None):
    """Trains on all but the last days of a version of gold, measures on these; answers the version and the measures.

    Parameters that a search found come before those of the project.
    """
    snapshot = read_snapshot(places, version)
    rows = snapshot.rows()
    training, held = holdout(rows, days)
    before = series.last_value(rows)[held.index]
    chosen = {"trees": trees, **(searched or {})}
    parameters = {**series.PARAMETERS, **chosen, "held_out_days": days}
    with started_run(places, experiment, "train", snapshot, parameters) as started:
        model = series.fit_lightgbm(training, **chosen)
        found = series.measures(held[TARGET], model.predict(held[list(FEATURES)]))
        found |= {f"last_value_{key}": value for key, value in series.measures(held[TARGET], before).items()}
        mlflow.log_metrics({**found, "rows": len(training), "held_out_rows": len(held)})
        example = training[list(FEATURES)].head(2)
        logged = mlflow.lightgbm.log_model(
            model,
            name="model",
            signature=infer_signature(training[list(FEATURES)], model.predict(example)),
            input_example=example,
            pip_requirements=requirements("lightgbm", "scikit-learn", "scipy"),
        )
        tags = {
            "table": snapshot.table,
            "table_version": str(snapshot.version),
            "held_out_days": str(days),
            TRAINED_UNTIL: str(training[DAY].max()),
        }
        made = register(places, name, logged.model_uri, tags)
        mlflow.set_tag("model_version", str(made))
    log_counts("train", name, version=made, table_version=snapshot.version, **found)
    return {"version": made, "run_id": started.info.run_id, "table_version": snapshot.version, **found}
