"""Runs of one table, call by call, and what the tables then say."""

import datetime

import pytest

from engines.statements import Thrown

ORDERS = {"source_name": "erp", "table_name": "dbo.Orders"}
DAY_1, DAY_2, DAY_3 = "2026-11-01T00:00:00", "2026-11-02T00:00:00", "2026-11-03T00:00:00"


def begin(session, run_id, mode="watermark", **table):
    (row,) = session.call("control.begin_run", run_id=run_id, mode=mode, timeout_minutes=60, **(table or ORDERS))
    return row


def commit(session, run_id, from_value, to_value, is_full=None, folder=None, row_count=3, **more):
    session.call(
        "control.commit_load",
        run_id=run_id,
        folder=folder or f"erp/dbo.Orders/{run_id}",
        row_count=row_count,
        from_value=from_value,
        to_value=to_value,
        is_full=int(from_value == "") if is_full is None else is_full,
        **more,
    )


def load(session, run_id, to_value, mode="watermark"):
    """A whole run."""
    row = begin(session, run_id, mode)
    commit(session, run_id, row["from_value"], to_value, row["is_full"])
    session.call("control.end_run", run_id=run_id, status="succeeded", row_count=3)


def watermark(database):
    (row,) = database.query("SELECT * FROM control.watermark")
    return row


def loads(database):
    return database.query('SELECT * FROM control."load" ORDER BY load_number')


def run(database, run_id):
    (row,) = database.query(f"SELECT * FROM control.run_log WHERE run_id = '{run_id}'")
    return row


def refused(number, text=""):
    return pytest.raises(Thrown, match=f"^{number}: .*{text}")


def later(database, minutes):
    database.clock += datetime.timedelta(minutes=minutes)
