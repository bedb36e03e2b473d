"""A measure, and a query that reads the same columns, have the result that plain Python computes."""

import datetime
from functools import cache

import pytest
import sqlglot
from engines.scriptdom import parse
from figures.computed import COMPUTED, groups, rows_of_tables
from figures.dax import evaluate
from figures.model import MEASURES, TWINS, grouped, source_of
from figures.samples import sample_warehouse
from sqlglot import exp

# By what a report may divide the measures of a table.
STORE, PRODUCT = ("Partitions", "Store"), ("Partitions", "Product")
DIVIDED = {
    "Predictions": [
        [],
        [STORE],
        [PRODUCT],
        [("Predictions", "Horizon")],
        [("Predictions", "Target day")],
        [("Predictions", "Model"), ("Predictions", "Model version")],
        [STORE, ("Predictions", "Horizon")],
    ],
    "Partitions": [[], [STORE], [PRODUCT]],
    "Errors": [
        [],
        [STORE],
        [PRODUCT],
        [("Errors", "Horizon")],
        [("Errors", "Model"), ("Errors", "Model version")],
        [("Errors", "Last day")],
        [STORE, ("Errors", "Horizon"), ("Errors", "Model version")],
    ],
    "Loads": [[], [("Loads", "Model")], [("Loads", "Model"), ("Loads", "Model version")]],
}
CASES = [
    pytest.param(name, by, id=" by ".join([name, *(column for _, column in by)]))
    for name, (table, _) in MEASURES.items()
    for by in DIVIDED[table["name"]]
]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return sample_warehouse(tmp_path_factory.mktemp("lake")).database


@pytest.fixture(scope="module")
def tables(database):
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    return cache(lambda: rows_of_tables(database, now))()


def test_every_measure_has_a_query_and_a_computation():
    assert sorted(TWINS) == sorted(COMPUTED) == sorted(MEASURES)


@pytest.mark.parametrize("name", TWINS)
def test_a_query_is_transact_sql_that_reads_the_columns_of_its_measure(name):
    parse(TWINS[name])
    query = sqlglot.parse_one(TWINS[name], read="tsql")
    table, measure = MEASURES[name]
    (view,) = query.find_all(exp.Table)
    assert f"{view.db}.{view.name}" == table["view"]
    columns = list(query.find_all(exp.Column))
    assert {column.table for column in columns} <= {view.name}, "each column stands behind its view"
    assert sorted({f"{table['view']}.{column.name}" for column in columns}) == measure["reads"]


def computed(name, by, tables):
    """Values of a measure by those of columns."""
    columns = [source_of(*column)[1] for column in by]
    rows = tables[MEASURES[name][0]["name"]]
    return {key: COMPUTED[name](group) for key, group in groups(rows, columns).items()}


def assert_same(found, expected):
    assert found.keys() == expected.keys()
    for key, value in expected.items():
        same = value if value is None or isinstance(value, datetime.datetime) else pytest.approx(value, rel=1e-9)
        assert found[key] == same, key


@pytest.mark.parametrize(("name", "by"), CASES)
def test_a_query_is_what_plain_python_computes(database, tables, name, by):
    found = {
        tuple(row[f"group_{number}"] for number in range(len(by))): row["value"]
        for row in database.query(grouped(name, by))
    }
    assert_same(found, computed(name, by, tables))


@pytest.mark.parametrize(("name", "by"), CASES)
def test_a_measure_is_what_plain_python_computes(database, tables, name, by):
    table, measure = MEASURES[name]
    columns = [source_of(*column)[1] for column in by]
    rows = groups(database.query(f"SELECT * FROM {table['view']}"), columns)
    assert_same(
        {key: evaluate(measure["expression"], group) for key, group in rows.items()}, computed(name, by, tables)
    )


@pytest.mark.parametrize(
    "expression", ["SUM(Loads[Rows]) + 1", "MIN(Loads[Rows])", "SUM(Loads[Rows]", "Loads", "SUM(Loads[Row])"]
)
def test_what_the_evaluation_of_measures_does_not_know_is_an_error(expression):
    with pytest.raises((ValueError, KeyError, IndexError)):
        evaluate(expression, [{"row_count": 1}])


class TestTheSamples:
    """Without these, measures that are computed in a wrong way would have the same values."""

    def test_have_days_of_which_several_horizons_are(self, tables):
        newest = [row["newest"] for row in tables["Predictions"]]
        assert 0 < newest.count(False) < newest.count(True)

    def test_have_measurements_of_the_same_days(self, tables):
        newest = [row["newest"] for row in tables["Errors"]]
        assert newest.count(False) == newest.count(True) > 0

    def test_have_stale_partitions_and_others(self, tables):
        stale = [row["stale"] for row in tables["Partitions"]]
        assert (stale.count(True), stale.count(False)) == (190, 40)

    def test_have_products_without_sales(self, tables):
        assert any(row["actual_sum"] == 0 for row in tables["Errors"])

    def test_have_rows_that_were_not_taken(self, tables):
        assert [row["outdated_count"] for row in tables["Loads"]].count(0) == 3

    def test_tell_measures_apart(self, database):
        def value(name):
            return database.query(grouped(name, []))[0]["value"]

        assert value("Forecast") < value("Forecast of horizons")
        assert value("Weighted percentage error") != value("Weighted percentage error of measurements")
