"""Sales that several tests take from gold."""

import tempfile

import pyarrow.compute as pc
import pyarrow.parquet as pq
from platform_jobs import gold
from platform_jobs.generator import Sales, landing_tables
from platform_jobs.silver import distinct, typed
from pyspark.sql import functions as F

SALES = Sales(seed=11, stores=3, products=3, days=100, days_a_load=100, stores_a_block=3)


def make_gold(places, sales=SALES, until="9"):
    """Gold from the sales that the generator makes, up to a day of theirs, as if silver had taken them."""
    (_, rows, _), *_ = landing_tables(sales, 0)
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        pq.write_table(rows.filter(pc.less_equal(rows["day"], until)), file.name)
        read = places.spark.read.parquet(file.name)
        read = read.withColumns({"_load": F.lit(1), "_committed_at": F.lit("2024-06-01").cast("timestamp")})
        good = distinct(typed(read)).where("_reason IS NULL").drop("_reason", "_record", "_committed_at")
        good.write.mode("overwrite").saveAsTable(places.table("silver", "sales"), format="delta")
    return gold.run(places)
