"""The table with the models of every pass: a row for each group, with its model or the reason why there is none."""

import hashlib
import json
from dataclasses import dataclass

from pyspark.sql import functions as F

TABLE = ("models", "group_models")

_PASS = "pass STRING, snapshot_table STRING, snapshot_version BIGINT, code STRING, run_id STRING"
_RESULT = (
    "rows BIGINT, trained_rows BIGINT, held_out_rows BIGINT, rmse DOUBLE, last_value_rmse DOUBLE, reason STRING,"
    " error STRING, fit_seconds DOUBLE, seconds DOUBLE, model BINARY, sha256 STRING"
)


@dataclass(frozen=True)
class Pass:
    """All groups of one version of a table by the same code with the same parameters."""

    table: str
    # A table that was dropped and made again begins its versions again, with another id.
    table_id: str
    version: int
    code: str
    parameters: dict

    @property
    def name(self):
        """What rows of the pass are known by."""
        text = json.dumps([self.table_id, self.version, self.code, self.parameters], default=str, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def result_columns(keys):
    """Columns of what workers answer, as Spark takes them."""
    return ", ".join(f"`{key}` STRING" for key in keys) + ", " + _RESULT


def make_table(places, keys):
    """Makes the table that is not there, with the rows of a key near one another."""
    columns = f"{result_columns(keys)}, {_PASS}"
    clusters = ", ".join(f"`{key}`" for key in keys)
    name = places.table(*TABLE)
    statement = f"CREATE TABLE IF NOT EXISTS {name} ({columns}) USING delta CLUSTER BY ({clusters})"
    # Of two that make it at once, the second is refused: by Delta, whose log is there first, then by the catalog.
    for tries in (1, 2, 3):
        try:
            places.spark.sql(statement)
            return
        except Exception:
            if tries == 3:
                raise


def rows_of(places, name):
    """Rows of a pass."""
    return places.spark.table(places.table(*TABLE)).where(F.col("pass") == name)


def run_of(places, name):
    """The run that wrote a pass; None where none has."""
    found = rows_of(places, name).select("run_id").first()
    return found and found.run_id


def write(places, made, trained, run_id):
    """Adds the rows of a pass, once; answers the run whose rows the table has, which came first."""
    rows = trained.withColumns(
        {
            "pass": F.lit(made.name),
            "snapshot_table": F.lit(made.table),
            "snapshot_version": F.lit(made.version).cast("bigint"),
            "code": F.lit(made.code),
            "run_id": F.lit(run_id),
        }
    )
    # As options, not as settings of the session: two passes may write at once.
    writer = rows.write.mode("append").option("txnAppId", f"many-models {made.name}").option("txnVersion", "1")
    try:
        writer.saveAsTable(places.table(*TABLE), format="delta")
    except Exception:
        first = run_of(places, made.name)
        if first is None:
            raise
        # Another run committed the same pass while this one trained, so Delta refused it here: the models are the same.
        return first
    return run_of(places, made.name)


def results(places, name):
    """What is known of each group of a pass, without its model, in no order."""
    columns = ["rmse", "last_value_rmse", "reason", "fit_seconds", "seconds"]
    return rows_of(places, name).select(columns).toArrow()


def model_size(places, name):
    """Bytes of all models of a pass."""
    return rows_of(places, name).agg(F.sum(F.length("model")).alias("size")).first()["size"] or 0


def models(places, name, keys, carried):
    """Keys, reasons and hashes of a pass, in the order of the keys, with the models where these are carried."""
    columns = [*keys, "reason", "sha256", *(["model"] if carried else [])]
    return rows_of(places, name).select(columns).orderBy(*keys).toArrow().combine_chunks()
