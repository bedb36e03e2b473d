"""The package as a project of MLflow, read by MLflow itself."""

import argparse
import importlib
import shlex
import tomllib
from pathlib import Path

import mlflow
import pytest
import yaml
from mlflow.projects.utils import load_project

FOLDER = Path(__file__).parents[1]
PROJECT = load_project(str(FOLDER))
PROGRAMS = sorted(file.stem for file in (FOLDER / "platform_jobs/entry").glob("*.py") if file.stem != "__init__")

# Programs that import torch, which `deep` has.
NEED_TORCH = {"distributed-training", "gpu-smoke"}


class Parsed(Exception):
    """The arguments are what the program takes."""


def given(name):
    """A value for each parameter of an entry point."""
    return {parameter: f"/{parameter}" for parameter in PROJECT.get_entry_point(name).parameters}


def parse(monkeypatch, name, parameters):
    """Has the program of an entry point parse the command that MLflow makes."""
    command = shlex.split(PROJECT.get_entry_point(name).compute_command(parameters, storage_dir=None))
    python, file, *arguments = command
    program = name.replace("-", "_")
    assert (python, file) == ("python", f"platform_jobs/entry/{program}.py")
    parse_args = argparse.ArgumentParser.parse_args

    def stop(parser, argv):
        raise Parsed(vars(parse_args(parser, argv)))

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", stop)
    with pytest.raises(Parsed) as parsed:
        importlib.import_module(f"platform_jobs.entry.{program}").main(arguments)
    return parsed.value.args[0]


def test_every_program_is_an_entry_point():
    assert sorted(name.replace("-", "_") for name in PROJECT._entry_points) == PROGRAMS


@pytest.mark.parametrize("name", [each for each in PROJECT._entry_points if each not in NEED_TORCH])
def test_an_entry_point_gives_its_program_what_it_must_have(monkeypatch, name):
    parsed = parse(monkeypatch, name, given(name))
    assert parsed.items() >= given(name).items()


def test_a_parameter_that_an_entry_point_does_not_name_is_added(monkeypatch):
    parsed = parse(monkeypatch, "train", {**given("train"), "held-out-days": "14"})
    assert parsed["held_out_days"] == 14


def test_a_parameter_that_must_be_given_is_asked_for():
    with pytest.raises(
        mlflow.exceptions.ExecutionException, match=r"No value given for missing parameters.*experiment"
    ):
        PROJECT.get_entry_point("train").compute_command({"catalog": "shop"}, storage_dir=None)


def test_the_environment_of_the_project_is_the_group_core():
    environment = yaml.safe_load((FOLDER / "python_env.yaml").read_text())
    project = tomllib.loads((FOLDER / "pyproject.toml").read_text())
    assert environment["dependencies"] == project["dependency-groups"]["core"]
    assert project["project"]["requires-python"] == f"=={environment['python']}.*"
