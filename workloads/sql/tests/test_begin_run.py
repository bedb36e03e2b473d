"""What begin_run promises, run on DuckDB."""

import datetime

import duckdb
import pytest
from engines.runs import DAY_1, ORDERS, begin, commit, later, load, refused, run, watermark


class TestBeginRun:
    def test_answers_what_to_copy(self, database, session):
        assert begin(session, "a") == {"from_value": "", "load_number": 1, "is_full": 1}
        commit(session, "a", "", DAY_1)
        assert begin(session, "b") == {"from_value": DAY_1, "load_number": 2, "is_full": 0}

    def test_lets_one_run_copy_a_table(self, database, session):
        begin(session, "a")
        with refused(51003, "erp dbo.Orders is being copied by run a; it can be taken over from 2026-01-01T01:00"):
            begin(session, "b")
        assert watermark(database)["run_id"] == "a"
        assert len(database.query("SELECT * FROM control.run_log")) == 1

    def test_lets_runs_of_other_tables_copy(self, session):
        begin(session, "a")
        begin(session, "b", source_name="erp", table_name="dbo.orders")
        begin(session, "c", source_name="crm", table_name="dbo.Orders")

    def test_again_answers_the_same(self, database, session):
        first = begin(session, "a")
        later(database, 10)
        assert begin(session, "a") == first
        assert watermark(database)["held_until"] == datetime.datetime(2026, 1, 1, 1, 10)
        assert run(database, "a")["started_at"] == datetime.datetime(2026, 1, 1)

    def test_takes_over_from_a_run_whose_time_is_over(self, database, session):
        begin(session, "a")
        later(database, 59)
        with refused(51003):
            begin(session, "b")
        later(database, 1)
        assert begin(session, "b")["load_number"] == 1
        assert (run(database, "a")["status"], run(database, "b")["status"]) == ("abandoned", "running")
        assert "run b" in run(database, "a")["error"]

    def test_counts_a_run_that_stopped_after_its_commit_as_succeeded(self, database, session):
        begin(session, "a")
        commit(session, "a", "", DAY_1, row_count=7)
        begin(session, "b")
        assert (run(database, "a")["status"], run(database, "a")["row_count"]) == ("succeeded", 7)

    def test_writes_the_same_folder_after_a_failed_run(self, database, session):
        assert begin(session, "a")["load_number"] == 1
        session.call("control.end_run", run_id="a", status="failed", error="no route to the source")
        assert begin(session, "b")["load_number"] == 1

    def test_leaves_the_log_of_runs_that_have_ended(self, database, session):
        begin(session, "a")
        session.call("control.end_run", run_id="a", status="failed", error="no route to the source")
        ended = run(database, "a")
        later(database, 1)
        begin(session, "b")
        assert run(database, "a") == ended

    @pytest.mark.parametrize("table", [{"source_name": "erp", "table_name": "dbo.Other"}, None])
    def test_refuses_the_id_of_another_run(self, session, table):
        load(session, "a", DAY_1)
        with refused(51002, "run a has ended or is of another table"):
            begin(session, "a", **(table or ORDERS))

    def test_refuses_the_id_of_a_run_that_has_committed(self, session):
        begin(session, "a")
        commit(session, "a", "", DAY_1)
        with refused(51002):
            begin(session, "a")

    def test_refuses_a_changed_mode_within_a_run(self, session):
        begin(session, "a")
        with refused(51002):
            begin(session, "a", mode="full")

    @pytest.mark.parametrize("minutes", [0, -5, None])
    def test_refuses_no_time(self, session, minutes):
        with refused(51001, "timeout_minutes"):
            session.call("control.begin_run", run_id="a", mode="full", timeout_minutes=minutes, **ORDERS)

    def test_refuses_an_unknown_mode(self, database, session):
        with pytest.raises(duckdb.ConstraintException, match=r"CHECK.*rowVersion"):
            begin(session, "a", mode="rowversion")
        assert database.query("SELECT * FROM control.watermark") == []

    def test_copies_the_whole_table_after_a_change_of_mode(self, database, session):
        load(session, "a", DAY_1)
        assert begin(session, "b", "changeTracking") == {"from_value": "", "load_number": 2, "is_full": 1}
        assert watermark(database)["value"] == DAY_1
        commit(session, "b", "", "17")
        assert begin(session, "c", "changeTracking") == {"from_value": "17", "load_number": 3, "is_full": 0}
