"""What a watermark may move to, run on DuckDB."""

import random

import pytest
from engines.runs import DAY_1, DAY_2, load, loads, refused, watermark

FORWARD = [
    ("watermark", DAY_1, DAY_2),
    ("watermark", DAY_1, DAY_1),
    ("watermark", DAY_1, "2026-11-01T00:00:00.0000010"),
    ("watermark", "2026-11-01T00:00:00.5", "2026-11-01T00:00:01"),
    ("watermark", "2026-11-01", "2026-11-02"),
    # 23:30 UTC, then midnight UTC.
    ("watermark", "2026-11-01T01:30:00+02:00", DAY_1),
    ("watermark", "9", "10"),
    ("full", DAY_1, DAY_2),
    ("changeTracking", "9", "10"),
    ("rowVersion", "0x00000000000007D1", "0x00000000000007d1"),
    ("rowVersion", "0x00000000000007D1", "0x0000000000000ABC"),
]
BACK = [
    (mode, to_value, from_value) for mode, from_value, to_value in FORWARD if from_value.upper() != to_value.upper()
]
NO_VALUE = [
    ("watermark", "yesterday"),
    ("watermark", "11/01/2026"),
    ("watermark", ""),
    ("full", "12"),
    ("changeTracking", DAY_1),
    ("changeTracking", ""),
    ("rowVersion", "0x07D1"),
    ("rowVersion", "2001"),
    ("rowVersion", ""),
]


class TestAWatermarkNeverMovesBack:
    @pytest.mark.parametrize(("mode", "from_value", "to_value"), FORWARD)
    def test_but_forward(self, database, session, mode, from_value, to_value):
        load(session, "a", from_value, mode)
        load(session, "b", to_value, mode)
        assert watermark(database)["value"] == to_value

    @pytest.mark.parametrize(("mode", "from_value", "to_value"), BACK)
    def test_to_an_earlier_value(self, database, session, mode, from_value, to_value):
        load(session, "a", from_value, mode)
        with refused(51013, f'cannot move from "{from_value.replace("+", ".")}'):
            load(session, "b", to_value, mode)
        assert watermark(database)["value"] == from_value

    @pytest.mark.parametrize(("mode", "to_value"), NO_VALUE)
    def test_to_what_is_no_value_of_its_mode(self, database, session, mode, to_value):
        with refused(51013, f"a value of mode {mode}"):
            load(session, "a", to_value, mode)
        assert (watermark(database)["value"], loads(database)) == ("", [])

    def test_from_a_number_to_a_time(self, session):
        load(session, "a", "20261101")
        with refused(51013):
            load(session, "b", DAY_2)

    def test_in_any_order_of_loads(self, database, session):
        order = random.Random(14)
        reached = 0
        for i in range(60):
            value = order.randrange(200)
            if value < reached:
                with refused(51013):
                    load(session, f"r{i}", str(value))
                session.call("control.end_run", run_id=f"r{i}", status="failed")
            else:
                load(session, f"r{i}", str(value))
                reached = value
            assert watermark(database)["value"] == str(reached)
        bounds = [(row["from_value"], row["to_value"]) for row in loads(database)]
        assert [to for _, to in bounds[:-1]] == [since for since, _ in bounds[1:]]
