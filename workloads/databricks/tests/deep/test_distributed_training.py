"""Two processes that train one network, as TorchDistributor starts them on workers and on one machine."""

import dataclasses
from pathlib import Path

import mlflow
import numpy as np
import pytest
from features_table import make_features
from mlflow import MlflowClient
from platform_jobs import distributed_training
from platform_jobs.counts import Refusal
from platform_jobs.entry import distributed_training as entry
from platform_jobs.features import FEATURES, TARGET, holdout, read_snapshot
from platform_jobs.places import session
from platform_jobs.torch_model import Training, arrays, fit, make_network, predict

DAYS = 14
FEW = Training(epochs=2)


@pytest.fixture
def gold(tracked):
    make_features(tracked)
    # As every job does, so that the processes are sent the code.
    session()
    return tracked


def in_one_process(places):
    """Losses and predictions of the same training without TorchDistributor, and rows to predict."""
    known, later = holdout(read_snapshot(places).rows(), DAYS)
    features, target = arrays(known, FEATURES, TARGET)
    network = make_network(features, target, FEW)
    return fit(network, features, target, FEW), predict(network, arrays(later, FEATURES, TARGET)[0]), later


def test_two_processes_on_workers_train_what_one_does_and_log_it(gold):
    run_id, found = distributed_training.run(gold, "/deep", DAYS, 2, FEW, on_workers=True)
    run = mlflow.get_run(run_id)
    processes = {run.data.tags[f"process.{rank}"] for rank in range(2)}
    assert processes == {"gloo on cpu, 1 of 2", "gloo on cpu, 2 of 2"}
    losses, predicted, later = in_one_process(gold)
    logged = MlflowClient().get_metric_history(run_id, "loss")
    assert [metric.value for metric in logged] == pytest.approx(losses, rel=1e-3)
    model = mlflow.pyfunc.load_model(f"runs:/{run_id}/model")
    scored = model.predict(later[list(FEATURES)].astype(np.float32)).to_numpy()[:, 0]
    assert scored == pytest.approx(predicted, rel=1e-2, abs=1e-2)
    assert found["rmse"] == pytest.approx(np.sqrt(np.mean((later[TARGET] - scored) ** 2)), rel=1e-4)
    assert run.data.metrics.items() >= found.items()
    assert run.data.params["table_version"] == str(read_snapshot(gold).version)
    # Rows are where the processes found them no longer than the run takes.
    assert not list(Path(gold.checkpoint).iterdir())


def test_a_host_without_workers_trains_and_logs_the_same(gold):
    arguments = ["--catalog", gold.catalog, "--checkpoint", gold.checkpoint, "--registry", gold.registry]
    options = ["--processes", "1", "--epochs", "2", "--held-out-days", str(DAYS)]
    entry.main([*arguments, "--experiment", "/deep", *options])
    (run,) = mlflow.search_runs(experiment_names=["/deep"], output_format="list")
    assert run.info.status == "FINISHED"
    assert run.data.tags["process.0"] == "gloo on cpu, 1 of 1"
    logged = MlflowClient().get_metric_history(run.info.run_id, "loss")
    assert [metric.value for metric in logged] == pytest.approx(in_one_process(gold)[0], rel=1e-4)


def test_a_folder_that_processes_cannot_read_as_files_is_refused(gold):
    elsewhere = dataclasses.replace(gold, checkpoint="abfss://checkpoints@lake/")
    with pytest.raises(Refusal, match=r'--checkpoint is "abfss://checkpoints@lake/"; give a folder of a volume'):
        distributed_training.run(elsewhere, "/deep", DAYS, 2, FEW)
