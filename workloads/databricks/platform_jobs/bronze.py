"""Bronze: the tables of the sources as they are, from the committed loads and from nothing else.

A load is applied by one commit of Delta, which the table takes once, whatever is lost: a whole load replaces the rows,
any other is merged by the key. A load whose files are not what was committed is refused, and so is what comes after it
until a whole load: a table must not skip a change.
"""

from dataclasses import dataclass, field

from delta.tables import DeltaTable
from pyspark.sql import functions as F

from platform_jobs.counts import log_counts
from platform_jobs.load_rows import KEY, OPERATION, OWN, Refused, check_keys, key_columns, read_load
from platform_jobs.loads import committed_loads
from platform_jobs.once import once
from platform_jobs.places import quoted
from platform_jobs.quarantine import append_once, make_quarantine, refused_rows

_APPLIED = "source_name STRING, table_name STRING, load_number INT, is_full BOOLEAN, rows BIGINT, quarantined BIGINT"


@dataclass
class Outcome:
    """What a run did."""

    applied: list = field(default_factory=list)
    faults: list = field(default_factory=list)


def run(places, tables):
    """Applies every load that is new; answers what was applied and what was refused."""
    make_quarantine(places)
    applied_table = places.table("bronze", "loads")
    places.spark.sql(f"CREATE TABLE IF NOT EXISTS {applied_table} ({_APPLIED}) USING delta")
    rows = (
        places.spark.table(applied_table).groupBy("source_name", "table_name").agg(F.max("load_number").alias("last"))
    )
    last = {(row.source_name, row.table_name): row["last"] for row in rows.collect()}
    loads, faults = committed_loads(places, sorted({table.source for table in tables}))
    outcome = Outcome(faults=[("list", each) for each in faults])
    for table in tables:
        known = loads.pop((table.source, table.table), [])
        _apply_table(places, table, known, last.get((table.source, table.table), 0), outcome)
    # A table that is no longer copied was taken up to its last load.
    unknown = [name for name in sorted(loads) if loads[name][-1].number > last.get(name, 0)]
    outcome.faults += [("unknown table", f"{' '.join(name)} has loads and is in no table") for name in unknown]
    _remember(places, applied_table, outcome.applied)
    return outcome


def _apply_table(places, table, loads, last, outcome):
    if loads and loads[-1].number < last:
        text = f"{table.title}: the last load is {loads[-1].number}, bronze has {last}; was control made again?"
        outcome.faults.append(("older", text))
        return
    behind = False
    for load in loads:
        if load.number <= last or (behind and not load.is_full):
            continue
        if not load.is_full and load.number != last + 1:
            text = f"{table.title}: load {last + 1} is in no list; copy the table whole"
            outcome.faults.append(("missing", text))
            behind = True
            continue
        try:
            counts = apply_load(places, table, load)
        except Refused as refused:
            outcome.faults.append((refused.reason, f"{table.title}: load {load.number}: {refused}"))
            behind = True
            continue
        behind, last = False, load.number
        log_counts("bronze", table.title, load=load.number, **counts)
        outcome.applied.append((table, load, counts))


def apply_load(places, table, load):
    """Applies one load; answers how many rows it had, and how many of them went to the quarantine."""
    rows = read_load(places, table, load)
    if rows is None:
        if load.is_full:
            _empty(places, table, load)
        return {"rows": 0, "quarantined": 0, "deleted": 0}
    checked = check_keys(rows, table)
    counted = {
        (row["_reason"], row["_deleted"]): row["count"]
        for row in checked.groupBy("_reason", "_deleted").count().collect()
    }
    total = sum(counted.values())
    if total != load.rows:
        raise Refused("rows", f"has {total} rows, {load.rows} were committed")
    bad = sum(count for (reason, _), count in counted.items() if reason is not None)
    deleted = counted.get((None, True), 0)
    if bad:
        columns = [name for name in rows.columns if name not in OWN]
        refused = refused_rows(checked.where("_reason IS NOT NULL"), "bronze", table.name, columns, "_reason")
        append_once(places, refused, table.name, load.number)
    _write(places, table, load, checked.where("_reason IS NULL").drop("_reason"))
    return {"rows": total, "quarantined": bad, "deleted": deleted}


def _write(places, table, load, rows):
    name = places.table("bronze", table.name)
    key = key_columns(table, rows.columns)
    kept = [column for column in rows.columns if not column.startswith(KEY) and column not in (OPERATION, "_deleted")]
    with once(places.spark, f"bronze {table.source} {table.table}", load.number):
        if load.is_full:
            whole = rows.where("NOT _deleted").select(*[quoted(column) for column in kept])
            writer = whole.write.mode("overwrite").option("overwriteSchema", "true")
            # Names of columns may have blanks, as in many databases.
            writer.option("delta.columnMapping.mode", "name").saveAsTable(name, format="delta")
            return
        matches = " AND ".join(f"old.{quoted(column)} = new.{quoted(column)}" for column in key)
        values = {quoted(column): F.col(f"new.{quoted(column)}") for column in kept}
        merge = DeltaTable.forName(places.spark, name).alias("old").merge(rows.alias("new"), matches)
        merge = merge.whenMatchedDelete("new._deleted").whenMatchedUpdate(set=values)
        merge.whenNotMatchedInsert("NOT new._deleted", values=values).execute()


def _empty(places, table, load):
    """A whole load of no rows, for which Data Factory wrote no file: the columns are those of before."""
    name = places.table("bronze", table.name)
    if places.spark.catalog.tableExists(name):
        with once(places.spark, f"bronze {table.source} {table.table}", load.number):
            places.spark.sql(f"DELETE FROM {name}")


def _remember(places, name, applied):
    """Lists what was applied, so that the next run does not look at it; without the list it would change nothing."""
    if not applied:
        return
    rows = [
        (table.source, table.table, load.number, load.is_full, counts["rows"], counts["quarantined"])
        for table, load, counts in applied
    ]
    new = places.spark.createDataFrame(rows, _APPLIED).alias("new")
    same = " AND ".join(f"old.{column} = new.{column}" for column in ("source_name", "table_name", "load_number"))
    DeltaTable.forName(places.spark, name).alias("old").merge(new, same).whenNotMatchedInsertAll().execute()
