"""Views over gold in Delta format, on the tree of sqlfluff."""

import re

import pytest
from engines.control import FOLDER
from warehouse.serverless import view_faults

VIEWS = (FOLDER / "warehouse/serverless/020_views.sql").read_text()


def test_the_views_break_no_rule():
    assert view_faults(VIEWS) == []


def changed(old, new):
    assert old in VIEWS
    return VIEWS.replace(old, new, 1)


@pytest.mark.parametrize(
    ("script", "found"),
    [
        (changed("FORMAT = 'DELTA'", "FORMAT = 'PARQUET'"), "line 15: OPENROWSET states FORMAT = 'DELTA'"),
        (changed("DATA_SOURCE = 'gold', ", ""), "line 15: OPENROWSET names a DATA_SOURCE"),
        (changed(" COLLATE Latin1_General_100_BIN2_UTF8", ""), "line 17: partition_key has no collation of UTF-8"),
        (changed("COLLATE Latin1_General_100_BIN2_UTF8", "COLLATE Latin1_General_100_BIN2"), "line 17: partition_key"),
        (re.sub(r"SELECT\n    read_rows.partition_key[^;]*?\nFROM", "SELECT *\nFROM", VIEWS, count=1), "SELECT *"),
        (re.sub(r"\n    WITH \([^;]*?\n    \) AS", " AS", VIEWS, count=1), "states the types"),
        (changed("FROM OPENROWSET(", "FROM OPENROWSET(("), "unparsable"),
    ],
)
def test_a_view_that_breaks_a_rule_is_found(script, found):
    assert len(view_faults(script)) == 1
    assert found in view_faults(script)[0]


def test_the_views_have_the_columns_of_the_tables_of_the_pool():
    for name, file in (("predictions", "020_staging"), ("model_metrics", "040_model_metrics")):
        table = (FOLDER / f"warehouse/{file}.sql").read_text()
        view = VIEWS[VIEWS.index(f"ALTER VIEW gold.{name}") :]
        columns = re.findall(r"^ {8}(\w+) (\w+)", table[: table.index("WITH (")], re.MULTILINE)
        stated = re.findall(r"^ {8}(\w+) (\w+)", view[: view.index(";")], re.MULTILINE)
        # nvarchar of the pool holds what varchar in UTF-8 holds.
        assert stated == [(column, kind.removeprefix("n")) for column, kind in columns]
