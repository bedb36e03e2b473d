"""The job search, on Spark."""

import mlflow
import pytest
from features_table import make_features
from mlflow.optuna.storage import MlflowStorage
from optuna.trial import TrialState
from platform_jobs import search
from platform_jobs.entry import search as entry
from platform_jobs.entry import train
from platform_jobs.studies import make_study
from platform_jobs.tracking import connect, started_run

DAYS = 10


@pytest.fixture
def gold(tracked):
    make_features(tracked)
    return tracked


def runs(status="FINISHED"):
    found = mlflow.search_runs(experiment_names=["/search"], output_format="list")
    return [run for run in found if run.data.tags["mlflow.runName"] == "sales" and run.info.status == status]


def job(places, *arguments):
    common = ["--catalog", places.catalog, "--registry", places.registry, "--experiment", "/search"]
    entry.main([*common, "--held-out-days", str(DAYS), *arguments])


def test_trials_run_as_tasks_and_the_best_is_what_train_gets(gold):
    job(gold, "--trials", "4", "--parallel", "2")
    (study,) = runs()
    trials = MlflowStorage(study.info.experiment_id).get_all_trials(study.info.run_id)
    assert [trial.state for trial in trials] == [TrialState.COMPLETE] * 4
    best = min(trials, key=lambda trial: trial.value)
    assert search.best_parameters(gold, "/search", "sales") == best.params
    assert study.data.metrics["best_rmse"] == best.value
    assert study.data.tags["best_run"] == best._trial_id
    assert study.data.params.items() >= {"held_out_days": "10", "table_version": "0", "seed": "0"}.items()
    # The same, without Spark.
    known, later = search.holdout(search.read_snapshot(gold).rows(), DAYS)
    model = search.fit_lightgbm(known, **best.params)
    expected = search.measures(later[search.TARGET], model.predict(later[list(search.FEATURES)]))
    assert best.value == pytest.approx(expected["rmse"])
    assert mlflow.get_run(best._trial_id).data.metrics["wape"] == pytest.approx(expected["wape"])

    common = ["--catalog", gold.catalog, "--registry", gold.registry, "--experiment", "/train"]
    train.main([*common, "--held-out-days", str(DAYS), "--parameters-experiment", "/search"])
    (trained,) = mlflow.search_runs(experiment_names=["/train"], output_format="list")
    assert trained.data.params.items() >= {name: str(value) for name, value in best.params.items()}.items()
    assert trained.data.metrics["rmse"] == pytest.approx(best.value)


def cut_off(places, days=DAYS, **tags):
    """A study as a process leaves it that is killed in it."""
    connect(places)
    with started_run(places, "/search", "search", search.read_snapshot(places), {"held_out_days": days}) as run:
        make_study(run.info.run_id, "sales")
        mlflow.set_tags(tags)
    mlflow.MlflowClient().update_run(run.info.run_id, "RUNNING")
    return run.info.run_id


def test_a_study_that_was_cut_off_goes_on_in_the_version_that_it_began_with(gold):
    begun = cut_off(gold)
    make_features(gold, seed=6)
    assert search.read_snapshot(gold).version == 1
    job(gold, "--trials", "1")
    (study,) = runs()
    assert study.info.run_id == begun
    assert study.data.params["table_version"] == "0"
    # It has ended: the next one is another, of the newest version.
    job(gold, "--trials", "1")
    newest, first = runs()
    assert (newest.data.params["table_version"], first.info.run_id) == ("1", begun)


def test_a_study_that_cannot_be_compared_is_not_gone_on_with(gold):
    connect(gold)
    assert search._begun("/search", "sales", DAYS, None) is None
    begun = cut_off(gold)
    assert search._begun("/search", "sales", DAYS, None).info.run_id == begun
    assert search._begun("/search", "sales", DAYS, 0).info.run_id == begun
    assert search._begun("/search", "sales", DAYS, 1) is None
    assert search._begun("/search", "sales", DAYS + 1, None) is None
    assert search._begun("/search", "other", DAYS, None) is None
    cut_off(gold, **{search.CODE: "of another day"})
    assert search._begun("/search", "sales", DAYS, None) is None


def test_best_parameters_need_a_study_that_has_ended(gold):
    with pytest.raises(
        search.NoStudy, match='no study "sales" has ended in the experiment /search; run the job search'
    ):
        search.best_parameters(gold, "/search", "sales")
    cut_off(gold)
    with pytest.raises(search.NoStudy):
        search.best_parameters(gold, "/search", "sales")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--trials", "0"], "--trials is 0; give 1 to 1000"),
        (["--trials", "1001"], "--trials is 1001; give 1 to 1000"),
        (["--parallel", "65"], "--parallel is 65; give 1 to 64"),
    ],
)
def test_numbers_that_are_too_small_or_too_large_are_refused(arguments, said, capsys):
    with pytest.raises(SystemExit):
        entry.main(["--catalog", "shop", "--experiment", "/search", *arguments])
    assert said in capsys.readouterr().err
