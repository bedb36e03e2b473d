"""What Data Factory left in the lake, after crashes, failures and changes of columns: bronze equals the source."""

import random
from dataclasses import replace

from conftest import TABLES
from factory.factories import Factory
from platform_jobs import bronze
from platform_jobs.load_rows import OWN
from platform_jobs.loads import SourceTable
from test_copy_table import MODES
from test_random import ROWS, Changes, event

# Each event may commit a load of each table, which takes Spark a second and more.
EVENTS = 3


def tables_of(factory):
    names = {name: factory.definition(name)["name"] for name in MODES}
    return {name: SourceTable("erp", full, ("id",), f"erp_{name}") for name, full in names.items()}


def rows_of(places, table):
    frame = places.spark.table(places.table("bronze", table.name)).drop(*OWN).orderBy("id")
    return [
        {key: bytes(value) if isinstance(value, bytearray) else value for key, value in row.asDict().items()}
        for row in frame.collect()
    ]


def test_bronze_equals_the_source_after_any_history(places, tmp_path):
    factory = Factory(tmp_path / "lake", TABLES)
    choose = random.Random("bronze")
    changes = {}
    for name in MODES:
        factory.source.create(name, ROWS // 2)
        changes[name] = Changes(factory, name, choose)
    places = replace(places, landing=str(factory.lake))
    tables = tables_of(factory)
    for _ in range(2):
        for name in MODES:
            for _ in range(EVENTS):
                event(factory, changes[name], name, choose)
            changes[name].commit_open()
            assert factory.run(name).to_end() is None
        factory.list_loads()
        outcome = bronze.run(places, list(tables.values()))
        assert outcome.faults == []
        for name in MODES:
            assert rows_of(places, tables[name]) == factory.source.whole_rows(name), name
