"""What serving.load_predictions promises, run on DuckDB with the Parquet files that COPY would read."""

import datetime

import duckdb
import pytest
from warehouse.loads import expected, refused
from warehouse.set_problems import problems

DAY_1, DAY_2 = "2026-01-01T06:00:00Z", "2026-01-02T06:00:00Z"


class TestALoad:
    def test_shows_the_set_and_lists_it(self, warehouse):
        arguments = warehouse.write("a", partitions=3, horizons=(1, 2))
        warehouse.load(arguments)
        assert warehouse.predictions() == expected(3, (1, 2), 1)
        assert warehouse.loads() == [
            {
                "set_id": arguments["set_id"],
                "snapshot_version": 1,
                "model_name": "demand",
                "model_version": 1,
                "scored_at": datetime.datetime(2026, 1, 1, 6),
                "row_count": 6,
                "partition_count": 3,
                "horizon_count": 2,
                "outdated_count": 0,
                "loaded_at": datetime.datetime(2026, 1, 1),
            }
        ]
        assert not warehouse.is_locked()

    def test_keeps_every_column(self, warehouse):
        arguments = warehouse.write("a", partitions=1, horizons=(7,))
        warehouse.load(arguments)
        assert warehouse.database.query("SELECT * FROM report.predictions") == [
            {
                "partition_key": "store 0|product 0",
                "store": "store 0",
                "product": "product 0",
                "horizon": 7,
                "target_day": datetime.date(2026, 1, 8),
                "prediction": 1000.07,
                "model_name": "demand",
                "model_version": 1,
                "scored_at": datetime.datetime(2026, 1, 1, 6),
                "set_id": arguments["set_id"],
                "is_newest": 1,
            }
        ]

    def test_again_changes_nothing_that_reports_show(self, warehouse):
        arguments = warehouse.write("a")
        warehouse.load(arguments)
        before = (warehouse.database.query("SELECT * FROM serving.predictions ORDER BY ALL"), warehouse.loads())
        warehouse.load(arguments)
        after = (warehouse.database.query("SELECT * FROM serving.predictions ORDER BY ALL"), warehouse.loads())
        assert after == before

    def test_replaces_what_the_same_model_scored_before(self, warehouse):
        first = warehouse.write("a", partitions=3, scored_at=DAY_1)
        second = warehouse.write("b", partitions=2, scored_at=DAY_2)
        warehouse.load(first)
        warehouse.load(second)
        rows = warehouse.database.query("SELECT * FROM report.predictions")
        days = {row["partition_key"]: row["scored_at"].day for row in rows}
        assert days == {"store 0|product 0": 2, "store 0|product 1": 2, "store 0|product 2": 1}
        assert len(rows) == 6

    def test_takes_ten_thousand_partitions(self, warehouse):
        arguments = warehouse.write("a", partitions=10_000, horizons=(1, 28), files=4)
        assert problems(warehouse.database.lake / "sets" / "a") == []
        warehouse.load(arguments)
        newer = warehouse.write("b", partitions=5_000, horizons=(28,), model_version=2)
        warehouse.load(newer)
        assert warehouse.predictions() == expected(10_000, (1, 28), 1) | expected(5_000, (28,), 2)


