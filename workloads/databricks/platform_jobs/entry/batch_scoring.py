"""Predicts with the champion for a version of gold."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import batch_scoring
from platform_jobs.counts import counted
from platform_jobs.places import add_arguments, places_of


def main(argv):
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--model", default="sales", help="name of the registered model in the schema models")
    parser.add_argument("--table-version", type=int, help="version of gold.sales_features; the newest by default")
    arguments = parser.parse_args(argv)
    with counted("batch-scoring"):
        batch_scoring.run(places_of(arguments), arguments.model, arguments.table_version)


if __name__ == "__main__":
    main(sys.argv[1:])
