"""Files by SFTP: what a run of one feed promises."""

import datetime
from itertools import count

import pytest
from factory.files import FileFactory, files_of
from factory.lists import listed
from factory.runs import run_within
from factory.servers import SftpServer

SOURCE = {"name": "partner", "type": "Sftp"}
FEEDS = [
    {"name": "full", "mode": "full", "folder": "out"},
    {"name": "watermark", "mode": "watermark", "folder": "out"},
    {"name": "exact", "mode": "watermark", "folder": "out", "lookbackSeconds": 0},
    {"name": "below", "mode": "watermark", "folder": "out", "filePattern": "*.csv", "recursive": True},
    {"name": "escaped", "mode": "full", "folder": "out", "filePattern": "a^*?.csv"},
    {"name": "missing", "mode": "full", "folder": "not there"},
]
MODES = ["full", "watermark", "exact"]
SECOND = datetime.timedelta(seconds=1)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def make_factory(tmp_path):
    numbers = count()

    def make():
        folder = tmp_path / str(next(numbers))
        factory = FileFactory(folder / "lake", SftpServer(folder / "server"), SOURCE, FEEDS)
        write(factory, "a.csv", "first a")
        write(factory, "b.csv", "first b", before=2 * HOUR)
        # Within a second, of which servers tell no part.
        factory.control.clock += 3 * HOUR + SECOND / 2
        return factory

    return make


@pytest.fixture
def factory(make_factory):
    return make_factory()


def write(factory, path, content, before=datetime.timedelta()):
    """A file that was modified now, or so much before."""
    factory.server.write(f"out/{path}", content, factory.control.clock - before)


def copied(factory, name):
    run = factory.run(name)
    assert run.to_end() is None
    # The next run is some time later.
    factory.control.clock += 2 * HOUR
    return files_of(factory, name)


def last_load(factory, name):
    return factory.control.query(f"SELECT * FROM control.load WHERE table_name = '{name}' ORDER BY load_number")[-1]


def changed(factory, name):
    """A feed that was copied, and has changed since."""
    assert copied(factory, name) == factory.server.contents("out")
    write(factory, "b.csv", "changed b")
    write(factory, "c.csv", "new c")
    factory.control.clock += HOUR


@pytest.mark.parametrize("name", MODES)
def test_a_first_run_copies_all_files(factory, name):
    run = factory.run(name)
    assert run.to_end() is None
    assert run.done == ["Begin", "Bounds", "Clear", "Copy", "Commit", "Rows", "Load", "End"]
    assert files_of(factory, name) == {"a.csv": "first a", "b.csv": "first b"}
    assert last_load(factory, name)["folder"] == f"partner/{name}/load=1"


@pytest.mark.parametrize("name", MODES)
@pytest.mark.parametrize("counts_nothing", [True, False])
def test_a_second_run_without_changes_changes_nothing(factory, name, counts_nothing):
    factory.counts_nothing = counts_nothing
    first = copied(factory, name)
    assert copied(factory, name) == first == factory.server.contents("out")
    assert last_load(factory, name)["row_count"] == (2 if name == "full" else 0)


@pytest.mark.parametrize("name", MODES)
def test_later_runs_copy_new_files_and_those_that_changed_under_their_name(factory, name):
    changed(factory, name)
    assert copied(factory, name) == {"a.csv": "first a", "b.csv": "changed b", "c.csv": "new c"}
    assert last_load(factory, name)["row_count"] == (3 if name == "full" else 2)


def test_a_deleted_file_leaves_bronze_in_mode_full_alone(factory):
    for name in ("full", "watermark"):
        changed(factory, name)
    factory.server.delete("out/a.csv")
    assert copied(factory, "full") == factory.server.contents("out")
    assert "a.csv" in copied(factory, "watermark")


def test_pattern_and_folders_below(factory):
    write(factory, "sub/a.csv", "below")
    write(factory, "sub/a.txt", "other")
    write(factory, "a*1.csv", "with a star")
    factory.control.clock += HOUR
    assert copied(factory, "below") == factory.server.contents("out", "*.csv", recursive=True)
    assert "sub/a.csv" in files_of(factory, "below")
    assert copied(factory, "escaped") == {"a*1.csv": "with a star"}


