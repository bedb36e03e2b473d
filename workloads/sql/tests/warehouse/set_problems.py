"""Names what is wrong with a set of predictions in the format predictions/1."""

import datetime
import json
import re
import uuid
from pathlib import Path

import duckdb
from warehouse.prediction_sets import COLUMNS, FORMAT, LENGTHS, digest

_ENTRIES = {
    "format": str,
    "set": str,
    "scored_at": str,
    "snapshot_version": int,
    "model": dict,
    "partitions": int,
    "horizons": list,
    "files": list,
    "rows": int,
}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SHOWN = 3


def problems(folder):
    """What is wrong with a set, each with its place; nothing where it can be loaded."""
    path = Path(folder) / "manifest.json"
    if not path.is_file():
        return ["manifest.json is missing: the set was not finished"]
    try:
        manifest = json.loads(path.read_text())
    except ValueError as error:
        return [f"manifest.json is no JSON: {error}"]
    # Files are read by what the manifest says of them, so it comes first.
    found = list(_manifest_problems(manifest))
    found = found or list(_file_problems(Path(folder), manifest))
    return found or list(_row_problems(Path(folder), manifest))


def _manifest_problems(manifest):
    if not isinstance(manifest, dict):
        yield "manifest.json must be an object"
        return
    if manifest.get("format") != FORMAT:
        yield f'format is {manifest.get("format")!r}, must be "{FORMAT}"'
        return
    yield from (f"{name} is no entry of {FORMAT}" for name in manifest.keys() - _ENTRIES.keys())
    for name, expected in _ENTRIES.items():
        if name not in manifest:
            yield f"{name} is missing"
        elif not _is(manifest[name], expected):
            yield f"{name} is {manifest[name]!r}, must be {_NAMES[expected]}"
        else:
            yield from _CHECKS.get(name, _nothing)(manifest[name])


_NAMES = {str: "a text", int: "a whole number from 0 on", dict: "an object", list: "a list"}


def _is(value, expected):
    # True is an int in Python.
    return type(value) is expected and (expected is not int or value >= 0)


def _nothing(_):
    return ()


def _set_problems(value):
    try:
        same = str(uuid.UUID(value)) == value
    except ValueError:
        same = False
    if not same:
        yield f"set is {value!r}, must be a UUID in lower case"


def _time_problems(value):
    try:
        fits = bool(_TIME.fullmatch(value)) and bool(datetime.datetime.fromisoformat(value))
    except ValueError:
        fits = False
    if not fits:
        yield f"scored_at is {value!r}, must be a time in UTC such as 2026-01-31T06:00:00Z"


def _model_problems(value):
    if value.keys() != {"name", "version"} or not _is(value["name"], str) or not _is(value["version"], int):
        yield f"model is {value!r}, must have name, a text, and version, a whole number from 0 on"
    elif not value["name"].strip() or value["name"] != value["name"].rstrip():
        yield f"model.name is {value['name']!r}, must be a text without blanks at its end"


def _horizon_problems(value):
    if not value or any(not _is(each, int) or each < 1 for each in value) or len(set(value)) < len(value):
        yield f"horizons is {value!r}, must list whole numbers from 1 on, each once"


def _list_problems(value):
    if not value:
        yield "files is empty; a set has at least one file"
    for at, each in enumerate(value):
        if not isinstance(each, dict) or each.keys() != {"path", "rows", "sha256"}:
            yield f"files[{at}] must have path, rows and sha256"
        elif not _is(each["path"], str) or not re.fullmatch(r"[^/\\._][^/\\]*\.parquet", each["path"]):
            # COPY leaves out names that begin with _ or a dot.
            yield f"files[{at}].path is {each['path']!r}, must be a name in the folder, .parquet, without _ or . ahead"
        elif not _is(each["rows"], int):
            yield f"files[{at}].rows is {each['rows']!r}, must be {_NAMES[int]}"
        elif not _is(each["sha256"], str) or not re.fullmatch(r"[0-9a-f]{64}", each["sha256"]):
            yield f"files[{at}].sha256 is {each['sha256']!r}, must be 64 hexadecimal digits in lower case"


