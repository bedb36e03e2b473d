"""Writes that Delta takes once: a table remembers the last number that a writer of that name wrote."""

from contextlib import contextmanager

_APP = "spark.databricks.delta.write.txnAppId"
_VERSION = "spark.databricks.delta.write.txnVersion"


@contextmanager
def once(spark, writer, number):
    """Within, a write to a table does nothing if this writer wrote this number, or a later one, to that table."""
    spark.conf.set(_APP, writer)
    spark.conf.set(_VERSION, str(number))
    try:
        yield
    finally:
        spark.conf.unset(_APP)
        spark.conf.unset(_VERSION)
