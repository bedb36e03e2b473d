"""Judges the newest version of a model and the champion on the same data, and moves the alias to the better one."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import validate
from platform_jobs.counts import counted
from platform_jobs.places import add_arguments, places_of
from platform_jobs.tracking import add_experiment


def main(argv):
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    add_experiment(parser)
    parser.add_argument("--model", default="sales", help="name of the registered model in the schema models")
    parser.add_argument("--version", type=int, help="version to judge; the newest after the champion's by default")
    parser.add_argument("--table-version", type=int, help="version of gold.sales_features; the newest by default")
    parser.add_argument("--held-out-days", type=int, default=28, help="last days, which both are judged on")
    arguments = parser.parse_args(argv)
    with counted("validate"):
        places = places_of(arguments)
        validate.run(
            places,
            arguments.experiment,
            arguments.model,
            arguments.version,
            arguments.table_version,
            arguments.held_out_days,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
