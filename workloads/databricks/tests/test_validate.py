"""An alias moves only to a version that is better on the same data; what cannot be judged is said and moves nothing."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import mlflow
import numpy as np
import pytest
from mlflow.models import infer_signature
from platform_jobs import registry, train, validate
from platform_jobs.entry.validate import main
from platform_jobs.features import FEATURES, read_snapshot
from platform_jobs.registry import ModelRefused
from platform_jobs.tracking import started_run
from sales import make_gold

EXPERIMENT = "/Platform/experiments/sales"
NAME = "spark_catalog.models.sales"


@pytest.fixture(scope="module")
def gold(shared_places):
    make_gold(shared_places)
    return shared_places


@pytest.fixture
def places(gold, empty_store, tmp_path):
    """The same gold for each test, and a registry of its own."""
    shutil.copy(empty_store, tmp_path / "mlflow.db")
    return replace(gold, registry=f"sqlite:///{tmp_path}/mlflow.db")


def trained(places, trees, days=28):
    return train.run(places, EXPERIMENT, trees=trees, days=days)["version"]


def aliases(places):
    return {alias: registry.by_alias(places, "sales", alias) for alias in ("champion", "challenger")}


def tags(version):
    return mlflow.MlflowClient().get_model_version(NAME, str(version)).tags


def test_the_alias_moves_to_what_is_better_and_stays_else(places):
    assert validate.run(places, EXPERIMENT)["verdict"] == "nothing to judge"
    # A tree predicts little more than the mean of all series.
    assert trained(places, 1) == 1
    assert validate.run(places, EXPERIMENT)["verdict"] == "kept"
    assert aliases(places) == {"champion": None, "challenger": 1}
    assert trained(places, 60) == 2
    first = validate.run(places, EXPERIMENT)
    assert (first["verdict"], first["champion"]) == ("moved", None)
    assert first["rmse"]["challenger"] < first["rmse"]["last_value"]
    assert aliases(places) == {"champion": 2, "challenger": 2}
    assert validate.run(places, EXPERIMENT)["verdict"] == "nothing to judge"
    assert trained(places, 3) == 3
    worse = validate.run(places, EXPERIMENT)
    assert worse["rmse"]["champion"] == first["rmse"]["challenger"]
    assert aliases(places) == {"champion": 2, "challenger": 3}
    assert (tags(2)["verdict"], tags(3)["verdict"]) == ("moved", "kept")
    assert tags(3)["judged_on"] == f"spark_catalog.gold.sales_features@{read_snapshot(places).version}"
    # The alias is set by hand, as after an incident: what is better moves it again.
    mlflow.MlflowClient().set_registered_model_alias(NAME, "champion", "1")
    assert validate.run(places, EXPERIMENT, version=2)["verdict"] == "moved"
    assert aliases(places)["champion"] == 2


def test_a_run_that_ends_before_the_alias_moved_is_done_again(places, monkeypatch):
    trained(places, 40)
    move = mlflow.MlflowClient.set_registered_model_alias

    def crash(client, name, alias, version):
        if alias == "champion":
            raise KeyError
        move(client, name, alias, version)

    with monkeypatch.context() as patch:
        patch.setattr(mlflow.MlflowClient, "set_registered_model_alias", crash)
        with pytest.raises(KeyError):
            validate.run(places, EXPERIMENT)
    assert aliases(places) == {"champion": None, "challenger": 1}
    assert validate.run(places, EXPERIMENT)["verdict"] == "moved"


def files_of(places, version):
    """Folder of a version's files."""
    source = mlflow.MlflowClient().get_model_version(NAME, str(version)).source
    found = mlflow.get_logged_model(source.removeprefix("models:/")).artifact_location
    return Path(found.removeprefix("file://"))


def damage(places, version):
    file = files_of(places, version) / "model.lgb"
    file.write_bytes(file.read_bytes().replace(b"num_leaves", b"num_laeves", 1))


