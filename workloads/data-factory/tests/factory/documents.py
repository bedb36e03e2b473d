"""Pipelines as the library writes them in Data Factory's JSON."""

import json
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
_WRITER = "test/components/data-factory/pipelines/support/writePipelines.ts"


def pipelines_of(source, tables):
    """The pipelines that copy these tables, by name; each run takes a copy of its own."""
    return json.loads(_written(json.dumps({"source": source, "tables": tables})))


# Node takes seconds to start.
@cache
def _written(request):
    command = ["node", "--import", "tsx", _WRITER]
    answer = subprocess.run(command, cwd=ROOT, input=request, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise AssertionError(answer.stderr)
    documents = json.loads(answer.stdout)
    return json.dumps({document["name"].split("_", 1)[1]: document["properties"] for document in documents})
