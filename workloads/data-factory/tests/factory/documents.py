"""Pipelines as the library writes them in Data Factory's JSON."""

import json
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
_WRITERS = "test/components/data-factory"


def pipelines_of(source, tables):
    """The pipelines that copy these tables, by name; each run takes a copy of its own."""
    return json.loads(_written("pipelines/support/writePipelines.ts", json.dumps({"source": source, "tables": tables})))


def pause_pipelines():
    """The pipelines that pause and resume a SQL pool, by name."""
    return json.loads(_written("pause/support/writePausePipelines.ts", ""))


def load_pipelines():
    """The pipeline that loads the warehouse, by name."""
    return json.loads(_written("warehouse/support/writeLoadPipelines.ts", ""))


# Node takes seconds to start.
@cache
def _written(writer, request):
    command = ["node", "--import", "tsx", f"{_WRITERS}/{writer}"]
    answer = subprocess.run(command, cwd=ROOT, input=request, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise AssertionError(answer.stderr)
    documents = json.loads(answer.stdout)
    return json.dumps({document["name"].split("_", 1)[1]: document["properties"] for document in documents})
