"""The version of the registered model that has the models of a pass."""

import tempfile
from datetime import timedelta
from pathlib import Path

import mlflow
from mlflow import MlflowClient
from mlflow.models import ModelSignature
from mlflow.types import ColSpec, ParamSchema, ParamSpec, Schema

import platform_jobs
from platform_jobs import group_table
from platform_jobs.kept_models import write_artefact
from platform_jobs.registry import PARTIAL, register
from platform_jobs.router import UNKNOWN, GroupRouter
from platform_jobs.tracking import model_name, requirements
from platform_jobs.train import TRAINED_UNTIL


def version_of(places, made, fit, model, run_id, most_carried):
    """Number of the version with the models of a pass; registers it where that has not been done."""
    known = MlflowClient().search_model_versions(f"name='{model_name(places, model)}'")
    numbers = [int(each.version) for each in known if each.run_id == run_id]
    if numbers:
        return numbers[0]
    with tempfile.TemporaryDirectory() as folder:
        carried = group_table.model_size(places, made.name) <= most_carried
        write_artefact(folder, index_of(places, made, fit), group_table.models(places, made.name, fit.keys, carried))
        logged = mlflow.pyfunc.log_model(
            name="model",
            python_model=GroupRouter(),
            artifacts={"groups": folder},
            signature=signature(fit),
            pip_requirements=requirements("lightgbm", "scikit-learn", "scipy", "pyarrow"),
            # What loads the model has no files of the workspace.
            code_paths=[str(Path(platform_jobs.__file__).parent)],
        )
    tags = {
        "table": made.table,
        "table_version": str(made.version),
        TRAINED_UNTIL: str(fit.held_out_from - timedelta(days=1)),
        PARTIAL: "true",
    }
    return register(places, model, logged.model_uri, tags)


def index_of(places, made, fit):
    """What a router knows of its pass."""
    return {
        "keys": fit.keys,
        "features": fit.features,
        "table": places.table(*group_table.TABLE),
        "pass": made.name,
        "snapshot_table": made.table,
        "snapshot_version": made.version,
    }


def signature(fit):
    """Keys as text and features as numbers, all of which may be missing; a number for each row."""
    inputs = [ColSpec("string", key) for key in fit.keys]
    inputs += [ColSpec("double", feature, required=False) for feature in fit.features]
    parameters = ParamSchema([ParamSpec("unknown", "string", UNKNOWN[0])])
    return ModelSignature(Schema(inputs), Schema([ColSpec("double")]), parameters)
