"""Gold: what models learn from: for each store, product and day what was sold before it, and what was known of it."""

from pyspark.sql import Window
from pyspark.sql import functions as F

from platform_jobs.counts import log_counts
from platform_jobs.once import once
from platform_jobs.places import quoted
from platform_jobs.versions import frame_of, newest_version, table_id

SERIES = ("store", "product")
LAGS = (1, 7, 14, 28)
MEANS = (7, 28)


def features(sales):
    """Features of each row of sales. A day without a record is no row, and NULL in the features of later days."""
    numbered = sales.withColumn("_day", F.datediff("day", F.lit("1970-01-01")))
    series = Window.partitionBy(*SERIES).orderBy("_day")

    def before(first, last):
        return series.rangeBetween(-first, -last)

    lags = {f"quantity_lag_{lag}": F.sum("quantity").over(before(lag, lag)) for lag in LAGS}
    means = {f"quantity_mean_{days}": F.avg("quantity").over(before(days, 1)) for days in MEANS}
    mean_price = F.avg(F.col("price").cast("double")).over(before(28, 1))
    return numbered.select(
        *SERIES,
        "day",
        F.col("quantity").cast("double").alias("quantity"),
        F.col("price").cast("double").alias("price"),
        F.col("promotion").cast("int").alias("promotion"),
        F.dayofweek("day").alias("day_of_week"),
        F.month("day").alias("month"),
        F.col("_day").alias("day_number"),
        *[column.cast("double").alias(name) for name, column in {**lags, **means}.items()],
        (F.col("price").cast("double") / mean_price).alias("price_ratio"),
        (F.col("_day") - F.max("_day").over(before(100_000, 1))).alias("days_since_sale"),
    )


def run(places):
    """Makes the features anew from a version of silver, once; answers the version and the number of rows."""
    version = newest_version(places, "silver", "sales")
    made = features(frame_of(places, "silver", "sales", version))
    name = places.table("gold", "sales_features")
    _make(places, name, made.schema)
    # One that was made again remembers what the one before took, and has none of it.
    writer = f"gold {table_id(places, 'silver', 'sales')} {table_id(places, 'gold', 'sales_features')}"
    with once(places.spark, writer, version):
        made.write.mode("overwrite").insertInto(name)
    done = {"silver_version": version, "rows": places.spark.table(name).count()}
    log_counts("gold", "sales_features", **done)
    return done


def _make(places, name, schema):
    """Makes the table where there is none of these columns; one that stays keeps its keys, properties and readers."""
    if places.spark.catalog.tableExists(name) and _types(places.spark.table(name).schema) == _types(schema):
        return
    key = (*SERIES, "day")
    columns = ", ".join(
        f"{quoted(field.name)} {field.dataType.simpleString()}{' NOT NULL' if field.name in key else ''}"
        for field in schema
    )
    # Streams read its changes: a table that is overwritten has no rows that are new alone.
    changes = "TBLPROPERTIES ('delta.enableChangeDataFeed' = 'true')"
    places.spark.sql(f"CREATE OR REPLACE TABLE {name} ({columns}) USING delta {changes}")


def _types(schema):
    return [(field.name, field.dataType.simpleString()) for field in schema]
