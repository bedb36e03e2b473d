"""Rows of a load: its files are what Data Factory wrote, its columns those of bronze, each key there once."""

from pyspark.sql import Window
from pyspark.sql import functions as F

from platform_jobs.counts import Refusal
from platform_jobs.loads import files_of, first_line
from platform_jobs.places import quoted

# Columns of change tracking.
OPERATION, KEY = "_change_operation", "_key_"
# Columns that bronze adds.
OWN = ("_load", "_committed_at")


class Refused(Refusal):
    """A load that is not applied."""


def read_load(places, table, load):
    """Rows of a load; None where it has no files. Refuses files that are not what Data Factory writes."""
    files = files_of(places, f"{places.landing}/{load.folder}")
    if not files:
        if load.rows:
            raise Refused("missing", f"has no files, {load.rows} rows were committed")
        return None
    schemas = {}
    for path in files:
        try:
            schemas[path] = places.spark.read.parquet(path).schema
        except Exception as error:
            raise Refused("damaged file", f"{path} cannot be read: {first_line(error)}") from error
    first, *others = schemas.items()
    for path, schema in others:
        if _types(schema) != _types(first[1]):
            raise Refused("schema", f"{path} has other columns than {first[0]}: {difference(first[1], schema)}")
    _check_columns(places, table, load, first[1])
    rows = places.spark.read.schema(first[1]).parquet(*files)
    return rows.withColumns({"_load": F.lit(load.number), "_committed_at": F.lit(load.committed_at)})


def _check_columns(places, table, load, schema):
    """Refuses a load to be merged that has other columns than bronze: the rows left alone would lack their values."""
    names = {field.name for field in schema}
    if lacking := [column for column in table.key if column not in names]:
        raise Refused("schema", f"has no column {', '.join(lacking)}, which the key names")
    if load.is_full:
        return
    name = places.table("bronze", table.name)
    if not places.spark.catalog.tableExists(name):
        raise Refused("missing", "is to be merged, and bronze has no whole load before it")
    if found := difference(places.spark.table(name).schema, schema):
        raise Refused("schema", f"has other columns than bronze: {found}; copy the table whole")
    if not key_columns(table, names):
        raise Refused("key", "is to be merged, and the table has no key")


def difference(before, after):
    """What differs between two schemas; columns of ours and of change tracking do not count."""
    old, new = _types(before), _types(after)
    parts = {
        "added": [name for name in new if name not in old],
        "dropped": [name for name in old if name not in new],
        "retyped": [f"{name} ({old[name]} to {new[name]})" for name in old if name in new and old[name] != new[name]],
    }
    return "; ".join(f"{what} {', '.join(names)}" for what, names in parts.items() if names)


def _types(schema):
    own = (*OWN, OPERATION)
    kept = [each for each in schema if each.name not in own and not each.name.startswith(KEY)]
    return {each.name: each.dataType.simpleString() for each in kept}


def key_columns(table, names):
    """Columns of the key: what change tracking says, else the table."""
    return tuple(name.removeprefix(KEY) for name in names if name.startswith(KEY)) or table.key


def check_keys(rows, table):
    """Rows with `_reason`, which is NULL for those that may be written, and `_deleted`."""
    names = rows.columns
    key = key_columns(table, names)
    deleted = F.coalesce(F.col(OPERATION) == "D", F.lit(False)) if OPERATION in names else F.lit(False)
    for column in key:
        if f"{KEY}{column}" in names:
            rows = rows.withColumn(column, F.coalesce(F.col(quoted(column)), F.col(quoted(f"{KEY}{column}"))))
    rows = rows.withColumn("_deleted", deleted)
    if not key:
        return rows.withColumn("_reason", F.lit(None).cast("string"))
    missing = F.lit(False)
    for column in key:
        missing = missing | F.col(quoted(column)).isNull()
    # Rows that are equal in the order are told apart by what they hold, so that another run takes the same.
    whole = F.to_json(F.struct(*[quoted(name) for name in names]))
    order = [F.col(quoted(table.order)).desc_nulls_last()] if table.order in names else []
    place = F.row_number().over(Window.partitionBy(*[quoted(column) for column in key]).orderBy(*order, whole.desc()))
    reason = F.when(missing, "key is missing").when(place > 1, "key is duplicated")
    return rows.withColumn("_reason", reason)