_CHECKS = {
    "set": _set_problems,
    "scored_at": _time_problems,
    "model": _model_problems,
    "horizons": _horizon_problems,
    "files": _list_problems,
}


def _file_problems(folder, manifest):
    listed = [each["path"] for each in manifest["files"]]
    yield from (f"{path} is listed more than once" for path in sorted({p for p in listed if listed.count(p) > 1}))
    # COPY reads folders within the folder, too.
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.parquet")}
    yield from (f"{path} is in the folder and not in the manifest" for path in sorted(there - set(listed)))
    for each in manifest["files"]:
        path = folder / each["path"]
        if not path.is_file():
            yield f"{each['path']} is missing"
        elif digest(path) != each["sha256"]:
            yield f"{each['path']} is not the file that the manifest has the SHA-256 of"
        else:
            yield from _columns_and_count(path, each)
    total = sum(each["rows"] for each in manifest["files"])
    if total != manifest["rows"]:
        yield f"rows is {manifest['rows']}, but its files have {total}"


def _columns_and_count(path, listed):
    connection = duckdb.connect()
    found = {
        name: kind
        for name, kind, *_ in connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    }
    if list(found.items()) != list(COLUMNS.items()):
        # Both in order, since a load goes by position.
        yield f"{path.name} has the columns {_columns(found)}; must be {_columns(COLUMNS)}"
        return
    (rows,) = connection.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone()
    if rows != listed["rows"]:
        yield f"{path.name} has {rows} rows; the manifest says {listed['rows']}"


def _columns(columns):
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


def _row_problems(folder, manifest):
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    files = [str(folder / each["path"]) for each in manifest["files"]]
    connection.execute(f"CREATE VIEW rows_of_set AS SELECT * FROM read_parquet({files!r})")
    model = manifest["model"]
    connection.execute("SET VARIABLE model_name = ?", [model["name"]])
    horizons = ", ".join(map(str, manifest["horizons"]))
    texts = ("store", "product", "model_name")
    conditions = {
        "has NULL": " OR ".join(f"{name} IS NULL" for name in COLUMNS),
        "has a prediction that is no finite number": "NOT isfinite(prediction)",
        "has store or product that is empty, ends with a blank or has |": " OR ".join(
            f"{name} = '' OR {name} <> rtrim({name}) OR contains({name}, '|')" for name in texts[:2]
        ),
        "has a partition_key that is not store|product": "partition_key <> store || '|' || product",
        "has a text that is too long": " OR ".join(f"length({name}) > {most}" for name, most in LENGTHS.items()),
        "has a horizon that the manifest does not list": f"horizon NOT IN ({horizons})",
        "has another model than the manifest": f"model_name <> getvariable('model_name')"
        f" OR model_version <> {model['version']}",
        "has another time than the manifest": f"scored_at <> TIMESTAMP '{manifest['scored_at'][:-1]}'",
    }
    for text, condition in conditions.items():
        (count,) = connection.execute(f"SELECT count(*) FROM rows_of_set WHERE {condition}").fetchone()
        if count:
            keys = connection.execute(
                f"SELECT partition_key, horizon FROM rows_of_set WHERE {condition} LIMIT {_SHOWN}"
            )
            shown = "; ".join(f"{key}, horizon {horizon}" for key, horizon in keys.fetchall())
            yield f"{count} rows: each {text} ({shown}{'; …' if count > _SHOWN else ''})"
    again = "SELECT partition_key, horizon FROM rows_of_set GROUP BY ALL HAVING count(*) > 1"
    repeated = connection.execute(f"{again} ORDER BY ALL LIMIT {_SHOWN}").fetchall()
    yield from (f"{key}, horizon {horizon}: more than one row" for key, horizon in repeated)
    partitions, found = connection.execute(
        "SELECT count(DISTINCT partition_key), list(DISTINCT horizon ORDER BY horizon) FROM rows_of_set"
    ).fetchone()
    if partitions != manifest["partitions"]:
        yield f"partitions is {manifest['partitions']}, but the files have {partitions}"
    missing = [each for each in manifest["horizons"] if each not in (found or [])]
    if missing:
        yield f"horizons lists {missing}, of which the files have no row"
