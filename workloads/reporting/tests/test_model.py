"""The model's columns are those of the views, as DuckDB has them, and its relationships hold for what is loaded."""

import pytest
from figures.model import MODEL, TABLES, source_of
from figures.samples import sample_warehouse

TYPES = {
    "VARCHAR": "string",
    "INTEGER": "int64",
    "BIGINT": "int64",
    "DOUBLE": "double",
    "DATE": "dateTime",
    "TIMESTAMP": "dateTime",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return sample_warehouse(tmp_path_factory.mktemp("lake")).database


def columns_of(database, view):
    return {row["column_name"]: row["column_type"] for row in database.query(f"DESCRIBE {view}")}


def test_the_columns_that_are_read_from_the_script_are_those_that_the_views_have(database):
    names = database.query(
        "SELECT table_name FROM information_schema.views"
        " WHERE table_catalog = current_database() AND table_schema = 'report'"
    )
    assert sorted(MODEL["views"]) == sorted(f"report.{row['table_name']}" for row in names)
    for view, columns in MODEL["views"].items():
        assert columns == list(columns_of(database, view)), view


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_the_types_of_their_view(database, name):
    types = columns_of(database, TABLES[name]["view"])
    expected = {column["name"]: TYPES[types[column["source"]]] for column in TABLES[name]["columns"]}
    assert {column["name"]: column["type"] for column in TABLES[name]["columns"]} == expected


@pytest.mark.parametrize("relationship", MODEL["relationships"], ids=lambda each: each["name"])
def test_a_relationship_leads_to_one_row(database, relationship):
    (many, from_column), (one, to_column) = (
        source_of(relationship[end]["table"], relationship[end]["column"]) for end in ("from", "to")
    )
    keys = [row[to_column] for row in database.query(f"SELECT {to_column} FROM {one}")]
    assert len(keys) == len(set(keys)) > 1
    used = {row[from_column] for row in database.query(f"SELECT {from_column} FROM {many}")}
    assert used <= set(keys) and used
