import argparse
import sys

from platform_jobs.counts import log_counts
from platform_jobs.places import Places, add_arguments, places_of, quoted, session
from pyspark.sql import Row


def double(number):
    return number * 2


def test_quotes_every_part_of_a_name():
    assert quoted("main", "gold", "a`b") == "`main`.`gold`.`a``b`"


def test_takes_its_places_from_arguments_and_the_session_that_there_is(spark):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    arguments = parser.parse_args(["--catalog", "shop", "--landing", "abfss://landing@lake/", "--checkpoint", "/c"])
    assert places_of(arguments) == Places(spark, "shop", "abfss://landing@lake", "/c", "cloudFiles", "databricks-uc")


def test_writes_delta_under_names_of_three_parts(places):
    table = places.table("bronze", "numbers")
    places.spark.range(3).write.saveAsTable(table, format="delta")
    places.spark.range(2).write.insertInto(table)
    assert places.spark.table(table).count() == 5
    assert places.spark.sql(f"SELECT * FROM {table} VERSION AS OF 0").count() == 3


def test_runs_functions_in_the_python_of_the_tests(spark):
    def version(number):
        return number, sys.executable

    assert spark.sparkContext.parallelize([1]).map(version).collect() == [(1, sys.executable)]


def test_sends_the_code_of_the_package_to_the_machines_that_run_it(spark, tmp_path, monkeypatch):
    session()
    rows = spark.createDataFrame([Row(name="a`b")]).rdd.map(lambda row: quoted(row.name)).collect()
    assert rows == ["`a``b`"]


def test_reads_new_files_as_a_stream(places):
    folder = f"{places.landing}/events"
    table = places.table("bronze", "events")
    places.spark.range(3).write.json(folder)

    def read():
        stream = places.new_files(folder, "json", schema="id LONG").writeStream
        stream = stream.option("checkpointLocation", places.checkpoint).trigger(availableNow=True)
        stream.toTable(table).awaitTermination()
        return places.spark.table(table).count()

    assert read() == 3
    places.spark.range(2).write.mode("append").json(folder)
    assert read() == 5
    assert read() == 5


def test_counts_are_lines_of_json(capsys):
    log_counts("bronze", "erp dbo.Orders", rows=3)
    assert capsys.readouterr().out == '{"job": "bronze", "step": "erp dbo.Orders", "rows": 3}\n'
