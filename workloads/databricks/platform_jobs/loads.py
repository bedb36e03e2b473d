"""Loads that a source committed, as Data Factory lists them in the lake."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from pyspark.errors import AnalysisException
from pyspark.sql import functions as F

LISTS = "_loads"


@dataclass(frozen=True)
class Load:
    """One committed load of a table: a row of control.load."""

    source: str
    table: str
    number: int
    is_full: bool
    folder: str
    rows: int
    committed_at: datetime


@dataclass(frozen=True)
class SourceTable:
    """A table of a source, and where it is in bronze."""

    source: str
    table: str
    key: tuple[str, ...] = ()
    bronze: str = ""
    # Column by which the last of rows with the same key is known; any row is taken where there is none.
    order: str = ""

    @property
    def name(self):
        """Name in bronze: letters, digits and underscores, as in the paths of Unity Catalog."""
        return self.bronze or re.sub(r"\W+", "_", f"{self.source}_{self.table}", flags=re.ASCII).strip("_").lower()

    @property
    def title(self):
        """How messages name it."""
        return f"{self.source} {self.table}"


def parse_tables(text):
    """Tables from JSON; refuses all that is wrong at once."""
    tables = [SourceTable(**{**each, "key": tuple(each.get("key", ()))}) for each in json.loads(text)]
    names = {}
    for table in tables:
        names.setdefault(table.name, []).append(table.title)
    faults = [f"{', '.join(titles)}: all would be {name}; set bronze" for name, titles in names.items() if titles[1:]]
    if faults or not tables:
        raise ValueError("; ".join(faults) or "there is no table")
    return tables


def committed_loads(places, sources):
    """Every load in the lists of sources, by source and table, in order of number; and what is wrong with the lists."""
    files = [file for source in sources for file in files_of(places, f"{places.landing}/{source}/{LISTS}/*/*.parquet")]
    faults = []
    try:
        rows = _rows(places, files)
    except Exception:
        rows = []
        for file in files:
            try:
                rows += _rows(places, [file])
            except Exception as error:
                faults.append(f"{file}: {first_line(error)}")
    # Each list has all loads of its day and before, so that one is enough, and older ones say nothing else.
    loads = {}
    for row in sorted(set(rows), key=lambda row: (row.source_name, row.table_name, row.load_number)):
        load = Load(
            row.source_name,
            row.table_name,
            row.load_number,
            row.is_full,
            row.folder,
            row.row_count,
            row.committed_at,
        )
        loads.setdefault((load.source, load.table), []).append(load)
    return {name: of_table for name, of_table in loads.items() if not _twice(of_table, faults)}, faults


def _twice(loads, faults):
    """Whether two lists have another load of the same number, of which no one knows which is in bronze."""
    numbers = [load.number for load in loads]
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        text = f"lists differ on load {twice[0]}; if control was made again, delete the lists before it, and copy whole"
        faults.append(f"{loads[0].source} {loads[0].table}: {text}")
    return bool(twice)


def files_of(places, folder):
    """Paths of the files of a folder, which need not be there. Spark leaves out files without a byte."""
    try:
        found = places.spark.read.format("binaryFile").load(folder).select("path").collect()
    except AnalysisException as error:
        if error.getCondition() != "PATH_NOT_FOUND":
            raise
        return []
    return sorted(row.path for row in found)


def first_line(error):
    """What an error says, without the trace of Java."""
    return str(error).strip().split("\n")[0]


def _rows(places, files):
    columns = ["source_name", "table_name", "load_number", "folder", "row_count", "committed_at"]
    flag = F.col("is_full").cast("boolean").alias("is_full")
    return places.spark.read.parquet(*files).select(*columns, flag).distinct().collect()
