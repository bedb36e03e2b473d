"""What `npm run bench` measures is a whole load."""

import json
import os
import subprocess
import sys
from pathlib import Path


def test_a_load_is_measured():
    tests = Path(__file__).parents[1]
    # In a process of its own, since it limits the memory of all databases.
    command = [sys.executable, "-B", str(tests / "warehouse/measure.py"), "1000"]
    run = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(tests)}, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    figures = json.loads(run.stdout.splitlines()[-1])
    assert figures.keys() == {"rows", "seconds", "cpuSeconds", "megabytes"}
    assert figures["rows"] == 1008
    assert all(value > 0 for value in figures.values())
