"""What models learn from is one version of gold, and the same rows each time."""

import pandas as pd
import pytest
from platform_jobs import gold
from platform_jobs.features import DAY, FEATURES, TABLE, TARGET, SnapshotGone, holdout, read_snapshot
from platform_jobs.gold import SERIES
from platform_jobs.versions import newest_version, table_id
from sales import make_gold


def test_reads_a_version_again_and_says_which_one_is_gone(places):
    make_gold(places, until="2024-02-15")
    first = read_snapshot(places)
    before = first.rows()
    assert first.table == "spark_catalog.gold.sales_features"
    assert list(before.columns) == [*SERIES, DAY, TARGET, *FEATURES]
    make_gold(places)
    assert len(read_snapshot(places).rows()) > len(before)
    pd.testing.assert_frame_equal(read_snapshot(places, first.version).rows(), before)

    places.spark.conf.set("spark.databricks.delta.retentionDurationCheck.enabled", "false")
    try:
        places.spark.sql(f"VACUUM {places.table('gold', 'sales_features')} RETAIN 0 HOURS")
    finally:
        places.spark.conf.unset("spark.databricks.delta.retentionDurationCheck.enabled")
    with pytest.raises(SnapshotGone, match=rf"spark_catalog.gold.sales_features: version {first.version} cannot be"):
        read_snapshot(places, first.version)
    with pytest.raises(ValueError, match=r"has no version 99; the newest is \d"):
        read_snapshot(places, 99)
    assert len(read_snapshot(places).rows()) > len(before)


def test_gold_keeps_its_table_until_its_columns_change(places):
    make_gold(places, until="2024-01-15")
    name = places.table(*TABLE)
    before = table_id(places, *TABLE)
    with pytest.raises(Exception, match="NOT NULL"):
        places.spark.sql(f"UPDATE {name} SET store = NULL")
    rows = gold.run(places)["rows"]
    assert (table_id(places, *TABLE), newest_version(places, *TABLE)) == (before, 1)
    places.spark.sql(f"ALTER TABLE {name} ADD COLUMN more INT")
    assert gold.run(places)["rows"] == rows > 0
    assert table_id(places, *TABLE) != before
    assert "more" not in places.spark.table(name).columns


def test_holds_out_the_last_days():
    frame = pd.DataFrame({"day": pd.date_range("2024-01-01", periods=5).date, "n": range(5)}).sample(frac=1)
    training, held = holdout(frame, 2)
    assert sorted(training.n) == [0, 1, 2]
    assert sorted(held.n) == [3, 4]
    for days in (0, 5, 9):
        with pytest.raises(ValueError, match=rf"the last {days} of 5 days cannot be held out"):
            holdout(frame, days)
