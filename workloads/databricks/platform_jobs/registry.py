"""Versions of registered models: by alias, and none loaded whose files are not those that were registered."""

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import mlflow
from mlflow.exceptions import MlflowException

from platform_jobs.counts import Refusal
from platform_jobs.tracking import CODE, code_hash, connect, files_hash, model_name

# Tag of a version: the hash of its files.
HASH = "platform.sha256"
# Tag of a version that predicts nothing for some series.
PARTIAL = "platform.partial"
CHAMPION, CHALLENGER = "champion", "challenger"

# MLflow writes these when it registers and downloads a model.
_WRITTEN_ANEW = ("MLmodel", "registered_model_meta")

# What the stores say of a name that is not there. unverified: which of them Unity Catalog says of a missing alias; any
# of them is taken.
_MISSING = ("INVALID_PARAMETER_VALUE", "RESOURCE_DOES_NOT_EXIST", "NOT_FOUND")


class ModelRefused(Refusal):
    """A version that is not used."""


@dataclass(frozen=True)
class Loaded:
    """A version whose files are what was registered, in a folder of this machine."""

    name: str
    version: int
    folder: str
    model: mlflow.pyfunc.PyFuncModel
    tags: dict


def register(places, name, model_uri, tags=None):
    """Makes a version of a logged model, with the hash of its files; answers its number."""
    full = model_name(places, name)
    with tempfile.TemporaryDirectory() as scratch:
        folder = mlflow.artifacts.download_artifacts(model_uri, dst_path=scratch)
        own = {HASH: model_hash(folder), CODE: code_hash()}
    made = mlflow.register_model(model_uri, full, tags={**own, **(tags or {})})
    return int(made.version)


def model_hash(folder):
    """Hash of the files of a model, wherever it was downloaded."""
    root = Path(folder)
    files = [each for each in sorted(root.rglob("*")) if each.is_file() and each.name not in _WRITTEN_ANEW]
    return files_hash(root, files)


def by_alias(places, name, alias):
    """Number of the version that an alias names; None where it names none."""
    connect(places)
    try:
        found = mlflow.MlflowClient().get_model_version_by_alias(model_name(places, name), alias)
    except MlflowException as error:
        if error.error_code not in _MISSING:
            raise
        return None
    return int(found.version)


def need_alias(places, name, alias):
    """Number of the version that an alias names; refuses where it names none."""
    version = by_alias(places, name, alias)
    if version is None:
        text = "the job validate sets it, once a version is good enough"
        raise ModelRefused("alias", f"{model_name(places, name)} has no alias {alias}; {text}")
    return version


def versions(places, name):
    """Numbers of the versions, in order."""
    connect(places)
    found = mlflow.MlflowClient().search_model_versions(f"name='{model_name(places, name)}'")
    return sorted(int(each.version) for each in found)


@contextmanager
def loaded(places, name, version):
    """A version to predict with; refuses one whose files are not those that were registered or cannot be loaded."""
    connect(places)
    full = model_name(places, name)
    title = f"{full} version {version}"
    try:
        tags = mlflow.MlflowClient().get_model_version(full, str(version)).tags
    except MlflowException as error:
        if error.error_code not in _MISSING:
            raise
        raise ModelRefused("version", f"{title} is not there") from error
    with tempfile.TemporaryDirectory() as scratch:
        try:
            folder = mlflow.artifacts.download_artifacts(f"models:/{full}/{version}", dst_path=scratch)
        except Exception as error:
            raise ModelRefused("load", f"{title} cannot be read: {error}") from error
        found = model_hash(folder)
        if found != tags.get(HASH):
            text = f"has files with the hash {found}, its tag {HASH} says {tags.get(HASH, 'none')}"
            raise ModelRefused("bytes", f"{title} {text}; train it again")
        try:
            model = mlflow.pyfunc.load_model(folder)
        except Exception as error:
            raise ModelRefused("load", f"{title} cannot be loaded: {error}") from error
        yield Loaded(full, int(version), folder, model, tags)
