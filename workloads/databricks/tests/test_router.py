"""The registered model of a pass finds the model of each row, refuses bytes that are others, and says what it lacks."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from platform_jobs.group_fit import boost
from platform_jobs.kept_models import InTable, write_artefact
from platform_jobs.model_bytes import BytesRefused, digest, pack, unpack
from platform_jobs.router import GroupRouter, UnknownGroups

INDEX = {
    "keys": ["store", "product"],
    "features": ["price", "month"],
    "table": "`spark_catalog`.`models`.`group_models`",
    "pass": "p1",
    "snapshot_table": "shop.gold.sales_features",
    "snapshot_version": 7,
}


def model(slope):
    numbers = np.random.default_rng(1).normal(size=(100, 2))
    return boost(numbers, slope * numbers[:, 0], INDEX["features"], 3, 4)


MODELS = {("S1", "P1"): model(1), ("S1", "P2"): model(-5)}


def groups(**changes):
    """Groups as an artefact has them: two models, and one that there is none of."""
    packed = [pack(each) for each in MODELS.values()]
    columns = {
        "store": ["S1", "S1", "S2"],
        "product": ["P1", "P2", "P1"],
        "reason": [None, None, "the fit failed"],
        "sha256": [*(each for _, each in packed), None],
        "model": [*(each for each, _ in packed), None],
    }
    return pa.table({**columns, **changes})


def router(folder, table):
    write_artefact(folder, INDEX, table)
    made = GroupRouter()
    made.load_context(SimpleNamespace(artifacts={"groups": str(folder)}))
    return made


ASKED = pd.DataFrame(
    {
        "store": ["S1", "S9", "S1", "S2", None, "S1"],
        "product": ["P2", "P1", "P1", "P1", "P1", "P2"],
        "price": [0.5, 0.5, 0.5, 0.5, 0.5, np.nan],
        "month": [1.0] * 6,
    },
    index=[4, 4, 2, 1, 0, 9],
)


def own(key, row):
    return MODELS[key].predict(ASKED.iloc[[row]][["price", "month"]].to_numpy())[0]


def test_answers_in_the_order_of_the_rows_and_counts_those_without_a_model(tmp_path, capsys):
    answer = router(tmp_path, groups()).predict(None, ASKED)
    expected = [own(("S1", "P2"), 0), np.nan, own(("S1", "P1"), 2), np.nan, np.nan, own(("S1", "P2"), 5)]
    np.testing.assert_array_equal(answer, expected)
    line = '{"job": "router", "step": "predict", "rows": 6, "rows_without_model": 3, "groups": 3}\n'
    assert capsys.readouterr().out == line


def test_names_each_group_without_a_model_where_that_is_an_error(tmp_path):
    with pytest.raises(UnknownGroups) as caught:
        router(tmp_path, groups()).predict(None, ASKED, {"unknown": "error"})
    assert str(caught.value).split("; ") == [
        "S2 P1: the fit failed",
        "S9 P1: is not in version 7 of shop.gold.sales_features",
        "nan P1: is not in version 7 of shop.gold.sales_features",
    ]


def test_refuses_a_rule_that_there_is_none_of(tmp_path):
    with pytest.raises(ValueError, match="unknown is 'zero', must be one of null, error"):
        router(tmp_path, groups()).predict(None, ASKED, {"unknown": "zero"})


def test_refuses_bytes_that_are_not_what_was_written_and_names_each(tmp_path):
    written = groups()
    tampered = [each and each[:-1] + b"!" for each in written["model"].to_pylist()]
    with pytest.raises(BytesRefused) as caught:
        router(tmp_path, written.set_column(4, "model", pa.array(tampered)))
    hashes = written["sha256"].to_pylist()
    assert str(caught.value).split("; ") == [
        f"S1 P1: bytes have the hash {digest(tampered[0])}, {hashes[0]} was written",
        f"S1 P2: bytes have the hash {digest(tampered[1])}, {hashes[1]} was written",
    ]


def test_refuses_bytes_that_are_no_model():
    for content in (b"text", pack(SimpleNamespace(model_to_string=lambda: "tree"))[0]):
        with pytest.raises(BytesRefused, match=f"S1 P1: bytes with the hash {digest(content)} are no model"):
            unpack(("S1", "P1"), content, digest(content))


def test_keeps_so_many_models_in_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("platform_jobs.router._IN_MEMORY", 1)
    made = router(tmp_path, groups())
    before = made.predict(None, ASKED)
    assert list(made._models) == [("S1", "P1")]
    np.testing.assert_array_equal(made.predict(None, ASKED), before)


@pytest.fixture
def in_table(places):
    """A router whose models are in the table, and the table."""
    written = groups().append_column("pass", pa.array(["p1"] * 3))
    # Of another pass, which is not this router's.
    other = written.set_column(5, "pass", pa.array(["p2"] * 3)).set_column(4, "model", pa.array([b"other"] * 3))
    rows = places.spark.createDataFrame(pa.concat_tables([written, other]))
    table = places.table("models", "group_models")
    rows.write.saveAsTable(table, format="delta")
    return table


def test_reads_from_the_table_what_it_does_not_carry(places, in_table, tmp_path):
    light = router(tmp_path, groups().drop_columns("model")).predict(None, ASKED)
    np.testing.assert_array_equal(light, router(tmp_path, groups()).predict(None, ASKED))


def test_refuses_what_the_table_no_longer_has_or_has_changed(places, in_table, tmp_path):
    light = router(tmp_path, groups().drop_columns("model"))
    places.spark.sql(f"UPDATE {in_table} SET model = unhex('00'), sha256 = '{digest(bytes(1))}' WHERE product = 'P2'")
    with pytest.raises(BytesRefused, match=f"S1 P2: bytes have the hash {digest(bytes(1))}, "):
        light.predict(None, ASKED)
    places.spark.sql(f"DELETE FROM {in_table} WHERE product = 'P2'")
    with pytest.raises(BytesRefused, match="S1 P2: is no longer in "):
        light.predict(None, ASKED)


def test_says_what_to_do_where_there_is_no_session(monkeypatch):
    monkeypatch.setattr("pyspark.sql.SparkSession.getActiveSession", lambda: None)
    with pytest.raises(BytesRefused, match=r"which only a Spark session reads.* --most-carried"):
        list(InTable(INDEX).contents([("S1", "P1")]))
