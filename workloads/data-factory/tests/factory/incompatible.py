"""Rows that do not fit into the files of a copy.

Which values Parquet refuses is decided by Data Factory alone; here it is one text, so that a test can write such a row.
"""

import uuid

import duckdb

from factory.runs import ActivityFailed

# To connect takes longer than what is read.
_ENGINE = duckdb.connect(config={"threads": 1})

UNFIT = "does not fit"


def with_incompatible_rows(copy):
    """A copy that ends where rows do not fit, or leaves them out and logs them, as the activity says."""

    def whole(factory, activity, properties, scope):
        output = yield from copy(factory, activity, properties, scope)
        (target,) = activity["outputs"]
        skipped = [row for file in _files(factory.folder(target, scope)) for row in _unfit_rows(file)]
        if skipped and not properties["enableSkipIncompatibleRow"]:
            raise ActivityFailed(f"ErrorCode=UserErrorInvalidData: the value '{UNFIT}' does not fit")
        if skipped:
            yield "Copy: rows are left out"
            for file in _files(factory.folder(target, scope)):
                _rewrite(file)
            _log(factory, activity, properties["logSettings"], skipped)
        read = output["rowsCopied"]
        return {**output, "rowsRead": read, "rowsCopied": read - len(skipped), "rowsSkipped": len(skipped)}

    return whole


def log_files(factory, name, load_number):
    """Logs of a load of a table."""
    folder = factory.lake / "_incompatible_rows" / factory.definition(name)["folder"] / f"load={load_number}"
    return sorted(folder.rglob("*.txt"))


def _files(folder):
    return sorted(folder.glob("*.parquet"))


def _unfit_rows(file):
    query = "SELECT id FROM read_parquet(?) WHERE value = ?"
    return [number for (number,) in _ENGINE.execute(query, [str(file), UNFIT]).fetchall()]


def _rewrite(file):
    kept = file.with_suffix(".kept")
    name = str(kept).replace("'", "''")
    rows = f"SELECT * FROM read_parquet(?, hive_partitioning = false) WHERE value IS DISTINCT FROM '{UNFIT}'"
    _ENGINE.execute(f"COPY ({rows}) TO '{name}' (FORMAT parquet)", [str(file)])
    kept.replace(file)


def _log(factory, activity, settings, rows):
    """learn.microsoft.com/azure/data-factory/copy-activity-log: a folder for the activity and one for its run."""
    assert settings["enableCopyActivityLog"]
    where = settings["logLocationSettings"]
    assert where["linkedServiceName"]["referenceName"] == "lake"
    zone, path = where["path"].split("/", 1)
    assert zone == "landing"
    folder = factory.lake / path / "copyactivity-logs" / activity["name"] / str(uuid.uuid4())
    folder.mkdir(parents=True)
    lines = ["Timestamp,Level,OperationName,OperationItem,Message"]
    lines += [f'2026-01-01 00:00:00,Warning,TabularRowSkip,"{row}","{UNFIT}"' for row in rows]
    (folder / f"{uuid.uuid4()}.txt").write_text("\n".join(lines))
