# Databricks notebook source
# MAGIC %md
# MAGIC Sets how long the Delta tables of a catalog keep what was, and removes the files that no version needs any more.
# MAGIC Parameters: `catalog`; `retention`, the days by schema as JSON; `dry_run`, `true` to show the statements only.

# COMMAND ----------

import json

HOURS_A_DAY = 24
# VACUUM refuses less: a query or a writer that runs may still need the files.
LEAST_FILE_RETENTION_DAYS = 7
NUMBERS = ("logRetentionDays", "deletedFileRetentionDays", "timeTravelDays")

# COMMAND ----------


def identifier(*names):
    """A name with its parts in backticks, as SQL takes any name."""
    return ".".join("`" + name.replace("`", "``") + "`" for name in names)


def literal(text):
    """A text as SQL takes it."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def parse_retention(text):
    """Days by schema; refuses what would remove files too early, before any table is touched."""
    retention = json.loads(text)
    if not isinstance(retention, dict) or not retention:
        raise ValueError("retention names no schema")
    faults = [fault for schema, days in sorted(retention.items()) for fault in _faults(schema, days)]
    if faults:
        raise ValueError("; ".join(faults))
    return retention


def _faults(schema, days):
    if not isinstance(days, dict) or sorted(days) != sorted(NUMBERS):
        return [f"{schema}: must have {', '.join(NUMBERS)}"]
    # True and False are numbers to Python.
    wrong = [name for name in NUMBERS if type(days[name]) is not int or days[name] < 0]
    if wrong:
        return [f"{schema}.{name}: must be a whole number of days, is {days[name]!r}" for name in wrong]
    kept = days["deletedFileRetentionDays"]
    faults = []
    if kept < LEAST_FILE_RETENTION_DAYS:
        faults.append(f"{schema}.deletedFileRetentionDays: is {kept}, must be {LEAST_FILE_RETENTION_DAYS} or more")
    if days["timeTravelDays"] > min(kept, days["logRetentionDays"]):
        faults.append(f"{schema}.timeTravelDays: is {days['timeTravelDays']}, longer than log or files are kept")
    return faults


def properties_of(days):
    """Table properties that make Delta keep what the numbers say."""
    return {
        "delta.logRetentionDuration": f"interval {days['logRetentionDays']} days",
        "delta.deletedFileRetentionDuration": f"interval {days['deletedFileRetentionDays']} days",
    }


def list_tables(catalog, schema):
    """Statement that lists the Delta tables of a schema; views and tables of other formats are none of ours."""
    return (
        f"SELECT table_name FROM {identifier(catalog, 'information_schema', 'tables')}"
        f" WHERE table_schema = {literal(schema)} AND data_source_format = 'DELTA'"
        " AND table_type IN ('MANAGED', 'EXTERNAL') ORDER BY table_name"
    )


def show_properties(table):
    """Statement that shows a table's properties."""
    return f"SHOW TBLPROPERTIES {table}"


def set_properties(table, properties):
    """Statement that sets a table's properties."""
    pairs = ", ".join(f"{literal(key)} = {literal(value)}" for key, value in sorted(properties.items()))
    return f"ALTER TABLE {table} SET TBLPROPERTIES ({pairs})"


def vacuum(table, days):
    """Statement that removes the files that no kept version needs."""
    return f"VACUUM {table} RETAIN {days['deletedFileRetentionDays'] * HOURS_A_DAY} HOURS"


# COMMAND ----------


def maintain_table(sql, table, days, dry_run=False, log=print):
    """Sets what differs, then vacuums: in that order, so that no file leaves under the old numbers."""
    current = {row["key"]: row["value"] for row in sql(show_properties(table)).collect()}
    differing = {key: value for key, value in properties_of(days).items() if current.get(key) != value}
    # Every change of properties is a version of the table, so those that are right are left alone.
    statements = ([set_properties(table, differing)] if differing else []) + [vacuum(table, days)]
    for statement in statements:
        log(statement)
        if not dry_run:
            sql(statement)


def maintain(sql, catalog, retention, dry_run=False, log=print):
    """Maintains every Delta table of the schemas; one that fails does not stop the others, but the run."""
    failed = []
    for schema, days in sorted(retention.items()):
        for row in sql(list_tables(catalog, schema)).collect():
            table = identifier(catalog, schema, row["table_name"])
            try:
                maintain_table(sql, table, days, dry_run, log)
            except Exception as error:
                log(f"{table}: {error}")
                failed.append(table)
    if failed:
        raise RuntimeError(f"{len(failed)} tables were not maintained: {', '.join(failed)}")


def main(sql, parameter):
    """Reads the job's parameters and does it."""
    maintain(
        sql,
        parameter("catalog"),
        parse_retention(parameter("retention")),
        dry_run=parameter("dry_run").strip().lower() == "true",
    )


# COMMAND ----------

if __name__ == "__main__":
    main(spark.sql, dbutils.widgets.get)  # noqa: F821 - Databricks gives a notebook both
