"""Predicts with the champion for rows of gold as they come: each state of a row once for each version of the model.

Gold is overwritten as a whole, so that its changes have each row again, and a checkpoint that is lost has all of them
again in other batches. So numbers of batches do not tell what was scored: the rows do, by their keys and the hash of
their features.
"""

from delta.tables import DeltaTable
from pyspark.sql import Window
from pyspark.sql import functions as F

from platform_jobs.counts import log_counts
from platform_jobs.features import DAY, FEATURES, TABLE
from platform_jobs.gold import SERIES
from platform_jobs.predictions import COLUMNS, predictor, scored
from platform_jobs.registry import CHAMPION, loaded, need_alias
from platform_jobs.versions import table_id

HASH = "features_hash"
KEY = (*SERIES, DAY, "model_name", "model_version", HASH)


def run(places, name="sales"):
    """Scores what is there and ends; answers how many rows were written."""
    version = need_alias(places, name, CHAMPION)
    table = places.table("gold", "predictions_stream")
    places.spark.sql(f"CREATE TABLE IF NOT EXISTS {table} ({COLUMNS}, {HASH} BIGINT) USING delta")
    done = {"batches": 0, "rows": 0}
    with loaded(places, name, version) as model:
        predict = predictor(places, model)

        def each(batch, _):
            done["batches"] += 1
            done["rows"] += score(batch, table, predict, model)

        changes = places.spark.readStream.option("readChangeFeed", "true").table(places.table(*TABLE))
        # A table that was made again has changes of its own.
        checkpoint = f"{places.checkpoint}/{table_id(places, *TABLE)}"
        stream = changes.writeStream.foreachBatch(each).option("checkpointLocation", checkpoint)
        stream.trigger(availableNow=True).start().awaitTermination()
    log_counts("stream-scoring", name, model_version=version, **done)
    return done


def score(batch, table, predict, model):
    """Writes the predictions of a batch that are not in the table; answers how many."""
    target = batch.sparkSession.table(table)
    unseen = newest(batch).join(
        target.where((F.col("model_name") == model.name) & (F.col("model_version") == model.version)),
        [*SERIES, DAY, HASH],
        "left_anti",
    )
    rows = scored(unseen, predict, model, F.col("_commit_version"), HASH)
    # Not an append: two that score the same rows at once would both write them.
    same = " AND ".join(f"old.{column} = new.{column}" for column in KEY)
    merge = DeltaTable.forName(batch.sparkSession, table).alias("old").merge(rows.alias("new"), same)
    result = merge.whenNotMatchedInsertAll().execute()
    return result.first()["num_inserted_rows"]


def newest(batch):
    """The last state of each row that was written, with the hash of its features."""
    last = Window.partitionBy(*SERIES, DAY).orderBy(F.col("_commit_version").desc())
    written = batch.where(F.col("_change_type").isin("insert", "update_postimage"))
    latest = written.withColumn("_place", F.row_number().over(last)).where("_place = 1").drop("_place")
    return latest.withColumn(HASH, F.xxhash64(*FEATURES))
