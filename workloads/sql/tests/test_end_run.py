"""What end_run promises, run on DuckDB."""

import datetime

import pytest
from engines.runs import ORDERS, begin, later, refused, run, watermark


class TestEndRun:
    def test_closes_a_run_with_status_rows_and_error(self, database, session):
        begin(session, "a")
        later(database, 3)
        session.call("control.end_run", run_id="a", status="failed", row_count=2, error="x" * 5000)
        assert run(database, "a") == {
            **ORDERS,
            "run_id": "a",
            "mode": "watermark",
            "status": "failed",
            "started_at": datetime.datetime(2026, 1, 1),
            "ended_at": datetime.datetime(2026, 1, 1, 0, 3),
            "row_count": 2,
            "error": "x" * 4000,
            "column_changes": None,
            "skipped_count": None,
        }
        assert watermark(database)["run_id"] is None

    def test_counts_the_first_time_only(self, database, session):
        begin(session, "a")
        session.call("control.end_run", run_id="a", status="skipped")
        closed = run(database, "a")
        later(database, 1)
        session.call("control.end_run", run_id="a", status="failed", error="late")
        assert run(database, "a") == closed

    def test_leaves_the_table_to_the_run_that_took_it_over(self, database, session):
        begin(session, "a")
        later(database, 60)
        begin(session, "b")
        session.call("control.end_run", run_id="a", status="failed")
        assert watermark(database)["run_id"] == "b"
        assert run(database, "a")["status"] == "abandoned"

    def test_refuses_success_without_a_load(self, database, session):
        begin(session, "a")
        with refused(51023, "run a has committed no load"):
            session.call("control.end_run", run_id="a", status="succeeded")
        assert run(database, "a")["status"] == "running"

    @pytest.mark.parametrize("status", ["running", "abandoned", "done", None])
    def test_refuses_other_statuses(self, session, status):
        begin(session, "a")
        with refused(51021):
            session.call("control.end_run", run_id="a", status=status)

    def test_refuses_an_unknown_run(self, session):
        with refused(51022, "run a is unknown"):
            session.call("control.end_run", run_id="a", status="failed")
