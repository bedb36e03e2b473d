"""Searches that are killed and go on, with a real process and MLflow's own store."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import mlflow
import optuna
import pytest
from mlflow import MlflowClient
from mlflow.optuna.storage import MlflowStorage
from optuna.distributions import FloatDistribution, IntDistribution
from optuna.trial import TrialState
from platform_jobs.studies import ATTEMPT_OF, ERROR, NoResult, Study, make_study, newest_study

SPACE = {"x": FloatDistribution(-4.0, 4.0), "leaves": IntDistribution(2, 64, log=True)}


def measures(parameters):
    return {"rmse": (parameters["x"] - 1) ** 2 + parameters["leaves"] / 100, "mae": abs(parameters["x"] - 1)}


@pytest.fixture
def experiment(empty_store, tmp_path):
    shutil.copy(empty_store, tmp_path / "mlflow.db")
    mlflow.set_tracking_uri(f"sqlite:///{tmp_path / 'mlflow.db'}")
    return mlflow.create_experiment("search", artifact_location=(tmp_path / "artifacts").as_uri())


@pytest.fixture
def study_run(experiment):
    run_id = MlflowClient().create_run(experiment).info.run_id
    make_study(run_id, "sales")
    return run_id


def stored(experiment, run_id):
    return sorted(MlflowStorage(experiment).get_all_trials(run_id), key=lambda trial: trial.number)


# Two trials at a time; the fourth and the fifth never end, and say that they have begun.
KILLED = """
import sys, threading, time
from pathlib import Path
import mlflow
from platform_jobs.studies import Study
from tests.test_studies import SPACE, measures
folder, experiment, run_id = sys.argv[1:]
mlflow.set_tracking_uri(f"sqlite:///{folder}/mlflow.db")
lock, begun = threading.Lock(), []
def evaluate(parameters):
    with lock:
        begun.append(parameters)
        number = len(begun)
    if number > 3:
        Path(folder, f"stuck-{number}").touch()
        time.sleep(600)
    return measures(parameters)
