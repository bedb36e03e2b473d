"""The pipeline that loads committed sets: whole or not at all, by the numbers of their manifests."""

import json

import pytest
from factory.sets import Sets
from warehouse.loads import NEW, OLD, two_sets


@pytest.fixture
def sets(tmp_path):
    return Sets(tmp_path)


def manifest_of(sets, name):
    return sets.lake / "sets" / name / "manifest.json"


def test_a_set_is_loaded_once_however_often_it_is_called(sets):
    two_sets(sets.warehouse)
    assert sets.load("a") is None and sets.load("a") is None
    assert sets.warehouse.predictions() == OLD
    assert len(sets.warehouse.loads()) == 1
    assert sets.seconds() == 2 * 180


def test_an_older_set_that_comes_late_changes_nothing(sets):
    two_sets(sets.warehouse)
    assert [sets.load(name) for name in ("a", "b", "a")] == [None] * 3
    assert sets.warehouse.predictions() == NEW


def test_a_set_without_a_manifest_is_not_loaded(sets):
    sets.warehouse.write("a")
    manifest_of(sets, "a").unlink()
    assert "manifest.json does not exist" in sets.load("a")
    assert sets.warehouse.predictions() == {}


def test_a_file_more_or_less_than_the_manifest_lists_is_refused(sets):
    sets.warehouse.write("a")
    (sets.lake / "sets/a/part-00009.parquet").write_bytes(b"")
    assert "says format predictions/1 and 2 files; the folder holds 4" in sets.load("a")
    (sets.lake / "sets/a/part-00009.parquet").unlink()
    (sets.lake / "sets/a/part-00000.parquet").unlink()
    assert "the folder holds 2" in sets.load("a")
    assert sets.warehouse.predictions() == {}


def test_half_a_set_is_refused_by_its_count(sets):
    sets.warehouse.write("a")
    manifest = manifest_of(sets, "a")
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"rows": 7}))
    assert "52006" in sets.load("a")
    assert sets.warehouse.predictions() == {} and not sets.warehouse.is_locked()


def test_another_format_is_refused(sets):
    sets.warehouse.write("a")
    manifest = manifest_of(sets, "a")
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": "predictions/2"}))
    assert "says format predictions/2" in sets.load("a")
    assert sets.warehouse.predictions() == {}
