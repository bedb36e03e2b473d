import shutil
from contextlib import contextmanager
from importlib.util import find_spec

import mlflow
import pytest
from platform_jobs.places import Places, local_session, stop_local

# They need the packages of the group `deep`.
collect_ignore = [] if find_spec("torch") else ["deep"]

# Of queries on few rows, most of the time goes to the code that Spark writes and compiles for each, to planning it
# again while it runs, to its description, to each task, and to a process for the rights of each file and its checksum.
SHORT_QUERIES = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.ui.explainMode": "simple",
    "spark.sql.shuffle.partitions": "1",
    "spark.databricks.delta.snapshotPartitions": "1",
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
    "spark.hadoop.fs.AbstractFileSystem.file.impl": "org.apache.hadoop.fs.local.RawLocalFs",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory):
    """One session for all tests of a process: it takes ten seconds to start."""
    made = local_session(tmp_path_factory.mktemp("spark"), settings=SHORT_QUERIES)
    try:
        yield made
    finally:
        stop_local(made)


@contextmanager
def empty_places(spark, folder):
    """Empty schemas, and places in a folder."""
    made = Places(
        spark=spark,
        landing=f"{folder}/landing",
        checkpoint=f"{folder}/checkpoint",
        source_format="files",
        registry=f"sqlite:///{folder}/mlflow.db",
    )
    made.make_schemas()
    yield made
    for (schema,) in spark.sql("SHOW SCHEMAS").collect():
        if schema != "default":
            spark.sql(f"DROP SCHEMA `{schema}` CASCADE")


@pytest.fixture
def places(spark, tmp_path):
    """Empty schemas, and folders of the test's own."""
    with empty_places(spark, tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def shared_places(spark, tmp_path_factory):
    """Schemas and folders of all tests of a module, none of which may take `places` beside it."""
    with empty_places(spark, tmp_path_factory.mktemp("shared")) as made:
        yield made


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