class TestVersions:
    def test_a_newer_model_replaces_an_older_one(self, warehouse):
        warehouse.load(warehouse.write("a", model_version=9))
        warehouse.load(warehouse.write("b", model_version=10))
        assert warehouse.predictions() == expected(3, (1, 2), 10)

    def test_an_older_model_replaces_nothing_of_a_newer_one(self, warehouse):
        warehouse.load(warehouse.write("a", partitions=2, model_version=10))
        warehouse.load(warehouse.write("b", partitions=3, model_version=9, scored_at=DAY_2))
        assert warehouse.predictions() == expected(2, (1, 2), 10) | expected(1, (1, 2), 9, first=2)
        assert [load["outdated_count"] for load in warehouse.loads()] == [0, 4]

    def test_the_order_of_two_loads_does_not_matter(self, warehouse):
        older = warehouse.write("a", horizons=(1, 2), model_version=1)
        newer = warehouse.write("b", horizons=(2, 3), model_version=2)
        for arguments in (older, newer, older, newer, older):
            warehouse.load(arguments)
        assert warehouse.predictions() == expected(3, (1,), 1) | expected(3, (2, 3), 2)

    def test_what_one_version_scored_earlier_replaces_nothing_that_it_scored_later(self, warehouse):
        warehouse.load(warehouse.write("b", scored_at=DAY_2))
        warehouse.load(warehouse.write("a", scored_at=DAY_1))
        assert {row["scored_at"].day for row in warehouse.database.query("SELECT * FROM report.predictions")} == {2}

    @pytest.mark.parametrize(("first", "second", "shown"), [(DAY_1, DAY_2, "other"), (DAY_2, DAY_1, "demand")])
    def test_of_two_models_the_one_that_scored_later_is_shown(self, warehouse, first, second, shown):
        warehouse.load(warehouse.write("a", model_version=7, scored_at=first))
        warehouse.load(warehouse.write("b", model_name="other", model_version=1, scored_at=second))
        assert {row["model_name"] for row in warehouse.database.query("SELECT * FROM report.predictions")} == {shown}

    def test_names_that_differ_in_upper_and_lower_case_alone_are_two(self, warehouse):
        warehouse.load(warehouse.write("a", scored_at=DAY_2))
        warehouse.load(warehouse.write("b", model_name="Demand", model_version=5, scored_at=DAY_1))
        assert {row["model_name"] for row in warehouse.database.query("SELECT * FROM report.predictions")} == {"demand"}


class TestASetThatIsNotWhole:
    def half(self, warehouse):
        arguments = warehouse.write("b", model_version=2, files=2)
        (warehouse.database.lake / "sets" / "b" / "part-00001.parquet").unlink()
        return arguments

    def test_is_refused_by_its_number_of_rows(self, warehouse):
        warehouse.load(warehouse.write("a"))
        with refused(52006, "has 4 rows, 2 partitions and 2 horizons; its manifest says 6, 3 and 2. Nothing is loaded"):
            warehouse.load(self.half(warehouse))
        assert warehouse.predictions() == expected(3, (1, 2), 1)
        assert len(warehouse.loads()) == 1

    def test_leaves_the_staging_table_to_the_next_load(self, warehouse):
        with refused(52006):
            warehouse.load(self.half(warehouse))
        assert not warehouse.is_locked()
        warehouse.load(warehouse.write("c", model_version=2))
        assert warehouse.predictions() == expected(3, (1, 2), 2)

    def test_is_refused_where_it_has_no_file(self, warehouse):
        arguments = warehouse.write("a")
        for file in (warehouse.database.lake / "sets" / "a").glob("*.parquet"):
            file.unlink()
        with pytest.raises(duckdb.IOException):
            warehouse.load(arguments)
        assert warehouse.predictions() == {} and not warehouse.is_locked()

    @pytest.mark.parametrize("changed", [{"partition_count": 4}, {"horizon_count": 1}, {"row_count": 7}])
    def test_is_refused_by_each_number(self, warehouse, changed):
        with refused(52006):
            warehouse.load(warehouse.write("a") | changed)
        assert warehouse.predictions() == {}

    @pytest.mark.parametrize(
        "changed",
        [{"model_name": "other"}, {"model_version": 2}, {"scored_at": datetime.datetime(2026, 1, 1, 7)}],
    )
    def test_is_refused_where_its_rows_are_of_another_model_or_time(self, warehouse, changed):
        with refused(52007, "6 rows of another model, version or time"):
            warehouse.load(warehouse.write("a") | changed)
        assert warehouse.predictions() == {}

    def test_is_refused_where_rows_repeat(self, warehouse):
        arguments = warehouse.write("a", files=1, partitions=2, horizons=(1,))
        file = warehouse.database.lake / "sets" / "a" / "part-00000.parquet"
        (file.parent / "part-00001.parquet").write_bytes(file.read_bytes())
        with refused(52007, "and 2 rows that repeat"):
            warehouse.load(arguments | {"row_count": 4})
        assert warehouse.predictions() == {}

    def test_is_refused_where_a_value_is_missing(self, warehouse):
        arguments = warehouse.write("a", files=1)
        file = warehouse.database.lake / "sets" / "a" / "part-00000.parquet"
        query = "SELECT * REPLACE (NULL::DOUBLE AS prediction)"
        duckdb.connect().execute(f"COPY ({query} FROM read_parquet('{file}')) TO '{file}.new' (FORMAT parquet)")
        file.with_name(f"{file.name}.new").rename(file)
        with pytest.raises(duckdb.ConstraintException, match="NOT NULL"):
            warehouse.load(arguments)
        assert warehouse.predictions() == {} and not warehouse.is_locked()


