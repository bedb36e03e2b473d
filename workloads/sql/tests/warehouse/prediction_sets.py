"""Sets of predictions in the format predictions/1, as workloads/sql/warehouse/README.md describes it, for tests."""

import datetime
import hashlib
import json
import uuid

import duckdb

FORMAT = "predictions/1"
# In the order of the files: a load goes by the position of a column.
COLUMNS = {
    "partition_key": "VARCHAR",
    "store": "VARCHAR",
    "product": "VARCHAR",
    "horizon": "INTEGER",
    "target_day": "DATE",
    "prediction": "DOUBLE",
    "model_name": "VARCHAR",
    "model_version": "INTEGER",
    "scored_at": "TIMESTAMP",
}
# Most characters, as the tables of the warehouse have them.
LENGTHS = {"partition_key": 200, "store": 100, "product": 100, "model_name": 256}


def write_set(
    folder,
    *,
    partitions=3,
    horizons=(1, 2),
    files=2,
    model_name="demand",
    model_version=1,
    scored_at="2026-01-01T06:00:00Z",
    set_id=None,
    first_partition=0,
):
    """Writes a set; answers its manifest. A prediction tells version, partition and horizon: 1000 v + p + h / 100."""
    folder.mkdir(parents=True)
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET enable_progress_bar = false")
    days = ", ".join(f"({horizon})" for horizon in horizons)
    listed = []
    for number in range(files):
        name = f"part-{number:05}.parquet"
        path = folder / name
        connection.execute(
            f"""COPY (
                SELECT
                    store || '|' || product AS partition_key, store, product, horizon,
                    (TIMESTAMP '{scored_at[:-1]}')::DATE + horizon AS target_day,
                    1000.0 * {model_version} + partition + horizon / 100 AS prediction,
                    '{model_name}' AS model_name, {model_version}::INTEGER AS model_version,
                    TIMESTAMP '{scored_at[:-1]}' AS scored_at
                FROM (
                    SELECT partition, 'store ' || partition // 100 AS store, 'product ' || partition % 100 AS product
                    FROM range({first_partition}, {first_partition + partitions}) AS listed(partition)
                    WHERE partition % {files} = {number}
                )
                CROSS JOIN (SELECT horizon::INTEGER AS horizon FROM (VALUES {days}) AS listed(horizon))
            ) TO '{path}' (FORMAT parquet)"""
        )
        (rows,) = connection.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchone()
        listed.append({"path": name, "rows": rows, "sha256": digest(path)})
    manifest = {
        "format": FORMAT,
        "set": set_id or str(uuid.uuid4()),
        "scored_at": scored_at,
        "snapshot_version": 1,
        "model": {"name": model_name, "version": model_version},
        "partitions": partitions,
        "horizons": list(horizons),
        "files": listed,
        "rows": sum(each["rows"] for each in listed),
    }
    write_manifest(folder, manifest)
    return manifest


def write_manifest(folder, manifest):
    """Writes the manifest, which makes the files a set: whole, or not at all."""
    beside = folder / ".manifest.json"
    beside.write_text(json.dumps(manifest, indent=4))
    beside.rename(folder / "manifest.json")


def load_arguments(manifest, address):
    """Arguments of serving.load_predictions for a set at an address."""
    return {
        "set_id": manifest["set"],
        "folder": address,
        "row_count": manifest["rows"],
        "partition_count": manifest["partitions"],
        "horizon_count": len(manifest["horizons"]),
        "snapshot_version": manifest["snapshot_version"],
        "model_name": manifest["model"]["name"],
        "model_version": manifest["model"]["version"],
        "scored_at": datetime.datetime.fromisoformat(manifest["scored_at"]).replace(tzinfo=None),
    }


def digest(path):
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
