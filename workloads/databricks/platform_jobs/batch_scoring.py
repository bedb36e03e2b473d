"""Predicts with the champion for a version of gold: once for each version of the table and of the model."""

from pyspark.sql import functions as F

from platform_jobs.counts import log_counts
from platform_jobs.features import TABLE, read_snapshot
from platform_jobs.once import once
from platform_jobs.predictions import COLUMNS, predictor, scored
from platform_jobs.registry import CHAMPION, loaded, need_alias
from platform_jobs.versions import newest_version, table_id


def run(places, name="sales", table_version=None):
    """Writes the predictions that are not there yet; answers what they are of and how many they are."""
    version = need_alias(places, name, CHAMPION)
    snapshot = read_snapshot(places, table_version)
    table = places.table("gold", "predictions")
    places.spark.sql(f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS}) USING delta")
    before = newest_version(places, "gold", "predictions")
    with loaded(places, name, version) as model:
        rows = scored(snapshot.frame, predictor(places, model), model, F.lit(snapshot.version))
        # A writer for each pair, else an older version of the table could not be scored after a newer one.
        writer = f"predictions {table_id(places, *TABLE)} {snapshot.version} {model.name} {model.version}"
        with once(places.spark, writer, 1):
            rows.write.mode("append").saveAsTable(table, format="delta")
    written = newest_version(places, "gold", "predictions") > before
    rows = snapshot.frame.count() if written else 0
    done = {"model_version": version, "table_version": snapshot.version, "rows": rows}
    log_counts("batch-scoring", name, **done)
    return done