class TestArguments:
    @pytest.mark.parametrize(
        "folder",
        [
            None,
            "",
            "https://lake.blob.core.windows.net/gold/sets/a/",
            "http://lake.dfs.core.windows.net/gold/sets/a/",
            "https://lake.dfs.core.windows.net/gold/sets/a",
            "https://lake.dfs.core.windows.net/",
            "https://.dfs.core.windows.net/gold/",
            "https://example.com/x.dfs.core.windows.net/gold/",
            "https://lake.dfs.core.windows.net/gold/*/",
            "https://lake.dfs.core.windows.net/gold/a?sig=b/",
            "https://lake.dfs.core.windows.net/gold/a'; DROP TABLE serving.predictions; --/",
        ],
    )
    def test_an_address_that_is_no_folder_of_a_dfs_endpoint_is_refused(self, warehouse, folder):
        with refused(52004):
            warehouse.load(warehouse.write("a") | {"folder": folder})
        assert not warehouse.is_locked()

    @pytest.mark.parametrize("name", ["set_id", "row_count", "partition_count", "horizon_count", "snapshot_version"])
    def test_a_number_that_is_missing_is_refused(self, warehouse, name):
        with refused(52002):
            warehouse.load(warehouse.write("a") | {name: None})

    @pytest.mark.parametrize("minutes", [None, 0])
    def test_a_time_that_lets_every_load_take_over_is_refused(self, warehouse, minutes):
        with refused(52003):
            warehouse.load(warehouse.write("a") | {"timeout_minutes": minutes})

    def test_a_call_within_a_transaction_is_refused(self, warehouse):
        session, steps = warehouse.start(warehouse.write("a"))
        session.connection.execute("BEGIN TRANSACTION")
        session.in_transaction = session.rolls_back = True
        with refused(52001):
            list(steps)


class TestReports:
    def test_a_partition_is_stale_48_hours_after_its_newest_score(self, warehouse):
        now = datetime.datetime.now(datetime.UTC)
        times = {p: (now - datetime.timedelta(hours=hours)) for p, hours in enumerate((1, 47, 49))}
        for p, time in times.items():
            text = time.strftime("%Y-%m-%dT%H:%M:%SZ")
            warehouse.load(warehouse.write(str(p), partitions=1, first_partition=p, files=1, scored_at=text))
        rows = warehouse.database.query("SELECT * FROM report.partitions ORDER BY partition_key")
        assert [(row["product"], row["horizon_count"], row["is_stale"]) for row in rows] == [
            ("product 0", 2, 0),
            ("product 1", 2, 0),
            ("product 2", 2, 1),
        ]

    def test_metrics_add_up(self, warehouse):
        row = "'s', 'p', 1, 'demand', 1, DATE '2026-01-01', DATE '2026-01-07', 7"
        warehouse.database.query(
            "INSERT INTO serving.model_metrics VALUES"
            f" ('s|p', {row}, 70, 14, 30, TIMESTAMP '2026-01-08'), ('s|q', {row}, 30, 6, 10, TIMESTAMP '2026-01-08')"
        )
        (sums,) = warehouse.database.query(
            "SELECT sum(absolute_error_sum) / sum(actual_sum) AS error FROM report.model_metrics"
        )
        assert sums == {"error": 0.2}
