"""Each difference of DuckDB from Transact-SQL in the queries of a source, as translation.py lists it."""

import pytest
from engines.translation import Untranslated
from factory.translation import ROWS, to_duckdb

EXAMPLES = {
    "INFORMATION_SCHEMA.COLUMNS": (
        "SELECT DATA_TYPE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = N'a'",
        "SELECT DATA_TYPE FROM (SELECT * REPLACE (CASE data_type WHEN 'INTEGER' THEN 'int' WHEN 'BIGINT' THEN 'bigint' "
        "WHEN 'VARCHAR' THEN 'nvarchar' WHEN 'TIMESTAMP' THEN 'datetime2' WHEN 'BLOB' THEN 'varbinary' "
        'ELSE LOWER(data_type) END AS data_type) FROM information_schema."columns" '
        "WHERE table_catalog = CURRENT_DATABASE()) AS listed WHERE TABLE_NAME = N'a'",
    ),
    "MIN_ACTIVE_ROWVERSION()": ("SELECT MIN_ACTIVE_ROWVERSION()", "SELECT $min_active"),
    "CHANGE_TRACKING_CURRENT_VERSION()": ("SELECT CHANGE_TRACKING_CURRENT_VERSION()", "SELECT $current_version"),
    "CHANGE_TRACKING_MIN_VALID_VERSION()": (
        "SELECT CHANGE_TRACKING_MIN_VALID_VERSION(OBJECT_ID(N'[dbo].[t]'))",
        "SELECT $min_valid",
    ),
    "CONVERT(binary(8), rowversion)": ("SELECT CONVERT(binary(8), v) FROM t", "SELECT v FROM t"),
    "CONVERT(varchar(18), binary, 1)": ("SELECT CONVERT(varchar(18), v, 1) FROM t", "SELECT '0x' || HEX(v) FROM t"),
    "CONVERT(varchar(n), number)": ("SELECT CONVERT(varchar(20), MAX(v)) FROM t", "SELECT CAST(MAX(v) AS TEXT) FROM t"),
    "DATEADD(second, n, time)": (
        "SELECT DATEADD(second, -60, CAST('2026-01-01T00:01:00' AS datetimeoffset(7)))",
        "SELECT CAST('2026-01-01T00:01:00' AS TIMESTAMPTZ) + TO_SECONDS(-60)",
    ),
    "CHANGETABLE(CHANGES t, n)": (
        "SELECT * FROM CHANGETABLE(CHANGES [dbo].[a]]b], 5) AS c",
        'SELECT * FROM (SELECT 1 AS "[dbo].[a]]b]", 5 AS n) AS c',
    ),
}


def stand_in(table, since):
    return f"SELECT 1 AS [{table.replace(']', ']]')}], {since} AS n"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.feature)
def test_a_feature_becomes_what_its_row_says(row):
    text, becomes = EXAMPLES[row.feature]
    assert to_duckdb(text, stand_in) == becomes


def test_a_feature_without_a_row_is_an_error():
    with pytest.raises(Untranslated, match="FORMATMESSAGE"):
        to_duckdb("SELECT FORMATMESSAGE(a) FROM t", stand_in)


@pytest.mark.parametrize("literal", ["", "it''s [a] name", '-- 7 /* "x" */', "ünï 🦀"])
def test_a_literal_stays_as_it_is_in_a_query_that_was_rewritten_for_another(literal):
    text = "SELECT \"it's\", [it's] /* it's */ FROM t WHERE a = N'{}' AND b = '{}' -- it's"
    becomes = "SELECT \"it's\", \"it's\" FROM t WHERE a = N'{}' AND b = '{}'"
    assert to_duckdb(text.format("one", "another"), stand_in) == becomes.format("one", "another")
    assert to_duckdb(text.format(literal, "b"), stand_in) == becomes.format(literal, "b")


def test_a_literal_that_decides_how_a_query_is_rewritten_is_an_error():
    with pytest.raises(AssertionError, match="a literal decides"):
        to_duckdb("SELECT OBJECT_ID(N'[dbo].[t]')", stand_in)
