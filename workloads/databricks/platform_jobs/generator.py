"""Sales that a seed makes: of stores and products, with trend, seasons, promotions, gaps, and late and broken records.

Sales are made by blocks of stores, each from numbers of its own: memory stays that of a block, and files are the same
bytes whatever block is made first.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

# What is wrong with a broken record: the column and the text in it, NULL for none.
BROKEN = (
    ("store", None),
    ("day", "2024-13-45"),
    ("quantity", "many"),
    ("quantity", "-4"),
    ("price", "free"),
    ("price", "0"),
    ("recorded_at", "2199-01-01T00:00:00"),
    ("recorded_at", "noon"),
)

SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("store", "product", "day", "quantity", "price", "promotion", "recorded_at")]
)


@dataclass(frozen=True)
class Sales:
    """What is made. Shares are of all records."""

    seed: int = 0
    stores: int = 4
    products: int = 5
    days: int = 120
    start: date = date(2024, 1, 1)
    # Days that are copied at once: a load.
    days_a_load: int = 60
    stores_a_block: int = 2
    # Days on which a store sold nothing of a product and reports nothing.
    gaps: float = 0.05
    # Records that come with the next load.
    late: float = 0.02
    # Records that come twice in a load, the second time with another quantity.
    corrected: float = 0.01
    broken: float = 0.005

    @property
    def blocks(self):
        """Number of blocks."""
        return -(-self.stores // self.stores_a_block)

    @property
    def loads(self):
        """Number of loads."""
        return -(-self.days // self.days_a_load)


def block_of(sales, block):
    """Records of the stores of a block as columns: numbers of store, product and day, and what was sold."""
    first = block * sales.stores_a_block
    stores = np.arange(first, min(first + sales.stores_a_block, sales.stores))
    draw = np.random.default_rng([sales.seed, block])
    shape = (len(stores), sales.products, sales.days)
    day = np.arange(sales.days)
    level = draw.lognormal(2.5, 0.6, shape[:2])[..., None]
    trend = 1 + draw.normal(0, 0.3, shape[:2])[..., None] * day / 365
    weekday = 1 + 0.35 * np.sin(2 * np.pi * (day + sales.start.weekday()) / 7)
    year = 1 + 0.25 * np.sin(2 * np.pi * (day / 365.25 + draw.random(shape[:2])[..., None]))
    base = np.round(draw.uniform(1, 20, shape[:2]), 2)[..., None]
    promoted = np.repeat(draw.random((*shape[:2], -(-sales.days // 7))) < 0.12, 7, axis=2)[..., : sales.days]
    price = np.round(base * np.where(promoted, 0.8, 1.0), 2)
    expected = np.clip(level * trend * weekday * year, 0.1, None) * np.where(promoted, 1.7, 1.0)
    quantity = draw.poisson(expected)
    chosen = np.nonzero(draw.random(shape) >= sales.gaps)
    return {
        "store": stores[chosen[0]],
        "product": chosen[1],
        "day": chosen[2],
        "quantity": quantity[chosen],
        "price": price[chosen],
        "promotion": promoted[chosen],
        "late": draw.random(len(chosen[0])) < sales.late,
        "corrected": draw.random(len(chosen[0])) < sales.corrected,
        "broken": np.where(
            draw.random(len(chosen[0])) < sales.broken, draw.integers(0, len(BROKEN), len(chosen[0])), -1
        ),
    }


def landing_tables(sales, block):
    """Each load of a block with its records, all as texts, as tills write them; and what is in it, counted."""
    made = block_of(sales, block)
    load = np.minimum(made["day"] // sales.days_a_load + made["late"], sales.loads - 1)
    for number in range(sales.loads):
        in_load = load == number
        part = {name: values[in_load] for name, values in made.items()}
        again = np.nonzero(part["corrected"] & (part["broken"] < 0))[0]
        columns = _texts(sales, part)
        second = {name: values[again] for name, values in columns.items()}
        second["quantity"] = (part["quantity"][again] + 1).astype(str).astype(object)
        second["recorded_at"] = np.array([text[:11] + "21:00:00" for text in second["recorded_at"]], dtype=object)
        whole = {name: np.concatenate([columns[name], second[name]]) for name in columns}
        counts = {"rows": len(whole["day"]), "corrected": len(again), "broken": int((part["broken"] >= 0).sum())}
        yield number + 1, pa.table(whole, schema=SCHEMA), counts


def _texts(sales, part):
    first = np.datetime64(sales.start)
    day = (first + part["day"]).astype(str).astype(object)
    columns = {
        "store": np.char.add("S", np.char.zfill(part["store"].astype(str), 4)).astype(object),
        "product": np.char.add("P", np.char.zfill(part["product"].astype(str), 4)).astype(object),
        "day": day,
        "quantity": part["quantity"].astype(str).astype(object),
        "price": np.array([f"{price:.2f}" for price in part["price"]], dtype=object),
        "promotion": np.where(part["promotion"], "true", "false").astype(object),
        "recorded_at": np.array([f"{each}T20:00:00" for each in day], dtype=object),
    }
    for index, (name, text) in enumerate(BROKEN):
        columns[name][part["broken"] == index] = text
    return columns


def write_landing(sales, folder, blocks=None, source="tills", table="dbo.sales"):
    """Writes the loads of blocks, all by default, a file for each; answers what is in each load, counted."""
    totals = {}
    for block in range(sales.blocks) if blocks is None else blocks:
        for number, rows, counts in landing_tables(sales, block):
            target = Path(folder) / source / table / f"load={number}"
            target.mkdir(parents=True, exist_ok=True)
            pq.write_table(rows, target / f"block-{block:05}.parquet", compression="zstd")
            total = totals.setdefault(number, dict.fromkeys(counts, 0))
            totals[number] = {name: total[name] + counts[name] for name in counts}
    return totals


def write_lists(sales, folder, totals, committed_at, source="tills", table="dbo.sales"):
    """Writes the list of the loads as Data Factory does, from the number of rows of each."""
    rows = [
        {
            "source_name": source,
            "table_name": table,
            "load_number": number,
            "is_full": number == 1,
            "folder": f"{source}/{table}/load={number}",
            "row_count": counts["rows"],
            "committed_at": committed_at,
        }
        for number, counts in sorted(totals.items())
    ]
    target = Path(folder) / source / "_loads" / f"run={len(rows)}"
    target.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows), target / "loads.parquet")
