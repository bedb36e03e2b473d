"""What commit_load promises, run on DuckDB."""

import datetime

import duckdb
import pytest
from engines.runs import DAY_1, DAY_2, DAY_3, ORDERS, begin, commit, later, load, loads, refused, run, watermark


class TestCommitLoad:
    def test_moves_the_watermark_and_lists_the_load(self, database, session):
        load(session, "a", DAY_1)
        later(database, 5)
        load(session, "b", DAY_2)
        assert watermark(database) | {"changed_at": None} == {
            **ORDERS,
            "mode": "watermark",
            "value": DAY_2,
            "load_number": 2,
            "changed_at": None,
            "run_id": None,
            "held_until": None,
            "table_columns": None,
        }
        assert loads(database)[1] == {
            **ORDERS,
            "run_id": "b",
            "load_number": 2,
            "mode": "watermark",
            "is_full": False,
            "folder": "erp/dbo.Orders/b",
            "row_count": 3,
            "from_value": DAY_1,
            "to_value": DAY_2,
            "committed_at": datetime.datetime(2026, 1, 1, 0, 5),
            "skipped_count": 0,
        }

    def test_again_changes_nothing(self, database, session):
        begin(session, "a")
        commit(session, "a", "", DAY_1)
        state = (watermark(database), loads(database))
        later(database, 1)
        commit(session, "a", "", DAY_1)
        assert (watermark(database), loads(database)) == state

    def test_again_changes_nothing_after_later_loads(self, database, session):
        load(session, "a", DAY_1)
        load(session, "b", DAY_2)
        state = (watermark(database), loads(database))
        commit(session, "a", "", DAY_1)
        assert (watermark(database), loads(database)) == state

    @pytest.mark.parametrize(
        "changed", [{"folder": "other"}, {"row_count": 4}, {"to_value": DAY_2}, {"skipped_count": 1}]
    )
    def test_refuses_other_values_of_a_committed_run(self, database, session, changed):
        begin(session, "a")
        commit(session, "a", "", DAY_1)
        with refused(51014):
            commit(session, **{"run_id": "a", "from_value": "", "to_value": DAY_1, **changed})
        assert len(loads(database)) == 1

    def test_keeps_how_many_rows_were_left_out(self, database, session):
        begin(session, "a")
        for _ in range(2):
            commit(session, "a", "", DAY_1, skipped_count=2)
        session.call("control.end_run", run_id="a", status="succeeded", row_count=3)
        assert [load["skipped_count"] for load in loads(database)] == [2]
        assert run(database, "a")["skipped_count"] == 2

    def test_a_load_that_is_refused_leaves_no_number_of_rows(self, database, session):
        begin(session, "a")
        with refused(51013):
            commit(session, "a", "", "", is_full=1, skipped_count=2)
        assert run(database, "a")["skipped_count"] is None

    def test_again_after_an_upgrade_takes_no_number_as_none(self, database, session):
        begin(session, "a")
        commit(session, "a", "", DAY_1)
        database.query('UPDATE control."load" SET skipped_count = NULL')
        commit(session, "a", "", DAY_1)
        assert len(loads(database)) == 1

    def test_refuses_another_old_value(self, database, session):
        load(session, "a", DAY_2)
        begin(session, "b")
        with refused(51014, f'began with "{DAY_1}"; erp dbo.Orders is at "{DAY_2}" and is held by run b'):
            commit(session, "b", DAY_1, DAY_3)
        assert watermark(database)["value"] == DAY_2

    def test_refuses_a_run_that_was_taken_over(self, database, session):
        begin(session, "a")
        later(database, 60)
        begin(session, "b")
        with refused(51014, "held by run b"):
            commit(session, "a", "", DAY_1)
        commit(session, "b", "", DAY_1)
        assert [row["run_id"] for row in loads(database)] == ["b"]

    def test_refuses_an_unknown_run(self, session):
        with refused(51011, "run a is unknown"):
            commit(session, "a", "", DAY_1)

    def test_undoes_the_watermark_where_the_load_is_refused(self, database, session):
        begin(session, "a")
        commit(session, "a", "", DAY_1, folder="x")
        begin(session, "b")
        before = watermark(database)
        with pytest.raises(duckdb.ConstraintException, match="x"):
            commit(session, "b", DAY_1, DAY_2, folder="x")
        with pytest.raises(duckdb.ConstraintException, match=r"CHECK.*row_count >= 0"):
            commit(session, "b", DAY_1, DAY_2, row_count=-1)
        assert watermark(database) == before

    @pytest.mark.parametrize(("mode", "from_value"), [("full", DAY_1), ("full", ""), ("watermark", "")])
    def test_refuses_a_whole_table_that_is_called_a_part(self, session, mode, from_value):
        begin(session, "a", mode)
        with refused(51012):
            commit(session, "a", from_value, DAY_2, is_full=0)

    def test_takes_a_whole_table_in_a_mode_that_copies_parts(self, database, session):
        load(session, "a", "5", "changeTracking")
        begin(session, "b", "changeTracking")
        commit(session, "b", "5", "90", is_full=1)
        assert loads(database)[1]["is_full"] is True
