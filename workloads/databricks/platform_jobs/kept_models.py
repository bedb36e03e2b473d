"""Where the bytes of a router's models are: in its own files where they are few, else in the table."""

import json
from pathlib import Path

import pyarrow as pa

from platform_jobs.model_bytes import BytesRefused, fault

INDEX, GROUPS = "index.json", "groups.arrow"


def write_artefact(folder, index, groups):
    """Writes what a router reads; `groups` has the keys, `reason`, `sha256`, and `model` where models are carried."""
    (Path(folder) / INDEX).write_text(json.dumps(index, indent=2, default=str))
    with pa.OSFile(f"{folder}/{GROUPS}", "wb") as sink, pa.ipc.new_file(sink, groups.schema) as writer:
        writer.write_table(groups)


class Artefact:
    """Keys with the hash of each model or the reason why there is none, and the bytes of models."""

    def __init__(self, folder):
        index = json.loads((Path(folder) / INDEX).read_text())
        self.keys, self.features = tuple(index["keys"]), tuple(index["features"])
        self.index = index
        # Mapped, not read: processes that score share it, and a group that nobody asks for takes no memory.
        groups = pa.ipc.open_file(pa.memory_map(f"{folder}/{GROUPS}")).read_all()
        keys = list(zip(*(groups[key].to_pylist() for key in self.keys), strict=True))
        hashes = groups["sha256"].to_pylist()
        self.hashes = {key: each for key, each in zip(keys, hashes, strict=True) if each is not None}
        reasons = zip(keys, groups["reason"].to_pylist(), hashes, strict=True)
        self.reasons = {key: reason for key, reason, each in reasons if each is None}
        carried = "model" in groups.column_names
        self._source = Carried(groups, keys) if carried else InTable(index)
        if carried:
            self.check()

    def check(self):
        """Refuses the artefact where bytes that it carries are not what was written, and names all of them."""
        found = [fault(key, content, self.hashes[key]) for key, content in self.contents(self.hashes)]
        refuse(found)

    def contents(self, keys):
        """Pairs of key and bytes, of those that were written."""
        return self._source.contents(keys)

    def why_not(self, key):
        """Why a group has no model; None where it has."""
        if key in self.hashes:
            return None
        unseen = f"is not in version {self.index['snapshot_version']} of {self.index['snapshot_table']}"
        return self.reasons.get(key, unseen)


class Carried:
    """Models in the file of the artefact."""

    def __init__(self, groups, keys):
        self._models = groups["model"]
        self._places = {key: place for place, key in enumerate(keys)}

    def contents(self, keys):
        """Pairs of key and bytes."""
        for key in keys:
            yield key, self._models[self._places[key]].as_py()


class InTable:
    """Models in the table of all passes, which the session of the process reads."""

    def __init__(self, index):
        self._index = index

    def contents(self, keys):
        """Pairs of key and bytes; refuses where a model is no longer there."""
        keys = list(keys)
        if not keys:
            return
        spark, names = self._session(), self._index["keys"]
        wanted = spark.createDataFrame(keys, ", ".join(f"`{name}` STRING" for name in names))
        rows = spark.table(self._index["table"]).where(f"`pass` = '{self._index['pass']}'")
        found = rows.join(wanted.hint("broadcast"), names).select(*names, "model").collect()
        by_key = {tuple(row[: len(names)]): bytes(row["model"]) for row in found if row["model"] is not None}
        refuse([f"{' '.join(key)}: is no longer in {self._index['table']}" for key in keys if key not in by_key])
        yield from by_key.items()

    def _session(self):
        from pyspark.sql import SparkSession

        found = SparkSession.getActiveSession()
        if found is None:
            raise BytesRefused(
                f"the models are in {self._index['table']}, which only a Spark session reads, and here is none:"
                " score where there is one, or train with a higher --most-carried, so that the model has them itself"
            )
        return found


def refuse(faults):
    """Raises where there are faults, with all of them."""
    found = [each for each in faults if each is not None]
    if found:
        raise BytesRefused("; ".join(found))
