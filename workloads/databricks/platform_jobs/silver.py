"""Silver: sales with types, each store, product and day once; what breaks a rule is in the quarantine."""

from delta.tables import DeltaTable
from pyspark.sql import Window
from pyspark.sql import functions as F

from platform_jobs.counts import log_counts
from platform_jobs.quarantine import make_quarantine, refused_rows, replace

KEY = ("store", "product", "day")

COLUMNS = (
    "store STRING, product STRING, day DATE, quantity INT, price DECIMAL(10, 2), promotion BOOLEAN,"
    " recorded_at TIMESTAMP, _load INT"
)

# Clocks of tills that are ahead of the control database's.
TOLERANCE_SECONDS = 300


def typed(rows):
    """Rows of bronze with types, and `_reason`, the first rule that each breaks; NULL where there is none."""
    made = rows.select(
        F.upper(F.trim("store")).alias("store"),
        F.upper(F.trim("product")).alias("product"),
        F.expr("try_cast(trim(day) AS DATE)").alias("day"),
        F.expr("try_cast(trim(quantity) AS INT)").alias("quantity"),
        F.expr("try_cast(trim(price) AS DECIMAL(10, 2))").alias("price"),
        F.expr("try_cast(trim(promotion) AS BOOLEAN)").alias("promotion"),
        F.expr("try_cast(trim(recorded_at) AS TIMESTAMP)").alias("recorded_at"),
        F.col("_load").cast("int").alias("_load"),
        F.col("_committed_at").cast("timestamp").alias("_committed_at"),
        F.struct(*[name for name in rows.columns if not name.startswith("_")]).alias("_record"),
    )
    latest = F.col("_committed_at") + F.expr(f"INTERVAL {TOLERANCE_SECONDS} SECONDS")
    rules = (
        ("store is missing", F.col("store").isNull() | (F.col("store") == "")),
        ("product is missing", F.col("product").isNull() | (F.col("product") == "")),
        ("day is no date", F.col("day").isNull()),
        ("quantity is no whole number", F.col("quantity").isNull()),
        ("quantity is negative", F.col("quantity") < 0),
        ("price is no number", F.col("price").isNull()),
        ("price is not above 0", F.col("price") <= 0),
        ("promotion is neither true nor false", F.col("promotion").isNull()),
        ("recorded_at is no time", F.col("recorded_at").isNull()),
        ("time is in the future", (F.col("recorded_at") > latest) | (F.col("day") > F.to_date(latest))),
    )
    reason = F.coalesce(*[F.when(broken, F.lit(name)) for name, broken in rules])
    return made.withColumn("_reason", reason)


def distinct(rows):
    """Rows with `_reason` where another of the same key came later, once names are written in the same way."""
    # Rows that are equal in the order are told apart by what they hold, so that another run takes the same.
    order = [F.col("_load").desc(), F.col("recorded_at").desc(), F.to_json("_record").desc()]
    place = F.row_number().over(Window.partitionBy("_reason", *KEY).orderBy(*order))
    later = F.when(F.col("_reason").isNull() & (place > 1), F.lit("key is duplicated once names are conformed"))
    return rows.withColumn("_reason", F.coalesce("_reason", later))


def run(places):
    """Makes silver equal to what bronze holds now; answers how many rows of bronze are where."""
    make_quarantine(places)
    name = places.table("silver", "sales")
    places.spark.sql(f"CREATE TABLE IF NOT EXISTS {name} ({COLUMNS}) USING delta")
    rows = distinct(typed(places.spark.table(places.table("bronze", "sales")))).cache()
    try:
        counts = {row["_reason"]: row["count"] for row in rows.groupBy("_reason").count().collect()}
        good = rows.where("_reason IS NULL").select([field.name for field in places.spark.table(name).schema])
        _merge(places, name, good)
        refused = refused_rows(rows.where("_reason IS NOT NULL"), "silver", "sales", ["_record.*"], "_reason")
        replace(places, refused, "silver", "sales")
    finally:
        rows.unpersist()
    done = {"rows": counts.pop(None, 0), "quarantined": sum(counts.values())}
    log_counts("silver", "sales", **done, reasons=dict(sorted(counts.items())))
    return done | {"reasons": counts}


def _merge(places, name, good):
    """Writes what differs, in one commit; none where nothing does."""
    table = places.spark.table(name)
    if good.exceptAll(table).isEmpty() and table.exceptAll(good).isEmpty():
        return
    differs = " OR ".join(f"NOT (old.{each} <=> new.{each})" for each in good.columns if each not in KEY)
    merge = DeltaTable.forName(places.spark, name).alias("old")
    merge = merge.merge(good.alias("new"), " AND ".join(f"old.{each} = new.{each}" for each in KEY))
    merge = merge.whenMatchedUpdateAll(differs).whenNotMatchedInsertAll().whenNotMatchedBySourceDelete()
    merge.execute()
