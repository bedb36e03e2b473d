"""What is wrong with loads: each kind has its reason, nothing of it is applied, and nothing is lost silently."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from at_once import at_once
from platform_jobs import bronze
from platform_jobs.counts import Incomplete
from platform_jobs.entry.bronze import main
from platform_jobs.load_rows import Refused
from platform_jobs.loads import Load, SourceTable, parse_tables

TABLE = SourceTable("erp", "dbo.orders", ("id",))
NOW = datetime(2024, 6, 1, tzinfo=UTC)


class Landing:
    """The loads of one table, as Data Factory leaves them."""

    def __init__(self, places):
        self.places = places
        self.loads = []
        self.folder = "run=1"

    def load(self, *files, full=False, rows=None, table="dbo.orders"):
        """A committed load with these files, each a table or bytes."""
        number = len(self.loads) + 1
        folder = Path(self.places.landing) / "erp" / table / f"load={number}"
        for index, content in enumerate(files):
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{index}.parquet"
            if isinstance(content, bytes):
                file.write_bytes(content)
            else:
                pq.write_table(content, file)
        count = sum(len(content) for content in files if not isinstance(content, bytes)) if rows is None else rows
        self.loads.append(
            {
                "source_name": "erp",
                "table_name": table,
                "load_number": number,
                "is_full": full,
                "folder": f"erp/{table}/load={number}",
                "row_count": count,
                "committed_at": NOW,
            }
        )

    def list(self):
        folder = Path(self.places.landing) / "erp/_loads" / self.folder
        folder.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(self.loads), folder / "loads.parquet")

    def run(self, *tables):
        """Runs the job; answers the reasons of what it refused."""
        self.list()
        return [reason for reason, _ in bronze.run(self.places, list(tables or [TABLE])).faults]

    def rows(self):
        frame = self.places.spark.table(self.places.table("bronze", "erp_dbo_orders"))
        return {row.id: row.value for row in frame.collect()}


def table_of(rows):
    return pa.table({"id": pa.array(list(rows), pa.int32()), "value": list(rows.values())})


@pytest.fixture
def landing(places):
    return Landing(places)


def damaged(content):
    """A Parquet file whose second half is missing."""
    sink = pa.BufferOutputStream()
    pq.write_table(content, sink)
    whole = sink.getvalue().to_pybytes()
    return whole[: len(whole) // 2]


A = table_of({1: "a", 2: "b"})
B = table_of({2: "changed", 3: "c"})
OTHER = A.append_column("more", pa.array([1, 2]))

# Each with its reason, its files, and how many rows were committed.
BAD = [
    ("rows", [B, b""], 4),
    ("missing", [b""], 2),
    ("damaged file", [B, damaged(A)], 4),
    ("schema", [B, OTHER], 4),
    ("schema", [OTHER], 2),
    ("rows", [B], 3),
    ("missing", [], 2),
]


def test_a_load_that_is_not_what_was_committed_changes_nothing(places, landing):
    landing.load(A, full=True)
    assert landing.run() == []
    for reason, files, rows in BAD:
        landing.load(*files, rows=rows)
        row = landing.loads[-1]
        load = Load("erp", "dbo.orders", row["load_number"], False, row["folder"], row["row_count"], NOW)
        with pytest.raises(Refused) as refused:
            bronze.apply_load(places, TABLE, load)
        assert refused.value.reason == reason
    assert landing.rows() == {1: "a", 2: "b"}


def test_after_a_refused_load_all_is_refused_until_a_whole_one(places, landing):
    landing.load(A, full=True)
    landing.load(B, rows=3)
    # Nothing is wrong with it, but it would skip a change.
    landing.load(table_of({9: "later"}))
    landing.load(table_of({4: "whole"}), full=True)
    landing.load(B, rows=7)
    landing.list()
    outcome = bronze.run(places, [TABLE])
    assert [reason for reason, _ in outcome.faults] == ["rows", "rows"]
    assert [load.number for _, load, _ in outcome.applied] == [1, 4]
    assert landing.rows() == {4: "whole"}
    # What a whole load came after is no longer missed; the last one is, in each run.
    assert landing.run() == ["rows"]


def test_rows_without_a_key_and_with_a_key_twice_go_to_the_quarantine(places, landing):
    twice = pa.table({"id": pa.array([2, 2, 2, None], pa.int32()), "value": ["x", "z", "y", "no key"]})
    landing.load(A, full=True)
    landing.load(twice)
    assert landing.run() == []
    assert landing.rows() == {1: "a", 2: "z"}
    refused = places.spark.table(places.table("bronze", "quarantine")).orderBy("reason", "record").collect()
    assert [(row.table_name, row.load_number, row.reason, json.loads(row.record)["value"]) for row in refused] == [
        ("erp_dbo_orders", 2, "key is duplicated", "x"),
        ("erp_dbo_orders", 2, "key is duplicated", "y"),
        ("erp_dbo_orders", 2, "key is missing", "no key"),
    ]


def test_what_no_list_or_no_table_names_is_said(landing):
    landing.load(A, full=True)
    landing.load(B, full=True, table="dbo.other")
    landing.load(B)
    # Of the loads 1 to 3, the second is of another table.
    assert landing.run() == ["missing", "unknown table"]
    assert landing.rows() == {1: "a", 2: "b"}


def test_a_control_database_that_begins_again_is_no_reason_to_skip_loads(landing):
    for _ in range(2):
        landing.load(A, full=True)
    assert landing.run() == []
    landing.loads.pop()
    assert landing.run() == ["older"]


def test_a_table_that_is_no_longer_copied_is_no_fault_once_its_loads_are_in_bronze(landing):
    other = SourceTable("erp", "dbo.other")
    landing.load(A, full=True)
    landing.load(B, full=True, table=other.table)
    assert landing.run(TABLE) == ["unknown table"]
    assert landing.run(TABLE, other) == []
    assert landing.run(TABLE) == []


def test_lists_that_differ_on_a_load_stop_its_table_and_no_other(places, landing):
    landing.load(A, full=True)
    landing.load(B, full=True, table="dbo.other")
    landing.list()
    landing.loads[0]["committed_at"] = NOW + timedelta(days=1)
    landing.folder = "run=2"
    other = SourceTable("erp", "dbo.other")
    assert landing.run(TABLE, other) == ["list"]
    assert places.spark.table(places.table("bronze", other.name)).count() == len(B)


def test_lists_of_sources_that_have_no_table_here_are_left_alone(places, landing):
    landing.load(A, full=True)
    assert landing.run(SourceTable("crm", "dbo.orders")) == []


def test_a_list_that_cannot_be_read_is_said_and_the_others_are_read(places, landing):
    landing.load(A, full=True)
    folder = Path(places.landing) / "erp/_loads/run=0"
    folder.mkdir(parents=True)
    (folder / "loads.parquet").write_bytes(b"PAR1 half")
    assert landing.run() == ["list"]
    assert landing.rows() == {1: "a", 2: "b"}


def test_the_job_fails_after_all_else_is_done(places, landing, tmp_path, capsys):
    landing.load(A, full=True)
    landing.load(B, rows=7)
    landing.list()
    tables = tmp_path / "tables.json"
    tables.write_text(json.dumps([{"source": "erp", "table": "dbo.orders", "key": ["id"]}]))
    with pytest.raises(Incomplete, match=r"1 refused: rows: erp dbo.orders: load 2: has 2 rows, 7 were committed"):
        main(["--catalog", "spark_catalog", "--landing", places.landing, "--tables", str(tables)])
    assert landing.rows() == {1: "a", 2: "b"}
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "job": "bronze",
        "step": "end",
        "done": 1,
        "refused": {"rows": 1},
    }


def test_two_jobs_at_once_write_a_load_once(places, landing):
    landing.load(A, full=True)
    landing.load(B)
    assert landing.run() == []
    landing.load(table_of({3: "twice", 4: "d"}))
    load = Load("erp", "dbo.orders", 3, False, "erp/dbo.orders/load=3", 2, NOW)

    def apply():
        other = replace(places, spark=places.spark.newSession())
        return bronze.apply_load(other, TABLE, load)["rows"]

    results = at_once(apply, apply)
    assert 2 in results
    assert landing.rows() == {1: "a", 2: "changed", 3: "twice", 4: "d"}
    assert landing.run() == []
    assert landing.rows() == {1: "a", 2: "changed", 3: "twice", 4: "d"}


class Crash(Exception):
    """The end of a process in the middle."""


def test_a_run_that_ends_anywhere_is_done_again_and_nothing_is_there_twice(places, landing, monkeypatch):
    landing.load(A, full=True)
    landing.load(pa.table({"id": pa.array([2, 2], pa.int32()), "value": ["x", "y"]}))
    landing.list()
    for step in ("append_once", "_write", "_remember"):
        with monkeypatch.context() as patch:
            patch.setattr(bronze, step, crashing_after(getattr(bronze, step)))
            with pytest.raises(Crash):
                bronze.run(places, [TABLE])
    assert landing.run() == []
    assert landing.rows() == {1: "a", 2: "y"}
    assert places.spark.table(places.table("bronze", "quarantine")).count() == 1
    assert places.spark.table(places.table("bronze", "loads")).count() == 2


def crashing_after(step):
    """A step that ends the run once it has done its part for the second load."""

    def crashing(*arguments):
        step(*arguments)
        if step.__name__ != "_write" or arguments[2].number == 2:
            raise Crash

    return crashing


def test_refuses_tables_of_which_two_would_be_one_in_bronze():
    text = json.dumps([{"source": "erp", "table": "dbo.a b"}, {"source": "erp", "table": "dbo.a-b"}])
    with pytest.raises(ValueError, match=r"erp dbo.a b, erp dbo.a-b: all would be erp_dbo_a_b; set bronze"):
        parse_tables(text)


def test_tables_are_read_as_the_program_writes_them():
    tables = parse_tables((Path(__file__).parent / "tables.json").read_text())
    assert [(table.source, table.key, table.order) for table in tables] == [
        ("shop", (), ""),
        ("shop", ("OrderId", "Line"), ""),
        ("shop", ("ReceiptId",), "ChangedAt"),
        ("shop", ("StoreId",), "Version"),
    ]
    assert [table.name for table in tables] == [
        replace(tables[0], bronze="").name,
        replace(tables[1], bronze="").name,
        replace(tables[2], bronze="").name,
        "stock_levels",
    ]
