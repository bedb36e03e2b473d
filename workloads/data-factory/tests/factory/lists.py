"""Copies of what the control database holds into Parquet files, which a job reads."""

import uuid

import duckdb
from engines.scriptdom import parse
from engines.translation import to_duckdb


def reads_control(factory, activity, scope):
    """Whether an activity copies from the control database and not from a source."""
    (read,) = scope.value(activity["inputs"])
    return factory.short(read["referenceName"]) == "control"


def copy_list(factory, activity, properties, scope):
    """Writes the rows of a query into one file, with the name that no other copy has."""
    source = properties["source"]
    assert (source["type"], source["partitionOption"]) == ("AzureSqlSource", "None")
    parse(source["sqlReaderQuery"])
    (target,) = scope.value(activity["outputs"])
    assert factory.short(target["referenceName"]) == "loads"
    folder = factory.folder(target, scope)
    folder.mkdir(parents=True, exist_ok=True)
    yield "Copy: the list is not written yet"
    file = folder / f"{uuid.uuid4()}.parquet"
    (count,) = _written(factory, to_duckdb(source["sqlReaderQuery"]), str(file).replace("'", "''"))
    return {"rowsCopied": count}


def _written(factory, query, file):
    cursor = factory.control.cursor()
    try:
        return cursor.execute(f"COPY ({query}) TO '{file}' (FORMAT parquet)").fetchone()
    finally:
        cursor.close()


def listed(factory):
    """Rows of all lists in the lake, each once, by name and number."""
    files = [str(file) for file in factory.lake.glob("*/_loads/run=*/*.parquet")]
    cursor = duckdb.connect(config={"threads": 1}).execute(
        "SELECT DISTINCT * FROM read_parquet(?, hive_partitioning = false) ORDER BY table_name, load_number", [files]
    )
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
