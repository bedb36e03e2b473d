"""Entry points of the project that need torch."""

import os
import sys
from pathlib import Path

import mlflow
import pytest

from tests.test_project import FOLDER, NEED_TORCH, given, parse


@pytest.mark.parametrize("name", sorted(NEED_TORCH))
def test_an_entry_point_gives_its_program_what_it_must_have(monkeypatch, name):
    assert parse(monkeypatch, name, given(name)).items() >= given(name).items()


def test_mlflow_runs_an_entry_point(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    mlflow.set_tracking_uri(f"sqlite:///{tmp_path / 'mlflow.db'}")
    # The experiment of a test before this one is in another store.
    where = {"experiment_id": "0", "env_manager": "local"}
    # It ends with 2 here, where no GPU is.
    with pytest.raises(mlflow.exceptions.ExecutionException):
        mlflow.projects.run(str(FOLDER), "gpu-smoke", parameters={"epochs": 1}, **where)
    assert "no GPU was found" in capfd.readouterr().err
