"""Versions of Delta tables: what a run read can be read again."""

from platform_jobs.places import quoted


def newest_version(places, schema, name):
    """Number of the newest version of a table."""
    return places.spark.sql(f"DESCRIBE HISTORY {places.table(schema, name)} LIMIT 1").first()["version"]


def table_id(places, schema, name):
    """Identity of a table: one that was dropped and made again begins its versions again, with another identity."""
    return places.spark.sql(f"DESCRIBE DETAIL {places.table(schema, name)}").first()["id"]


def frame_of(places, schema, name, version):
    """Rows of a table in a version."""
    return places.spark.sql(f"SELECT * FROM {places.table(schema, name)} VERSION AS OF {int(version)}")


def title_of(places, schema, name):
    """How messages and logs name a table; SQL takes `places.table`."""
    return quoted(places.catalog, schema, name).replace("`", "")
