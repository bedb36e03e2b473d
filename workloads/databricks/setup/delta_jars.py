"""Adds Delta to the Spark of this Python, as on Databricks, so that no session looks for it.

Ivy, by which Spark resolves packages, takes it from Maven Central; jars.txt has what its files must be.
"""

import hashlib
import os
import shutil
import tempfile
from importlib.metadata import version
from pathlib import Path

import pyspark
from pyspark.java_gateway import launch_gateway


def wanted():
    """Hash of each file by its name, as Ivy calls it."""
    lines = Path(__file__).with_name("jars.txt").read_text().splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def resolve(folder):
    """Has Spark resolve Delta into a folder of Ivy."""
    package = f"io.delta:delta-spark_2.13:{version('delta-spark')}"
    os.environ["PYSPARK_SUBMIT_ARGS"] = f"--packages {package} --conf spark.jars.ivy={folder} pyspark-shell"
    launch_gateway().shutdown()
    return Path(folder) / "jars"


def add(jars, target, hashes):
    """Copies each file, if it is what it must be."""
    for name, digest in hashes.items():
        found = hashlib.sha256((jars / name).read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{name} has the hash {found}, setup/jars.txt has {digest}")
        shutil.copy(jars / name, target)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        add(resolve(scratch), Path(pyspark.__file__).with_name("jars"), wanted())
