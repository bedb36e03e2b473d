"""Builds bronze from the loads that sources committed."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import bronze
from platform_jobs.counts import finish
from platform_jobs.loads import parse_tables
from platform_jobs.places import add_arguments, places_of


def main(argv):
    """Applies what is new; ends as failed where something was refused, after all else is done."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--tables", required=True, help="file of JSON with source, table and key of each table")
    arguments = parser.parse_args(argv)
    tables = parse_tables(Path(arguments.tables).read_text())
    outcome = bronze.run(places_of(arguments), tables)
    finish("bronze", len(outcome.applied), outcome.faults)


if __name__ == "__main__":
    main(sys.argv[1:])
