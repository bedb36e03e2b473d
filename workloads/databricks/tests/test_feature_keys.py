"""The key of the feature table is that of its rows."""

import re
from pathlib import Path

from platform_jobs import features

SQL = Path(features.__file__).parent / "sql" / "feature_keys.sql"


def test_the_feature_table_has_the_key_of_a_row_of_gold_and_looks_up_by_its_day():
    (columns,) = re.findall(r"ALTER TABLE gold\.sales_features ADD .* PRIMARY KEY \((.*)\);", SQL.read_text())
    assert columns.split(", ") == [*features.SERIES, f"{features.DAY} TIMESERIES"]
