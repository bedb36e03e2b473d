"""Studies of Optuna whose trials are runs of MLflow, and which go on after the process that ran them was killed.

MLflow's own way, `MlflowSparkStudy`, always begins a new study in 3.0.1. Its `MlflowStorage` reads what is written
here, so that Optuna loads a study by its name. It does not write it: it ends a trial before it has the value, drops
what the store refuses, and never hands out a trial that was enqueued.
"""

import json
import math
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass

import optuna
from mlflow import MlflowClient
from mlflow.entities import Metric, Param
from mlflow.optuna.storage import MlflowStorage
from mlflow.utils.mlflow_tags import MLFLOW_PARENT_RUN_ID, MLFLOW_RUN_NAME
from optuna.distributions import distribution_to_json
from optuna.trial import TrialState

from platform_jobs.counts import Refusal, log_counts

# Attributes of a trial: the run of the trial whose parameters it has since that one was cut off, and why it failed.
ATTEMPT_OF = "attempt_of"
ERROR = "error"

# MlflowStorage reads no more runs than MLflow has on a page.
MOST_TRIALS = 1000

# Each trial of those is waited for by a thread, and none of them knows the results of the others.
MOST_PARALLEL = 64

_DIRECTION = "optuna.study_direction"


class NoResult(Refusal):
    """A study all of whose trials failed."""

    def __init__(self, failed):
        super().__init__("trials", f"each of {len(failed)} trials failed; the first: {failed[0]}")


def make_study(run_id, name):
    """Makes a run a study that is to be as small as can be."""
    client = MlflowClient()
    client.set_tag(run_id, MLFLOW_RUN_NAME, name)
    client.set_tag(run_id, _DIRECTION, "MINIMIZE")


def newest_study(experiment_id, name, accepts=lambda _: True):
    """The newest run that is a study of this name and that is accepted; None where there is none."""
    quoted = name.replace("'", "\\'")
    runs = MlflowClient().search_runs([experiment_id], f"tags.`{MLFLOW_RUN_NAME}` = '{quoted}'")
    return next((run for run in runs if _DIRECTION in run.data.tags and accepts(run)), None)


@dataclass
class Result:
    """A trial that ended with a result."""

    run_id: str
    value: float
    parameters: dict


class Study:
    """A study in MLflow. One process at a time runs it: whatever is running when it begins was cut off."""

    def __init__(self, experiment_id, run_id, seed=0):
        self._client = MlflowClient()
        self._experiment, self._run, self._seed = experiment_id, run_id, seed
        self._results, self._failed = [], []
        self._next = 0

    def optimize(self, space, evaluate, trials, parallel=1):
        """Has this many trials in all, some of them at the same time; answers the best result.

        `evaluate` answers measures for parameters; the first of them is to be small.
        """
        known, again = self._recover()
        # Another seed after each start: the same one would draw parameters that trials have had.
        sampler = optuna.samplers.TPESampler(seed=self._seed + self._next, constant_liar=parallel > 1)
        study = optuna.create_study(sampler=sampler)
        study.add_trials(known)
        for trial in again:
            study.enqueue_trial(trial.params, user_attrs={ATTEMPT_OF: trial._trial_id})
        with ThreadPoolExecutor(parallel) as pool:
            going = {}
            while True:
                while len(going) < parallel and len(self._results) + len(self._failed) + len(going) < trials:
                    trial = study.ask(space)
                    run_id = self._begin(trial)
                    going[pool.submit(evaluate, dict(trial.params))] = trial, run_id
                if not going:
                    return self._best()
                for future in wait(going, return_when=FIRST_COMPLETED).done:
                    trial, run_id = going.pop(future)
                    value = self._end(run_id, trial.params, future)
                    study.tell(trial, value, state=TrialState.FAIL if value is None else TrialState.COMPLETE)

    def _recover(self):
        """Trials with a result, and those that were cut off and have to be tried again."""
        stored = sorted(MlflowStorage(self._experiment).get_all_trials(self._run), key=lambda trial: trial.number)
        attempted = {trial.user_attrs.get(ATTEMPT_OF) for trial in stored}
        known, again = [], []
        for trial in stored:
            self._next = max(self._next, trial.number + 1)
            if trial.state == TrialState.RUNNING and trial.values:
                # Cut off after it had its value.
                self._client.set_terminated(trial._trial_id, "FINISHED")
                trial.state, trial.datetime_complete = TrialState.COMPLETE, trial.datetime_start
            elif trial.state == TrialState.RUNNING and trial._trial_id in attempted:
                self._client.set_terminated(trial._trial_id, "FAILED")
            elif trial.state == TrialState.RUNNING:
                again.append(trial)
            if trial.state == TrialState.COMPLETE:
                known.append(trial)
                self._results.append(Result(trial._trial_id, trial.value, trial.params))
            elif ERROR in trial.user_attrs:
                self._failed.append(trial.user_attrs[ERROR])
        if stored:
            log_counts("search", "resume", finished=len(known), failed=len(self._failed), again=len(again))
        return known, again

    def _begin(self, trial):
        """Makes the run of a trial in one call: it is there whole, or not at all."""
        former = trial.user_attrs.get(ATTEMPT_OF)
        tags = {MLFLOW_PARENT_RUN_ID: self._run, "numbers": str(self._next)}
        tags["param_directions"] = json.dumps(
            {name: distribution_to_json(each) for name, each in trial.distributions.items()}
        )
        for name, value in trial.params.items():
            tags[f"param_internal_val_{name}"] = json.dumps(trial.distributions[name].to_internal_repr(value))
        if former is not None:
            tags[f"user_{ATTEMPT_OF}"] = json.dumps(former)
        run_id = self._client.create_run(self._experiment, tags=tags, run_name=f"trial-{self._next}").info.run_id
        self._next += 1
        if former is not None:
            self._client.set_terminated(former, "FAILED")
        self._client.log_batch(run_id, params=[Param(name, str(value)) for name, value in trial.params.items()])
        return run_id

    def _end(self, run_id, parameters, future):
        """Logs what came of a trial; answers its value, None where it failed."""
        try:
            measures = future.result()
            value = float(next(iter(measures.values())))
            if not math.isfinite(value):
                raise ValueError(f"the result is {value}, which is no number")
        except Exception as error:
            self._failed.append((str(error).strip() or repr(error)).splitlines()[-1])
            self._client.set_tag(run_id, f"user_{ERROR}", json.dumps(self._failed[-1]))
            self._client.set_terminated(run_id, "FAILED")
            return None
        now = int(time.time() * 1000)
        metrics = [Metric(name, float(measure), now, 0) for name, measure in {**measures, "value": value}.items()]
        self._client.log_batch(run_id, metrics=metrics)
        self._client.set_terminated(run_id, "FINISHED")
        self._results.append(Result(run_id, value, dict(parameters)))
        return value

    def _best(self):
        log_counts("search", "end", finished=len(self._results), failed=len(self._failed))
        if not self._results:
            raise NoResult(self._failed)
        return min(self._results, key=lambda result: result.value)
