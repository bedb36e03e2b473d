"""The run of all tables."""

from conftest import TABLES
from factory.bronze import bronze

NAMES = [table["name"] for table in TABLES]


def create_all(factory):
    for number, name in enumerate(NAMES):
        factory.source.create(name, number % 3)


def test_it_copies_every_table_and_then_builds_bronze(factory):
    create_all(factory)
    run = factory.daily()
    assert run.to_end() is None
    assert run.done[-2:] == ["Tables", "Bronze"]
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


def test_so_many_tables_are_copied_at_the_same_time_as_is_set(factory):
    create_all(factory)
    most = 0
    for _ in factory.daily().steps():
        held = factory.control.query("SELECT * FROM control.watermark WHERE run_id IS NOT NULL")
        most = max(most, len(held))
    assert most == 4
    assert factory.pipelines["daily"]["concurrency"] == 1
