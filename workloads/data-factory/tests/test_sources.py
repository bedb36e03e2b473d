"""What a source does while it is copied, or between two copies."""

import pytest
from factory.bronze import bronze
from factory.runs import ActivityFailed

QUOTED = ["O'Brien's \"ta]ble\" @{x} ünï 🦀", "O'Brien's tracked ünï 🦀"]


def copied(factory, name):
    assert factory.run(name).to_end() is None
    return bronze(factory, name)


def until(steps, step):
    while next(steps) != step:
        pass


@pytest.mark.parametrize("name", QUOTED)
def test_a_name_with_quotes_blanks_and_unicode(factory, name):
    factory.source.create(name, 3)
    assert copied(factory, name) == factory.source.rows(name)
    factory.source.write(name, 1, "it's", second=100)
    assert copied(factory, name) == factory.source.rows(name)


@pytest.mark.parametrize("name", ["watermark", "lookback", "rowVersion", "tracked"])
def test_a_row_that_changes_between_bound_and_copy_comes_with_the_next_run(factory, name):
    factory.source.create(name, 5)
    copied(factory, name)
    factory.source.write(name, 3, "changed", second=100)
    run = factory.run(name)
    steps = run.steps()
    until(steps, "Copy")
    factory.source.write(name, 3, "changed again", second=101)
    factory.source.write(name, 9, "new", second=102)
    for _ in steps:
        pass
    assert run.error is None
    assert copied(factory, name) == factory.source.rows(name)


def test_a_copy_has_the_rows_of_one_moment(factory):
    factory.source.create("full", 6)
    before = factory.source.rows("full")
    run = factory.run("full")
    steps = run.steps()
    until(steps, "Copy: half is written")
    factory.source.delete("full", 0)
    factory.source.write("full", 5, "changed", second=100)
    factory.source.write("full", 9, "new", second=101)
    for _ in steps:
        pass
    assert run.error is None
    assert bronze(factory, "full") == before
    assert copied(factory, "full") == factory.source.rows("full")


def test_a_look_back_finds_a_row_that_was_committed_late(factory):
    factory.source.create("lookback", 5)
    factory.source.write("lookback", 8, "on time", second=100)
    copied(factory, "lookback")
    # Its time is that of its change; it was committed after the bound was read.
    factory.source.write("lookback", 9, "late", second=70)
    assert copied(factory, "lookback") == factory.source.rows("lookback")


def test_without_a_look_back_it_does_not_and_the_mode_says_so(factory):
    factory.source.create("watermark", 5)
    factory.source.write("watermark", 8, "on time", second=100)
    copied(factory, "watermark")
    factory.source.write("watermark", 9, "late", second=70)
    factory.source.write("watermark", 10, "later", second=101)
    missing = set(factory.source.rows("watermark")) - set(copied(factory, "watermark"))
    assert missing == {(9, "late")}


def test_a_rowversion_that_is_committed_late_is_not_lost(factory):
    source = factory.source
    source.create("rowVersion", 3)
    version = source.next_version()
    source.uncommitted.append(version)
    source.write("rowVersion", 8, "committed before", second=1)
    copied(factory, "rowVersion")
    source.uncommitted.clear()
    source.write("rowVersion", 9, "committed late", second=1, version=version)
    assert copied(factory, "rowVersion") == source.rows("rowVersion")


def test_changes_that_are_no_longer_kept_make_a_full_copy(factory):
    source = factory.source
    source.create("tracked", 5)
    copied(factory, "tracked")
    source.delete("tracked", 2)
    source.write("tracked", 9, "new", second=1)
    source.clean_up()
    assert copied(factory, "tracked") == source.rows("tracked")
    (load,) = factory.control.query("SELECT * FROM control.load WHERE load_number = 2")
    assert load["is_full"]
    source.write("tracked", 1, "changed", second=2)
    assert copied(factory, "tracked") == source.rows("tracked")
    (load,) = factory.control.query("SELECT * FROM control.load WHERE load_number = 3")
    assert (load["is_full"], load["row_count"]) == (False, 1)


def test_change_tracking_that_is_off_fails_and_says_so(factory):
    factory.source.create("tracked", 5)
    factory.source.is_tracked = False
    assert "change tracking is off" in factory.run("tracked").to_end()


def test_a_source_that_is_gone_fails_with_its_text(factory):
    factory.source.create("full", 5)
    factory.source.broken.add("full")
    assert "Invalid object name 'full'" in factory.run("full").to_end()
    assert "erp dbo.table1 is no table or view of the source" in factory.run("table1").to_end()
    with pytest.raises(ActivityFailed):
        factory.source.translated("SELECT * FROM [dbo].[full]")
