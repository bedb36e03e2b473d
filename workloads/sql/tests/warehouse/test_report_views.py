"""What the views mark as newest, so that sums over them have nothing twice."""

import datetime

DAY_1, DAY_2 = "2026-01-01T06:00:00Z", "2026-01-02T06:00:00Z"


def test_a_day_of_a_partition_has_one_newest_row_though_two_horizons_are_of_it(warehouse):
    warehouse.load(warehouse.write("a", partitions=2, horizons=(1, 2), scored_at=DAY_1))
    warehouse.load(warehouse.write("b", partitions=1, horizons=(1,), scored_at=DAY_2))
    rows = warehouse.database.query("SELECT * FROM report.predictions ORDER BY partition_key, horizon")
    found = [(row["partition_key"], row["horizon"], row["target_day"].day, row["is_newest"]) for row in rows]
    assert found == [
        # Horizon 1 of the second day and horizon 2 of the first are both of January 3.
        ("store 0|product 0", 1, 3, 1),
        ("store 0|product 0", 2, 3, 0),
        ("store 0|product 1", 1, 2, 1),
        ("store 0|product 1", 2, 3, 1),
    ]


def test_the_last_measurement_of_a_partition_horizon_and_version_is_newest(warehouse):
    measured = [(1, "2026-01-08"), (1, "2026-01-15"), (2, "2026-01-08")]
    for version, last_day in measured:
        warehouse.database.query(
            f"""INSERT INTO serving.model_metrics VALUES (
                'a|b', 'a', 'b', 1, 'demand', {version}, '2026-01-01', '{last_day}', 7, 70, 7, 49, '{last_day} 06:00'
            )"""
        )
    rows = warehouse.database.query("SELECT * FROM report.model_metrics ORDER BY model_version, last_day")
    assert [(row["model_version"], row["last_day"], row["is_newest"]) for row in rows] == [
        (1, datetime.date(2026, 1, 8), 0),
        (1, datetime.date(2026, 1, 15), 1),
        (2, datetime.date(2026, 1, 8), 1),
    ]
