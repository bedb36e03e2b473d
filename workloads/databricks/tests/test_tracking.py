"""A run says what it read, with which code, and how it ended."""

import mlflow
import pytest
from platform_jobs.features import Snapshot
from platform_jobs.places import Places
from platform_jobs.tracking import code_hash, connect, files_hash, model_name, requirements, started_run

SNAPSHOT = Snapshot("main.gold.sales_features", 7, None)


def test_a_run_has_its_snapshot_its_parameters_and_its_code(tracked):
    with started_run(tracked, "/Platform/experiments/sales", "batch-scoring", SNAPSHOT, {"trees": 3}) as run:
        mlflow.log_text("text", "notes.txt")
    logged = mlflow.get_run(run.info.run_id)
    assert logged.data.params == {"table": "main.gold.sales_features", "table_version": "7", "trees": "3"}
    assert logged.data.tags["platform.code"] == code_hash()
    assert logged.data.tags["mlflow.source.name"] == "platform_jobs/entry/batch_scoring.py"
    assert (logged.info.run_name, logged.info.status) == ("batch-scoring", "FINISHED")
    assert mlflow.get_experiment(logged.info.experiment_id).name == "/Platform/experiments/sales"
    assert logged.info.artifact_uri.startswith(tracked.run_files)


def test_a_run_that_raises_is_logged_as_failed(tracked):
    with pytest.raises(KeyError), started_run(tracked, "/sales", "train") as run:
        raise KeyError
    assert mlflow.get_run(run.info.run_id).info.status == "FAILED"


def test_takes_the_stores_of_databricks_by_default():
    places = Places(spark=None, catalog="main")
    connect(places)
    assert (mlflow.get_tracking_uri(), mlflow.get_registry_uri()) == ("databricks", "databricks-uc")
    assert places.run_files is None
    assert model_name(places, "sales") == "main.models.sales"


def test_the_hash_of_files_has_their_names_and_bytes(tmp_path):
    def made(**files):
        for name, text in files.items():
            (tmp_path / name).write_text(text)
        return files_hash(tmp_path, [tmp_path / name for name in files])

    assert len({made(a="1", b=""), made(a="", b="1"), made(b="1"), made(c="1")}) == 4
    assert made(a="1", b="") == made(a="1", b="")


def test_pins_what_a_model_needs():
    assert requirements("lightgbm", "numpy")[:3] == ["mlflow==3.0.1", "lightgbm==4.6.0", "numpy==2.1.3"]