def unload(places, version):
    file = files_of(places, version) / "MLmodel"
    file.write_text(file.read_text().replace("loader_module: mlflow.lightgbm", "loader_module: mlflow.other"))


def delete(places, version):
    shutil.rmtree(files_of(places, version))


@pytest.mark.parametrize(("fault", "reason"), [(damage, "bytes"), (unload, "load"), (delete, "load")])
def test_files_that_are_not_the_registered_ones_move_nothing(places, capsys, fault, reason):
    trained(places, 40)
    validate.run(places, EXPERIMENT)
    trained(places, 60)
    fault(places, 2)
    capsys.readouterr()
    arguments = ["--catalog", "spark_catalog", "--registry", places.registry, "--experiment", EXPERIMENT]
    with pytest.raises(ModelRefused, match=f"{NAME} version 2") as refused:
        main(arguments)
    assert refused.value.reason == reason
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["refused"] == {reason: 1}
    assert aliases(places) == {"champion": 1, "challenger": 2}
    assert tags(2)["verdict"] == f"refused: challenger: {reason}"


def test_a_champion_that_cannot_be_judged_is_said_and_stays(places):
    trained(places, 40)
    validate.run(places, EXPERIMENT)
    trained(places, 60)
    damage(places, 1)
    with pytest.raises(ModelRefused, match=f"{NAME} version 1 has files with the hash"):
        validate.run(places, EXPERIMENT)
    assert aliases(places)["champion"] == 1
    assert tags(2)["verdict"] == "refused: champion: bytes"


def test_a_model_is_not_judged_on_days_that_it_has_seen(places):
    trained(places, 20, days=7)
    with pytest.raises(
        ModelRefused, match="has seen days until 2024-04-02, the first day that is judged is 2024-03-13"
    ):
        validate.run(places, EXPERIMENT)
    assert validate.run(places, EXPERIMENT, days=7)["verdict"] in ("moved", "kept")


def test_predictions_that_are_no_numbers_are_refused(places):
    class Odd(mlflow.pyfunc.PythonModel):
        def predict(self, context, model_input, params=None):
            return np.where(np.arange(len(model_input)) == 3, np.nan, 1.0)

    with started_run(places, EXPERIMENT, "train"):
        example = read_snapshot(places).rows()[list(FEATURES)].tail(5)
        signature = infer_signature(example, np.ones(5))
        logged = mlflow.pyfunc.log_model(name="model", python_model=Odd(), signature=signature, pip_requirements=[])
        registry.register(places, "sales", logged.model_uri, {train.TRAINED_UNTIL: "2024-01-31"})
    with pytest.raises(ModelRefused, match="predicts no number for some of"):
        validate.run(places, EXPERIMENT)
    with pytest.raises(ModelRefused, match="version 9 is not there"):
        validate.run(places, EXPERIMENT, version=9)


def test_the_same_snapshot_gives_the_same_measures(places):
    first = train.run(places, EXPERIMENT)
    make_gold(places, until="2024-03-01")
    later = train.run(places, EXPERIMENT)
    again = train.run(places, EXPERIMENT, version=first["table_version"])
    measured = ("table_version", "rmse", "mae", "wape", "last_value_rmse")
    assert {key: again[key] for key in measured} == {key: first[key] for key in measured}
    assert later["rmse"] != first["rmse"]
    logged = mlflow.get_run(again["run_id"])
    assert logged.data.params["table_version"] == str(first["table_version"])
    assert logged.data.metrics["rmse"] == first["rmse"]
    made = tags(again["version"])
    assert made["table_version"] == logged.data.params["table_version"]
    assert made[registry.HASH] == tags(first["version"])[registry.HASH]
    with registry.loaded(places, "sales", again["version"]) as model:
        assert model.model.metadata.signature.inputs.input_names() == list(FEATURES)
        assert "lightgbm==4.6.0" in (Path(model.folder) / "requirements.txt").read_text()
        assert (Path(model.folder) / "input_example.json").exists()
