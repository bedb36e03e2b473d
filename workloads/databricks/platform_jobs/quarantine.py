"""Records that a step refused, each with its reason."""

from pyspark.sql import functions as F

from platform_jobs.once import once

COLUMNS = "step STRING, table_name STRING, load_number INT, reason STRING, record STRING, found_at TIMESTAMP"


def make_quarantine(places):
    """Makes the table that is not there."""
    places.spark.sql(f"CREATE TABLE IF NOT EXISTS {places.table('bronze', 'quarantine')} ({COLUMNS}) USING delta")


def refused_rows(frame, step, table, columns, reason, load="_load"):
    """Rows of a frame as the quarantine has them."""
    return frame.select(
        F.lit(step).alias("step"),
        F.lit(table).alias("table_name"),
        F.col(load).cast("int").alias("load_number"),
        F.col(reason).alias("reason"),
        F.to_json(F.struct(*columns), {"ignoreNullFields": "false"}).alias("record"),
        F.current_timestamp().alias("found_at"),
    )


def append_once(places, rows, writer, number):
    """Adds the rows of one load, once."""
    with once(places.spark, f"quarantine {writer}", number):
        rows.write.mode("append").saveAsTable(places.table("bronze", "quarantine"), format="delta")


def replace(places, rows, step, table):
    """Puts the rows in the place of those that the step refused of the table before."""
    where = f"step = '{step}' AND table_name = '{table}'"
    name = places.table("bronze", "quarantine")
    rows.write.mode("overwrite").option("replaceWhere", where).saveAsTable(name, format="delta")
