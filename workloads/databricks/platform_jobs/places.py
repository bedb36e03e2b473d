"""Where jobs run: every difference between Databricks and a machine that tests them is here.

| what            | on Databricks               | on a machine that tests                |
| --------------- | --------------------------- | -------------------------------------- |
| session         | that of the cluster         | `local_session`, made before           |
| catalog         | one of Unity Catalog        | `spark_catalog`, the only one with Delta |
| new files       | `cloudFiles` (Auto Loader)  | the format itself, such as `parquet`   |
| model registry  | `databricks-uc`             | a SQLite database                      |
| runs            | `databricks`                | the same database, files beside it     |
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from pyspark import cloudpickle
from pyspark.sql import SparkSession

import platform_jobs

UNITY_CATALOG = "databricks-uc"

SCHEMAS = ("bronze", "silver", "gold", "features", "models")

_DELTA = {
    "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
    "spark.sql.catalog.spark_catalog": "org.apache.spark.sql.delta.catalog.DeltaCatalog",
}

# Small data: a task costs more than it does. The default of the last, 10000, is the number of tasks of each VACUUM.
_SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.databricks.delta.snapshotPartitions": "2",
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "2",
}

# Halves the time of a short run and slows a long one.
_SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


def quoted(*names):
    """A name with its parts in backticks, as SQL takes any name."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


@dataclass(frozen=True)
class Places:
    """What a job reads and writes, as its arguments say."""

    spark: SparkSession
    catalog: str = "spark_catalog"
    landing: str = ""
    checkpoint: str = ""
    source_format: str = "cloudFiles"
    registry: str = UNITY_CATALOG

    def table(self, schema, name):
        """A table as SQL and Spark take its name."""
        return quoted(self.catalog, schema, name)

    def make_schemas(self, *schemas):
        """Makes schemas that are not there; on Databricks the deployment has made them."""
        for schema in schemas or SCHEMAS:
            self.spark.sql(f"CREATE SCHEMA IF NOT EXISTS {quoted(self.catalog, schema)}")

    @property
    def tracking(self):
        """Address of the store of runs."""
        return "databricks" if self.registry == UNITY_CATALOG else self.registry

    @property
    def run_files(self):
        """Where the files of an experiment's runs are, beside the database; None on Databricks, which knows."""
        if self.registry == UNITY_CATALOG:
            return None
        return (Path(self.registry.removeprefix("sqlite:///")).parent / "artifacts").as_uri()

    def new_files(self, folder, form, schema=None):
        """A stream of the files of a folder in a form such as `json`, by Auto Loader where that is the source."""
        reader = self.spark.readStream
        if self.source_format == "cloudFiles":
            reader = (
                reader.format("cloudFiles")
                .option("cloudFiles.format", form)
                .option("cloudFiles.schemaLocation", f"{self.checkpoint}/schema")
            )
        else:
            reader = reader.format(form)
        return (reader.schema(schema) if schema is not None else reader).load(folder)


def add_arguments(parser):
    """Adds the arguments that every job has."""
    parser.add_argument("--catalog", required=True, help="catalog with the schemas " + ", ".join(SCHEMAS))
    parser.add_argument("--landing", default="", help="folder that sources are copied to")
    parser.add_argument("--checkpoint", default="", help="folder of the job for what its streams have read")
    parser.add_argument("--source-format", default="cloudFiles", help="cloudFiles, or other to read files by Spark")
    parser.add_argument("--registry", default=UNITY_CATALOG, help="address of the registry of models")


def places_of(arguments):
    """The places that parsed arguments name, with the session of the cluster or the one that was made before."""
    return Places(
        spark=session(),
        catalog=arguments.catalog,
        landing=arguments.landing.rstrip("/"),
        checkpoint=arguments.checkpoint.rstrip("/"),
        source_format=arguments.source_format,
        registry=arguments.registry,
    )


def session():
    """The session of the cluster, or the one that was made before."""
    # The machines that run a function need not see the files of the workspace: they are sent what it is made of.
    cloudpickle.register_pickle_by_value(platform_jobs)
    return SparkSession.builder.getOrCreate()


def local_session(folder, cores=2, short_run=True, settings=None):
    """A session on this machine with Delta and its tables in a folder; whoever makes it stops it by stop_local."""
    # Else Spark runs functions in what is called python3, which may be another version.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    java = f"-Duser.timezone=UTC -Dderby.system.home={folder} {_SHORT_RUN if short_run else ''}"
    builder = SparkSession.builder.master(f"local[{cores}]").appName("platform_jobs")
    ours = {
        **_DELTA,
        **_SMALL,
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.memory": "2g",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": java.strip(),
        "spark.local.dir": f"{folder}/scratch",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        **(settings or {}),
    }
    for key, value in ours.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def stop_local(made):
    """Stops a session of this machine and waits for its JVM, which would else stay or count as no time of the tests."""
    gateway = made.sparkContext._gateway
    made.stop()
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait()
