"""What a table that is read in parts promises."""

import pytest
from conftest import PARTED
from factory.bronze import bronze

NAMES = [f"{table['name']} in parts" for table in PARTED]
READ = [f"Copy: part {number} is read" for number in (2, 3, 4)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rows", [0, 1, 40])
def test_each_row_is_copied_once(factory, name, rows):
    factory.source.create(name, rows)
    run = factory.run(name)
    steps = list(run.steps())
    assert run.error is None
    assert bronze(factory, name) == factory.source.rows(name)
    assert [step for step in steps if step in READ] == (READ if rows else [])


@pytest.mark.parametrize("name", NAMES)
def test_later_runs_copy_what_changed_and_change_tracking_by_one_query(factory, name):
    factory.source.create(name, 40)
    assert factory.run(name).to_end() is None
    factory.source.write(name, 3, "changed", second=100)
    factory.source.write(name, 90, "new", second=101)
    run = factory.run(name)
    steps = list(run.steps())
    assert run.error is None
    assert bronze(factory, name) == factory.source.rows(name)
    assert [step for step in steps if step in READ] == ([] if name.startswith("tracked") else READ)


@pytest.mark.parametrize("name", NAMES)
def test_a_run_that_ends_between_two_parts_is_done_again(factory, name):
    factory.source.create(name, 40)
    steps = factory.run(name).steps()
    while next(steps) != READ[1]:
        pass
    steps.close()
    factory.source.write(name, 4, "changed", second=200)
    factory.control.clock += factory.held
    assert factory.run(name).to_end() is None
    assert bronze(factory, name) == factory.source.rows(name)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("RENAME COLUMN id TO number", "has no column id, which its settings name"),
        ("ALTER COLUMN id TYPE VARCHAR", "cannot be read in parts by its column id, nvarchar"),
    ],
)
def test_a_column_that_cannot_part_the_table_ends_the_run_before_it_copies(factory, change, message):
    factory.source.cursor.execute('CREATE TABLE dbo."full in parts" (id INT NOT NULL, value VARCHAR)')
    factory.source.alter("full in parts", change)
    run = factory.run("full in parts")
    assert message in run.to_end()
    assert "Bounds" not in run.done
