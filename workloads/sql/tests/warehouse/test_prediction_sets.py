"""A set that is written has nothing wrong with it, and each fault of one is named."""

import hashlib
import json

import duckdb
import pytest
from warehouse.prediction_sets import write_manifest, write_set
from warehouse.set_problems import problems


@pytest.fixture
def folder(tmp_path):
    write_set(tmp_path / "set", partitions=4, horizons=(1, 7), files=2)
    return tmp_path / "set"


@pytest.mark.parametrize(
    "options", [{}, {"files": 1}, {"partitions": 1000, "horizons": (1, 2, 28), "files": 5}, {"first_partition": 7}]
)
def test_a_set_that_is_written_has_nothing_wrong(tmp_path, options):
    write_set(tmp_path / "set", **options)
    assert problems(tmp_path / "set") == []


def changed_manifest(folder, change):
    manifest = json.loads((folder / "manifest.json").read_text())
    change(manifest)
    write_manifest(folder, manifest)


class TestTheManifest:
    def test_that_is_missing_was_not_finished(self, folder):
        (folder / "manifest.json").unlink()
        assert problems(folder) == ["manifest.json is missing: the set was not finished"]

    def test_that_is_half_written_is_named(self, folder):
        text = (folder / "manifest.json").read_text()
        (folder / "manifest.json").write_text(text[: len(text) // 2])
        (found,) = problems(folder)
        assert found.startswith("manifest.json is no JSON: ")

    @pytest.mark.parametrize(
        ("name", "value", "found"),
        [
            ("format", "predictions/2", "format is 'predictions/2', must be \"predictions/1\""),
            ("set", "a", "set is 'a', must be a UUID in lower case"),
            ("set", "3B241101-E2BB-4255-8CAF-4136C566A962", "must be a UUID in lower case"),
            ("scored_at", "2026-01-31 06:00", "scored_at is '2026-01-31 06:00', must be a time in UTC"),
            ("scored_at", "2026-02-30T06:00:00Z", "must be a time in UTC"),
            ("snapshot_version", "1", "snapshot_version is '1', must be a whole number from 0 on"),
            ("snapshot_version", True, "snapshot_version is True, must be a whole number from 0 on"),
            ("model", {"name": "a"}, "model is {'name': 'a'}, must have name, a text, and version"),
            ("model", {"name": "a ", "version": 1}, "model.name is 'a ', must be a text without blanks at its end"),
            ("horizons", [], "horizons is [], must list whole numbers from 1 on, each once"),
            ("horizons", [1, 1], "horizons is [1, 1], must list"),
            ("horizons", [0], "horizons is [0], must list"),
            ("files", [], "files is empty; a set has at least one file"),
            ("files", [{"path": "a.parquet"}], "files[0] must have path, rows and sha256"),
            ("rows", -1, "rows is -1, must be a whole number from 0 on"),
            ("more", 1, "more is no entry of predictions/1"),
        ],
    )
    def test_that_has_another_value_is_named(self, folder, name, value, found):
        changed_manifest(folder, lambda manifest: manifest.update({name: value}))
        (problem,) = problems(folder)
        assert found in problem

    @pytest.mark.parametrize(
        "name", ["set", "scored_at", "snapshot_version", "model", "partitions", "horizons", "rows"]
    )
    def test_that_lacks_an_entry_is_named(self, folder, name):
        changed_manifest(folder, lambda manifest: manifest.pop(name))
        assert problems(folder) == [f"{name} is missing"]

    @pytest.mark.parametrize(
        ("name", "value", "found"),
        [
            ("path", "../x.parquet", "files[1].path is '../x.parquet', must be a name in the folder"),
            ("path", "_x.parquet", "files[1].path is '_x.parquet'"),
            ("path", "x.csv", "files[1].path is 'x.csv'"),
            ("rows", 1.5, "files[1].rows is 1.5, must be a whole number"),
            ("sha256", "A" * 64, "files[1].sha256 is"),
        ],
    )
    def test_that_has_another_file_is_named(self, folder, name, value, found):
        changed_manifest(folder, lambda manifest: manifest["files"][1].update({name: value}))
        (problem,) = problems(folder)
        assert found in problem

    def test_has_all_its_faults_named_at_once(self, folder):
        changed_manifest(folder, lambda manifest: manifest.update({"set": "a", "rows": -1, "horizons": []}))
        assert len(problems(folder)) == 3


class TestTheFiles:
    def test_one_that_is_missing_is_named(self, folder):
        (folder / "part-00001.parquet").unlink()
        assert problems(folder) == ["part-00001.parquet is missing"]

    def test_one_that_was_changed_is_named(self, folder):
        with (folder / "part-00001.parquet").open("ab") as file:
            file.write(b"x")
        assert problems(folder) == ["part-00001.parquet is not the file that the manifest has the SHA-256 of"]

    @pytest.mark.parametrize("name", ["more.parquet", "below/more.parquet"])
    def test_one_that_is_not_listed_is_named(self, folder, name):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((folder / "part-00001.parquet").read_bytes())
        assert problems(folder) == [f"{name} is in the folder and not in the manifest"]

    def test_one_that_is_listed_twice_is_named(self, folder):
        changed_manifest(folder, lambda manifest: manifest["files"].append(manifest["files"][0]))
        assert problems(folder) == ["part-00000.parquet is listed more than once", "rows is 8, but its files have 12"]

    def test_other_numbers_of_rows_are_named(self, folder):
        changed_manifest(folder, lambda manifest: manifest["files"][0].update({"rows": 5}))
        assert problems(folder) == [
            "part-00000.parquet has 4 rows; the manifest says 5",
            "rows is 8, but its files have 9",
        ]


def rewritten(folder, query):
    """The first file with other rows, and a manifest that says what it then is."""
    path = folder / "part-00000.parquet"
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE before AS SELECT * FROM read_parquet('{path}') ORDER BY ALL")
    connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    (rows,) = connection.execute(f"SELECT count(*) FROM read_parquet('{path}')").fetchone()

    def change(manifest):
        entry = manifest["files"][0]
        manifest["rows"] += rows - entry["rows"]
        entry.update({"rows": rows, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()})

    changed_manifest(folder, change)


FIRST = "partition_key = 'store 0|product 0' AND horizon = 1"


def with_value(name, value):
    return f"SELECT * REPLACE (CASE WHEN {FIRST} THEN {value} ELSE {name} END AS {name}) FROM before"


class TestTheRows:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            (with_value("prediction", "NULL"), "1 rows: each has NULL (store 0|product 0, horizon 1)"),
            (with_value("prediction", "'NaN'::DOUBLE"), "no finite number"),
            (with_value("prediction", "'inf'::DOUBLE"), "no finite number"),
            (with_value("store", "'store 1'"), "has a partition_key that is not store|product"),
            (
                f"SELECT * REPLACE ('a |b' AS partition_key, 'a ' AS store, 'b' AS product) FROM before WHERE {FIRST}"
                f" UNION ALL SELECT * FROM before WHERE NOT ({FIRST})",
                "has store or product that is empty, ends with a blank or has |",
            ),
            (with_value("horizon", "2::INTEGER"), "has a horizon that the manifest does not list"),
            (with_value("model_name", "'other'"), "has another model than the manifest"),
            (with_value("model_version", "2::INTEGER"), "has another model than the manifest"),
            (with_value("scored_at", "TIMESTAMP '2026-01-01 06:00:01'"), "has another time than the manifest"),
            ("SELECT * FROM before UNION ALL SELECT * FROM before", "store 0|product 0, horizon 1: more than one row"),
            (
                "SELECT * FROM before WHERE partition_key <> 'store 0|product 0'",
                "partitions is 4, but the files have 3",
            ),
            (
                "SELECT * REPLACE (repeat('x', 101) AS store, repeat('x', 101) || '|' || product AS partition_key)"
                " FROM before",
                "has a text that is too long",
            ),
        ],
    )
    def test_each_fault_is_named(self, folder, query, found):
        rewritten(folder, query)
        assert [problem for problem in problems(folder) if found in problem] != [], problems(folder)

    def test_a_horizon_without_rows_is_named(self, folder):
        changed_manifest(folder, lambda manifest: manifest["horizons"].append(14))
        assert problems(folder) == ["horizons lists [14], of which the files have no row"]

    @pytest.mark.parametrize(
        "query",
        [
            "SELECT store, * EXCLUDE (store) FROM before",
            "SELECT * EXCLUDE (product) FROM before",
            "SELECT *, 1 AS more FROM before",
            "SELECT * REPLACE (horizon::BIGINT AS horizon) FROM before",
        ],
    )
    def test_other_columns_are_named(self, folder, query):
        rewritten(folder, query)
        (problem,) = problems(folder)
        assert problem.startswith("part-00000.parquet has the columns ") and "must be partition_key VARCHAR" in problem
