"""Search of parameters for a model of sales: trials of Optuna, several at the same time as tasks of Spark."""

import mlflow
import pandas as pd
from optuna.distributions import FloatDistribution, IntDistribution

from platform_jobs.counts import Refusal
from platform_jobs.features import FEATURES, TARGET, holdout, read_snapshot
from platform_jobs.series import fit_lightgbm, measures
from platform_jobs.studies import Study, make_study, newest_study
from platform_jobs.tracking import CODE, code_hash, connect, started_run

# By the names that fit_lightgbm takes, LightGBM's own but for the first.
SPACE = {
    "trees": IntDistribution(50, 400, step=50),
    "num_leaves": IntDistribution(7, 63, log=True),
    "learning_rate": FloatDistribution(0.02, 0.3, log=True),
    "min_data_in_leaf": IntDistribution(5, 100, log=True),
    "feature_fraction": FloatDistribution(0.5, 1.0),
    "lambda_l2": FloatDistribution(1e-3, 10.0, log=True),
}

BEST = "best_parameters.json"


class NoStudy(Refusal):
    """No study of a name has ended."""

    def __init__(self, experiment, study):
        super().__init__(
            "study", f'no study "{study}" has ended in the experiment {experiment}; run the job search first'
        )


def run(places, experiment, study, trials, parallel, days, version=None, seed=0, space=None):
    """Goes on with the newest study of this name that has not ended, else begins one; answers its best result.

    Only a study of the same code, days held out and version of the table is gone on with: trials of another one cannot
    be compared. Where no version is given, the one that was begun is taken.
    """
    connect(places)
    begun = _begun(experiment, study, days, version)
    snapshot = read_snapshot(places, version if begun is None else int(begun.data.params["table_version"]))
    if begun is None:
        context = started_run(places, experiment, "search", snapshot, {"held_out_days": days, "seed": seed})
    else:
        context = mlflow.start_run(run_id=begun.info.run_id)
    with context as active:
        if begun is None:
            make_study(active.info.run_id, study)
        training, held_out = holdout(snapshot.rows(), days)
        evaluate = evaluation(places.spark, training, held_out)
        best = Study(active.info.experiment_id, active.info.run_id, seed).optimize(
            space or SPACE, evaluate, trials, parallel
        )
        mlflow.log_dict(best.parameters, BEST)
        mlflow.log_metric("best_rmse", best.value)
        mlflow.set_tag("best_run", best.run_id)
    return best


def _begun(experiment, study, days, version):
    """The newest study of the name, unless it has ended or its trials cannot be compared with new ones."""
    found = mlflow.get_experiment_by_name(experiment)
    newest = found and newest_study(found.experiment_id, study)
    if not newest or newest.info.status == "FINISHED":
        return None
    params = newest.data.params
    same = params["held_out_days"] == str(days) and newest.data.tags[CODE] == code_hash()
    return newest if same and version in (None, int(params["table_version"])) else None


def evaluation(spark, training, held_out):
    """A function that fits a model with parameters in a task of Spark, and answers how far off it is."""
    data = spark.sparkContext.broadcast((training, held_out))

    def evaluate(parameters):
        def task(batches):
            for _ in batches:
                known, later = data.value
                model = fit_lightgbm(known, **parameters)
                yield pd.DataFrame([measures(later[TARGET], model.predict(later[list(FEATURES)]))])

        rows = spark.range(1, numPartitions=1).mapInPandas(task, "rmse DOUBLE, mae DOUBLE, wape DOUBLE").collect()
        return rows[0].asDict()

    return evaluate


def best_parameters(places, experiment, study):
    """Parameters of the best trial of the newest study of a name that has ended."""
    connect(places)
    found = mlflow.get_experiment_by_name(experiment)
    ended = found and newest_study(found.experiment_id, study, lambda run: run.info.status == "FINISHED")
    if not ended:
        raise NoStudy(experiment, study)
    return mlflow.artifacts.load_dict(f"runs:/{ended.info.run_id}/{BEST}")
