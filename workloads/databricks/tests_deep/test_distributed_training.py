"""Two processes that train one network, as TorchDistributor starts them on workers and on one machine."""

from pathlib import Path

import mlflow
import numpy as np
import pytest
from features_table import make_features
from mlflow import MlflowClient
from platform_jobs import distributed_training
from platform_jobs.entry import distributed_training as entry
from platform_jobs.features import FEATURES, TARGET, holdout, read_snapshot
from platform_jobs.torch_model import Training, arrays, fit, make_network, predict

DAYS = 14
FEW = Training(epochs=2)


@pytest.fixture
def gold(tracked):
    make_features(tracked)
    return tracked


def in_one_process(places):
    """Losses and predictions of the same training without TorchDistributor, and rows to predict."""
    known, later = holdout(read_snapshot(places).rows(), DAYS)
    features, target = arrays(known, FEATURES, TARGET)
    network = make_network(features, target, FEW)
    return fit(network, features, target, FEW), predict(network, arrays(later, FEATURES, TARGET)[0]), later


def test_two_processes_train_what_one_does_and_log_it(gold):
    arguments = ["--catalog", gold.catalog, "--checkpoint", gold.checkpoint, "--registry", gold.registry]
    entry.main([*arguments, "--experiment", "/deep", "--epochs", "2", "--held-out-days", str(DAYS)])
    (run,) = mlflow.search_runs(experiment_names=["/deep"], output_format="list")
    assert run.info.status == "FINISHED"
    processes = {run.data.tags[f"process.{rank}"] for rank in range(2)}
    assert processes == {"gloo on cpu, 1 of 2", "gloo on cpu, 2 of 2"}
    losses, predicted, later = in_one_process(gold)
    logged = MlflowClient().get_metric_history(run.info.run_id, "loss")
    assert [metric.value for metric in logged] == pytest.approx(losses, rel=1e-3)
    model = mlflow.pyfunc.load_model(f"runs:/{run.info.run_id}/model")
    found = model.predict(later[list(FEATURES)].astype(np.float32)).to_numpy()[:, 0]
    assert found == pytest.approx(predicted, rel=1e-2, abs=1e-2)
    assert run.data.metrics["rmse"] == pytest.approx(np.sqrt(np.mean((later[TARGET] - found) ** 2)), rel=1e-4)
    assert run.data.params["table_version"] == str(read_snapshot(gold).version)
    assert not list(Path(gold.checkpoint).iterdir())


def test_workers_of_a_cluster_train_the_same(gold):
    run_id, found = distributed_training.run(gold, "/deep", DAYS, 2, FEW, on_workers=True)
    logged = MlflowClient().get_metric_history(run_id, "loss")
    assert [metric.value for metric in logged] == pytest.approx(in_one_process(gold)[0], rel=1e-3)
    assert found.keys() >= {"rmse", "mae"}
