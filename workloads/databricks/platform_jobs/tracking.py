"""Runs of jobs in MLflow: what each run read, with which code, parameters and libraries."""

import hashlib
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

import mlflow

import platform_jobs

# Tag of runs and of versions of models: the hash of the code.
CODE = "platform.code"


def add_experiment(parser):
    """Adds the argument that names where runs are logged."""
    parser.add_argument("--experiment", required=True, help="path of the experiment, as /Platform/experiments/sales")


def connect(places):
    """Names to MLflow the stores of runs and of models."""
    mlflow.set_tracking_uri(places.tracking)
    mlflow.set_registry_uri(places.registry)


@contextmanager
def started_run(places, experiment, job, snapshot=None, parameters=None, nested=False):
    """A run of a job, with the version of the table that it read; ends as failed where what is within raises."""
    connect(places)
    if not nested:
        # Databricks has the experiments that the deployment made.
        if mlflow.get_experiment_by_name(experiment) is None:
            mlflow.create_experiment(experiment, artifact_location=places.run_files)
        mlflow.set_experiment(experiment)
    tags = {"mlflow.source.name": f"platform_jobs/entry/{job.replace('-', '_')}.py", "mlflow.source.type": "JOB"}
    with mlflow.start_run(run_name=job, nested=nested, tags={**tags, CODE: code_hash()}) as run:
        read = {} if snapshot is None else {"table": snapshot.table, "table_version": snapshot.version}
        mlflow.log_params({**read, **(parameters or {})})
        yield run


def model_name(places, name):
    """Full name of a registered model."""
    return f"{places.catalog}.models.{name}"


def requirements(*packages):
    """Pins of what a model needs to be loaded, as they are where it was trained; MLflow and pandas are among them."""
    # The runtime has MLflow under the name mlflow-skinny.
    pins = [f"mlflow=={mlflow.__version__}"]
    return pins + [f"{name}=={metadata.version(name)}" for name in dict.fromkeys((*packages, "numpy", "pandas"))]


def code_hash():
    """Hash of the files of the package."""
    root = Path(platform_jobs.__file__).parent
    return files_hash(root, sorted(root.rglob("*.py")))


def files_hash(root, files):
    """Hash of files and of their names below a folder."""
    found = hashlib.sha256()
    for file in files:
        found.update(f"{file.relative_to(root).as_posix()}\0".encode())
        found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.hexdigest()
