"""The run of all tables."""

from conftest import TABLES
from factory.bronze import bronze
from factory.lists import listed

NAMES = [table["name"] for table in TABLES]


def create_all(factory):
    for number, name in enumerate(NAMES):
        factory.source.create(name, number % 3)


def test_it_copies_every_table_and_then_builds_bronze(factory):
    create_all(factory)
    run = factory.daily()
    assert run.to_end() is None
    assert run.done[-3:] == ["Tables", "Loads", "Bronze"]
    assert factory.jobs == ["7"]
    assert {name: bronze(factory, name) for name in NAMES} == {name: factory.source.rows(name) for name in NAMES}


def test_a_table_that_fails_stops_no_other_and_fails_the_run(factory):
    assert len(NAMES) >= 20
    create_all(factory)
    factory.source.broken.add("table3")
    run = factory.daily()
    assert "At least one table was not copied" in run.to_end()
    assert factory.jobs == ["7"]
    runs = factory.control.query("SELECT table_name, error FROM control.run_log WHERE status = 'failed'")
    assert [failed["table_name"] for failed in runs] == ["dbo.table3"]
    assert "Invalid object name 'table3'" in runs[0]["error"]
    for name in set(NAMES) - {"table3"}:
        assert bronze(factory, name) == factory.source.rows(name)


COMMITTED = (
    "SELECT source_name, table_name, load_number, is_full, folder, row_count, committed_at FROM control.load "
    "ORDER BY table_name, load_number"
)


def test_bronze_is_built_from_a_list_of_all_loads_that_were_committed(factory):
    create_all(factory)
    factory.source.broken.add("table3")
    for _ in range(2):
        assert factory.daily().to_end()
        assert listed(factory) == factory.control.query(COMMITTED)
    assert {row["table_name"]: row["load_number"] for row in listed(factory)}["dbo.full"] == 2
    assert len(list(factory.lake.glob("erp/_loads/run=*"))) == 2


def test_without_its_list_bronze_is_not_built_and_the_next_list_makes_up_for_it(factory):
    create_all(factory)
    factory.fails[("Loads", None)] = "Login timeout expired"
    assert "Loads: Login timeout expired" in factory.daily().to_end()
    assert factory.jobs == []
    assert factory.daily().to_end() is None
    assert factory.jobs == ["7"]
    assert listed(factory) == factory.control.query(COMMITTED)


def test_so_many_tables_are_copied_at_the_same_time_as_is_set(factory):
    create_all(factory)
    most = 0
    for _ in factory.daily().steps():
        held = factory.control.query("SELECT * FROM control.watermark WHERE run_id IS NOT NULL")
        most = max(most, len(held))
    assert most == 4
    assert factory.pipelines["daily"]["concurrency"] == 1