@pytest.mark.parametrize("name", MODES)
def test_an_empty_folder_is_a_load_of_nothing(factory, name):
    for path in ("a.csv", "b.csv"):
        factory.server.delete(f"out/{path}")
    assert copied(factory, name) == {}
    write(factory, "a.csv", "first")
    factory.control.clock += HOUR
    assert copied(factory, name) == {"a.csv": "first"}


def test_a_folder_that_is_not_there_fails_with_its_name(factory):
    assert "Can't find SFTP path 'not there'" in factory.run("missing").to_end()


@pytest.mark.parametrize("name", MODES)
def test_a_run_that_ends_before_any_step_is_done_again(make_factory, name):
    for number in count():
        factory = make_factory()
        changed(factory, name)
        run = factory.run(name)
        steps = run.steps()
        ended = False
        for _ in range(number + 1):
            ended = next(steps, None) is None
        steps.close()
        write(factory, "a.csv", f"changed after {number} steps")
        factory.control.clock += factory.held
        assert copied(factory, name) == factory.server.contents("out"), f"ended before step {number}"
        if ended:
            break
    assert number >= 8


@pytest.mark.parametrize("name", MODES)
@pytest.mark.parametrize("activity", ["Bounds", "Clear", "Copy", "Commit"])
def test_a_run_that_fails_says_why_and_frees_its_feed(factory, name, activity):
    changed(factory, name)
    factory.fails[activity, name] = "no route to the host"
    run = factory.run(name)
    assert "no route to the host" in run.to_end()
    (log,) = factory.control.query(f"SELECT * FROM control.run_log WHERE run_id = '{run.run_id}'")
    assert (log["status"], "no route to the host" in log["error"]) == ("failed", True)
    assert copied(factory, name) == factory.server.contents("out")


@pytest.mark.parametrize("name", MODES)
@pytest.mark.parametrize("step", ["Clear", "Copy", "Copy: half of a file is written", "Commit"])
def test_a_file_that_changes_between_bound_and_commit_comes_with_the_next_run(factory, name, step):
    changed(factory, name)
    run = factory.run(name)
    steps = run.steps()
    while next(steps) != step:
        pass
    # In the second of the bound, which servers do not tell apart.
    write(factory, "a.csv", "changed late", before=-SECOND / 4)
    write(factory, "c.csv", "changed late", before=-SECOND / 4)
    for _ in steps:
        pass
    assert run.error is None
    factory.control.clock += HOUR
    assert copied(factory, name) == factory.server.contents("out")


@pytest.mark.parametrize(("name", "is_found"), [("watermark", True), ("exact", False)])
def test_a_look_back_finds_a_file_that_came_with_an_earlier_time(factory, name, is_found):
    copied(factory, name)
    bound = datetime.datetime.fromisoformat(last_load(factory, name)["to_value"]).replace(tzinfo=None)
    factory.server.write("out/late.csv", "late", bound - HOUR / 2)
    assert ("late.csv" in copied(factory, name)) == is_found


@pytest.mark.parametrize("name", MODES)
def test_a_file_of_a_server_whose_clock_is_ahead_is_not_lost(factory, name):
    copied(factory, name)
    write(factory, "ahead.csv", "ahead", before=-HOUR)
    copied(factory, name)
    assert copied(factory, name) == factory.server.contents("out")


@pytest.mark.parametrize("name", MODES)
def test_two_runs_at_once_copy_a_feed_once_whichever_is_ahead(make_factory, name):
    for number in range(1, 9):
        factory = make_factory()
        changed(factory, name)
        errors = run_within(factory.run(name), factory.run(name), number)
        assert not all(errors), number
        assert files_of(factory, name) == factory.server.contents("out"), number


def test_the_run_of_all_feeds_fails_for_one_and_builds_bronze_all_the_same(factory):
    run = factory.daily()
    assert "At least one feed was not copied" in run.to_end()
    assert factory.jobs == ["7"]
    assert [row["table_name"] for row in listed(factory)] == ["below", "escaped", "exact", "full", "watermark"]
    assert files_of(factory, "full") == files_of(factory, "exact") == factory.server.contents("out")