Study(experiment, run_id).optimize(SPACE, evaluate, 8, parallel=2)
"""


def test_a_search_that_was_killed_goes_on_without_losing_or_repeating_a_trial(experiment, study_run, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-B", "-c", KILLED, str(tmp_path), experiment, study_run]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    try:
        while not all((tmp_path / f"stuck-{number}").exists() for number in (4, 5)):
            assert process.poll() is None, process.stderr.read().decode()
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    before = stored(experiment, study_run)
    states = [trial.state for trial in before]
    assert sorted(states) == sorted([TrialState.COMPLETE] * 3 + [TrialState.RUNNING] * 2)
    finished = [trial for trial in before if trial.state == TrialState.COMPLETE]
    cut_off = {trial._trial_id: trial.params for trial in before if trial.state == TrialState.RUNNING}

    evaluated = []
    best = Study(experiment, study_run).optimize(
        SPACE, lambda parameters: evaluated.append(parameters) or measures(parameters), 8
    )
    after = stored(experiment, study_run)
    assert [trial.params for trial in after[: len(before)]] == [trial.params for trial in before]
    assert len(evaluated) == 5
    assert not [trial for trial in finished if trial.params in evaluated]
    assert evaluated[:2] == list(cut_off.values())
    ends = {trial._trial_id: trial for trial in after}
    assert {ends[each].state for each in cut_off} == {TrialState.FAIL}
    complete = [trial for trial in after if trial.state == TrialState.COMPLETE]
    assert len(complete) == 8
    assert {trial.user_attrs.get(ATTEMPT_OF) for trial in complete} == {None, *cut_off}
    assert len({tuple(trial.params.values()) for trial in complete}) == 8
    smallest = min(complete, key=lambda trial: trial.value)
    assert (best.run_id, best.value, best.parameters) == (smallest._trial_id, smallest.value, smallest.params)
    assert best.value == pytest.approx(measures(best.parameters)["rmse"])


def test_a_search_that_has_ended_tries_nothing_more(experiment, study_run):
    first = Study(experiment, study_run).optimize(SPACE, measures, 3)

    def refuse(parameters):
        raise AssertionError(parameters)

    assert Study(experiment, study_run).optimize(SPACE, refuse, 3) == first
    assert len(stored(experiment, study_run)) == 3


def begun(experiment, run_id, number, **tags):
    """The run of a trial as a process leaves it that is killed within it."""
    trial = optuna.create_study().ask(SPACE)
    study = Study(experiment, run_id)
    study._next = number
    trial_run = study._begin(trial)
    for name, value in tags.items():
        MlflowClient().set_tag(trial_run, name, value)
    return trial_run, trial.params


def test_a_trial_that_was_cut_off_with_its_value_has_ended(experiment, study_run):
    run_id, parameters = begun(experiment, study_run, 0)
    MlflowClient().log_metric(run_id, "value", 0.001)
    best = Study(experiment, study_run).optimize(SPACE, measures, 1)
    assert (best.run_id, best.value, best.parameters) == (run_id, 0.001, parameters)
    assert MlflowClient().get_run(run_id).info.status == "FINISHED"


def test_a_trial_that_was_tried_again_is_not_tried_a_third_time(experiment, study_run):
    first, parameters = begun(experiment, study_run, 0)
    second, _ = begun(experiment, study_run, 1, **{f"user_{ATTEMPT_OF}": f'"{first}"'})
    evaluated = []
    Study(experiment, study_run).optimize(SPACE, lambda each: evaluated.append(each) or measures(each), 2)
    assert parameters not in evaluated
    assert [trial.state for trial in stored(experiment, study_run)] == [TrialState.FAIL] * 2 + [TrialState.COMPLETE] * 2
    assert {MlflowClient().get_run(each).info.status for each in (first, second)} == {"FAILED"}


def test_a_trial_that_fails_counts_and_says_why(experiment, study_run):
    def evaluate(parameters):
        if parameters["x"] < 0:
            raise ValueError("no such x")
        return {"rmse": float("nan")} if parameters["leaves"] < 8 else measures(parameters)

    best = Study(experiment, study_run, seed=3).optimize(SPACE, evaluate, 8)
    trials = stored(experiment, study_run)
    errors = {trial.user_attrs[ERROR] for trial in trials if trial.state == TrialState.FAIL}
    assert errors == {"no such x", "the result is nan, which is no number"}
    assert len(trials) == 8
    assert best.parameters["x"] >= 0
    # They count after a start too.
    Study(experiment, study_run).optimize(SPACE, evaluate, 8)
    assert len(stored(experiment, study_run)) == 8


def test_a_study_without_a_result_is_a_failure(experiment, study_run):
    def evaluate(_):
        raise ValueError("no rows")

    with pytest.raises(NoResult, match="each of 2 trials failed; the first: no rows"):
        Study(experiment, study_run).optimize(SPACE, evaluate, 2)


def test_optuna_loads_the_study_by_its_name(experiment, study_run):
    best = Study(experiment, study_run).optimize(SPACE, measures, 3, parallel=2)
    loaded = optuna.load_study(study_name="sales", storage=MlflowStorage(experiment))
    assert len(loaded.trials) == 3
    assert loaded.best_params == best.parameters
    assert loaded.best_value == best.value


def test_the_newest_study_of_a_name_is_taken(experiment, study_run):
    client = MlflowClient()
    client.create_run(experiment, run_name="sales")
    assert newest_study(experiment, "sales").info.run_id == study_run
    assert newest_study(experiment, "sales", lambda run: run.info.status == "FINISHED") is None
    assert newest_study(experiment, "other's") is None
    newer = client.create_run(experiment).info.run_id
    make_study(newer, "sales")
    assert newest_study(experiment, "sales").info.run_id == newer
