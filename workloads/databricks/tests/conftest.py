import shutil

import mlflow
import pytest
from platform_jobs.places import Places, local_session, stop_local


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """One session for all tests of a process: it takes ten seconds to start."""
    made = local_session(tmp_path_factory.mktemp("spark"))
    try:
        yield made
    finally:
        stop_local(made)


@pytest.fixture
def places(spark, tmp_path):
    """Empty schemas, and folders of the test's own."""
    made = Places(
        spark=spark,
        landing=f"{tmp_path}/landing",
        checkpoint=f"{tmp_path}/checkpoint",
        source_format="files",
        registry=f"sqlite:///{tmp_path}/mlflow.db",
    )
    made.make_schemas()
    yield made
    for (schema,) in spark.sql("SHOW SCHEMAS").collect():
        if schema != "default":
            spark.sql(f"DROP SCHEMA `{schema}` CASCADE")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """A database of MLflow without runs, which takes longer to make than to copy."""
    file = tmp_path_factory.mktemp("mlflow") / "mlflow.db"
    mlflow.set_tracking_uri(f"sqlite:///{file}")
    mlflow.search_experiments()
    return file


@pytest.fixture
def tracked(places, empty_store):
    """Places with a store of runs and models of the test's own."""
    shutil.copy(empty_store, places.registry.removeprefix("sqlite:///"))
    return places
