"""Predicts with the champion for rows of gold that are new or changed."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import stream_scoring
from platform_jobs.counts import counted
from platform_jobs.places import add_arguments, places_of


def main(argv):
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    parser.add_argument("--model", default="sales", help="name of the registered model in the schema models")
    arguments = parser.parse_args(argv)
    with counted("stream-scoring"):
        stream_scoring.run(places_of(arguments), arguments.model)


if __name__ == "__main__":
    main(sys.argv[1:])
