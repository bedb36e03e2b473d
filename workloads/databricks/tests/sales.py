"""Sales that several tests take from gold."""

from platform_jobs import gold, silver
from platform_jobs.generator import Sales, landing_tables

SALES = Sales(seed=11, stores=3, products=3, days=100, days_a_load=100, stores_a_block=3)


def make_gold(places, sales=SALES, until=None):
    """Gold from the sales that the generator makes, up to a day of theirs, as if bronze had taken them."""
    (_, rows, _), *_ = landing_tables(sales, 0)
    frame = rows.to_pandas()
    if until is not None:
        frame = frame[frame["day"] <= until]
    frame["_load"] = 1
    frame["_committed_at"] = "2024-06-01T00:00:00"
    made = places.spark.createDataFrame(frame.where(frame.notna(), None))
    made.write.mode("overwrite").saveAsTable(places.table("bronze", "sales"), format="delta")
    silver.run(places)
    return gold.run(places)
