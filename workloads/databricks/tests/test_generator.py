import hashlib
from dataclasses import replace

import numpy as np
import pyarrow.parquet as pq
from platform_jobs.generator import BROKEN, Sales, block_of, landing_tables, write_landing

SALES = Sales(seed=3, stores=5, products=3, days=90, days_a_load=30, broken=0.02)


def digests(folder):
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*.parquet"))
    }


def test_writes_the_same_bytes_whatever_block_comes_first(tmp_path):
    write_landing(SALES, tmp_path / "forwards")
    write_landing(SALES, tmp_path / "backwards", blocks=reversed(range(SALES.blocks)))
    assert digests(tmp_path / "forwards") == digests(tmp_path / "backwards")
    assert len(digests(tmp_path / "forwards")) == 3 * 3


def test_another_seed_makes_other_sales_and_more_stores_leave_the_first_blocks_as_they_are():
    first = block_of(SALES, 0)["quantity"]
    assert not np.array_equal(first, block_of(replace(SALES, seed=4), 0)["quantity"])
    assert np.array_equal(first, block_of(replace(SALES, stores=50), 0)["quantity"])


def test_counts_what_it_writes(tmp_path):
    totals = write_landing(SALES, tmp_path)
    for number, counts in totals.items():
        files = (tmp_path / "tills/dbo.sales" / f"load={number}").glob("*.parquet")
        assert sum(pq.read_metadata(file).num_rows for file in files) == counts["rows"]
    assert sum(counts["broken"] for counts in totals.values()) > 5
    assert sum(counts["corrected"] for counts in totals.values()) > 5


def test_has_gaps_late_records_and_every_kind_of_broken_one():
    sales = replace(SALES, broken=0.3)
    tables = {number: table for number, table, _ in landing_tables(sales, 0)}
    rows = [row for table in tables.values() for row in table.to_pylist()]
    assert {name for name, text in BROKEN if any(row[name] == text for row in rows)} == {name for name, _ in BROKEN}
    days = {row["day"] for row in tables[2].to_pylist()}
    assert "2024-01-30" in days or any(day < "2024-01-31" for day in days)
    assert len(block_of(SALES, 0)["day"]) < 2 * 3 * 90


def test_sales_follow_trend_season_and_promotions():
    made = block_of(Sales(stores=2, products=40, days=728), 0)
    promoted = made["promotion"]
    means = [made["quantity"][made["day"] % 7 == day].mean() for day in range(7)]
    assert max(means) > 1.5 * min(means)
    assert made["quantity"][promoted].mean() > 1.4 * made["quantity"][~promoted].mean()
    assert made["price"][promoted].mean() < 0.9 * made["price"][~promoted].mean()
