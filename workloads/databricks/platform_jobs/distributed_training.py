"""A network trained by several processes, on the GPUs of a cluster where it has them, else on its CPUs.

What the processes find they log to the run: what their function returns is lost where they are on one machine.
"""

import os
import tempfile
from pathlib import Path

import mlflow
import pandas as pd
import torch
from mlflow import MlflowClient
from mlflow.models import infer_signature
from mlflow.utils.databricks_utils import get_databricks_env_vars
from pyspark.ml.torch.distributor import TorchDistributor
from torch.nn.parallel import DistributedDataParallel

from platform_jobs.counts import log_counts
from platform_jobs.features import FEATURES, TARGET, holdout, read_snapshot
from platform_jobs.folders import own_folder
from platform_jobs.series import measures
from platform_jobs.torch_model import arrays, fit, make_network, predict, way
from platform_jobs.tracking import requirements, started_run

WEIGHTS = "weights.pt"


def run(places, experiment, days, processes, training, version=None, on_workers=None):
    """Trains, judges on the last days and logs the model; answers the run's id and the measures.

    The processes are on the workers of the cluster unless it has none.
    """
    snapshot = read_snapshot(places, version)
    on_workers = _has_workers(places.spark) if on_workers is None else on_workers
    parameters = {"held_out_days": days, "processes": processes, **vars(training)}
    with (
        started_run(places, experiment, "distributed-training", snapshot, parameters) as active,
        own_folder(places, active.info.run_id) as folder,
    ):
        run_id = active.info.run_id
        known, later = holdout(snapshot.rows(), days)
        known[[*FEATURES, TARGET]].to_parquet(folder / "training.parquet")
        distributor = TorchDistributor(processes, local_mode=not on_workers, use_gpu=torch.cuda.is_available())
        # The processes have none of the environment of this one.
        # unverified: that these credentials of the driver are enough for MLflow on workers of Databricks.
        store = {"MLFLOW_TRACKING_URI": places.tracking, **get_databricks_env_vars(places.tracking)}
        distributor.run(train_in_process, str(folder), run_id, store, training)
        network = logged_network(run_id, known, training)
        found = measures(later[TARGET], predict(network, arrays(later, FEATURES, TARGET)[0]))
        mlflow.log_metrics(found)
        sample = later[list(FEATURES)].head(5)
        mlflow.pytorch.log_model(
            # With its code: whoever loads it needs nothing of this package.
            torch.jit.script(network),
            name="model",
            signature=infer_signature(sample, predict(network, arrays(later.head(5), FEATURES, TARGET)[0])),
            # The version alone, without the CUDA that it was built for.
            pip_requirements=[*requirements(), f"torch=={torch.__version__.split('+')[0]}"],
        )
    log_counts("distributed-training", "end", table_version=snapshot.version, processes=processes, **found)
    return run_id, found


def _has_workers(spark):
    return not spark.conf.get("spark.master", "").startswith("local")


def train_in_process(folder, run_id, store, training):
    """One of the processes: trains with its share of the rows; the first one logs losses and weights."""
    os.environ.update(store)
    client = MlflowClient()
    device, backend = way(torch.cuda.device_count(), int(os.environ.get("LOCAL_RANK", 0)))
    torch.set_num_threads(1)
    torch.distributed.init_process_group(backend)
    try:
        rank, processes = torch.distributed.get_rank(), torch.distributed.get_world_size()
        features, target = arrays(pd.read_parquet(f"{folder}/training.parquet"), FEATURES, TARGET)
        network = make_network(features, target, training).to(device)
        model = DistributedDataParallel(network, device_ids=[device] if device != "cpu" else None)
        client.set_tag(run_id, f"process.{rank}", f"{backend} on {device}, {rank + 1} of {processes}")

        def log(epoch, loss):
            # Of all processes.
            loss = torch.tensor(loss, device=device)
            torch.distributed.all_reduce(loss)
            if rank == 0:
                client.log_metric(run_id, "loss", loss.item() / processes, step=epoch)

        fit(model, features, target, training, device, rank, processes, log)
        if rank == 0:
            with tempfile.TemporaryDirectory() as scratch:
                file = Path(scratch) / WEIGHTS
                torch.save(network.cpu().state_dict(), file)
                client.log_artifact(run_id, str(file))
    finally:
        torch.distributed.destroy_process_group()


def logged_network(run_id, rows, training):
    """The network with the weights that the processes logged."""
    network = make_network(*arrays(rows, FEATURES, TARGET), training)
    file = mlflow.artifacts.download_artifacts(run_id=run_id, artifact_path=WEIGHTS)
    network.load_state_dict(torch.load(file, weights_only=True))
    return network.eval()
