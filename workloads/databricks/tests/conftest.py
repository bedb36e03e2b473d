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
