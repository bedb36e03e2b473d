"""Sales from landing to gold: what is written is right, counted, and written once."""

from datetime import UTC, datetime

import pytest
from platform_jobs import bronze, gold, silver
from platform_jobs.generator import Sales, landing_tables, write_landing, write_lists
from platform_jobs.loads import SourceTable

SALES = Sales(seed=7, stores=4, products=3, days=80, days_a_load=40, broken=0.03)
NOW = datetime(2024, 6, 1, tzinfo=UTC)
TABLE = SourceTable("tills", "dbo.sales", ("store", "product", "day"), "sales", order="recorded_at")


@pytest.fixture
def landed(places):
    """Two loads of sales, and what is in them."""
    totals = write_landing(SALES, places.landing)
    write_lists(SALES, places.landing, totals, NOW)
    return totals


def all_of(places, schema, name):
    """Rows of a table as texts, without the times at which they were written."""
    frame = places.spark.table(places.table(schema, name)).drop("found_at")
    return sorted(map(str, frame.collect()))


def version(places, schema, name):
    return places.spark.sql(f"DESCRIBE HISTORY {places.table(schema, name)} LIMIT 1").first()["version"]


def expected():
    """Silver, worked out in Python from what was written: the last record of each key that breaks no rule."""
    found = {}
    for block in range(SALES.blocks):
        for _, table, _ in landing_tables(SALES, block):
            for row in table.to_pylist():
                wrong = (
                    row["store"] is None
                    or row["day"] == "2024-13-45"
                    or not row["quantity"].isdigit()
                    or row["price"] in ("free", "0")
                    or row["recorded_at"] in ("2199-01-01T00:00:00", "noon")
                )
                if not wrong:
                    key = (row["store"], row["product"], row["day"])
                    found[key] = max(found.get(key, ("", "")), (row["recorded_at"], row["quantity"]))
    return {key: int(quantity) for key, (_, quantity) in found.items()}


class Crash(Exception):
    """The end of a process in the middle."""


def crashing(monkeypatch, module, step, places):
    """Places for a run that ends once, where it would do a step."""
    whole = getattr(module, step)

    def crash(*_, **__):
        monkeypatch.setattr(module, step, whole)
        raise Crash

    monkeypatch.setattr(module, step, crash)
    return places


def test_from_landing_to_gold(places, landed, monkeypatch):
    outcome = bronze.run(places, [TABLE])
    assert outcome.faults == []
    rows = sum(counts["rows"] for counts in landed.values())
    in_bronze = len(all_of(places, "bronze", "sales"))
    refused = places.spark.table(places.table("bronze", "quarantine"))
    by_reason = {row["reason"]: row["count"] for row in refused.groupBy("reason").count().collect()}
    # Each record is in bronze, was refused, or has been replaced by a later load of its key.
    assert sum(counts["rows"] for _, _, counts in outcome.applied) == rows
    assert in_bronze + sum(by_reason.values()) == rows
    assert by_reason["key is duplicated"] >= sum(counts["corrected"] for counts in landed.values())

    with pytest.raises(Crash):
        silver.run(crashing(monkeypatch, silver, "replace", places))
    done = silver.run(places)
    assert done["rows"] + done["quarantined"] == in_bronze
    assert set(done["reasons"]) == {
        "day is no date",
        "quantity is no whole number",
        "quantity is negative",
        "price is no number",
        "price is not above 0",
        "recorded_at is no time",
        "time is in the future",
    }
    made = places.spark.table(places.table("silver", "sales")).collect()
    assert {(row.store, row.product, str(row.day)): row.quantity for row in made} == expected()

    with pytest.raises(Crash):
        gold.run(crashing(monkeypatch, gold, "log_counts", places))
    written = version(places, "gold", "sales_features")
    assert gold.run(places)["rows"] == len(made)
    assert version(places, "gold", "sales_features") == written
    check_features(places, {(row.store, row.product, row.day.toordinal()): row for row in made})

    before = {
        each: version(places, *each) for each in [("bronze", "sales"), ("silver", "sales"), ("gold", "sales_features")]
    }
    contents = {each: all_of(places, *each) for each in [*before, ("bronze", "quarantine")]}
    # All once more, with the list of what bronze applied lost.
    places.spark.sql(f"DROP TABLE {places.table('bronze', 'loads')}")
    assert bronze.run(places, [TABLE]).faults == []
    assert silver.run(places) == done
    gold.run(places)
    assert {each: version(places, *each) for each in before} == before
    assert {each: all_of(places, *each) for each in contents} == contents


def check_features(places, sold):
    rows = places.spark.table(places.table("gold", "sales_features")).collect()
    for row in rows:

        def before(days, row=row):
            return sold.get((row.store, row.product, row.day.toordinal() - days))

        for lag in gold.LAGS:
            other = before(lag)
            assert row[f"quantity_lag_{lag}"] == (other and other.quantity)
        for days in gold.MEANS:
            week = [each.quantity for each in map(before, range(1, days + 1)) if each]
            mean = row[f"quantity_mean_{days}"]
            assert mean == pytest.approx(sum(week) / len(week)) if week else mean is None
    assert any(row.quantity_lag_1 is None and row.days_since_sale == 2 for row in rows)
