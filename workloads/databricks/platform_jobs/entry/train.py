"""Trains one model of all series, and registers it."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import train
from platform_jobs.counts import counted
from platform_jobs.places import add_arguments, places_of
from platform_jobs.search import best_parameters
from platform_jobs.series import TREES
from platform_jobs.tracking import add_experiment


def main(argv):
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    add_experiment(parser)
    parser.add_argument("--model", default="sales", help="name of the registered model in the schema models")
    parser.add_argument("--table-version", type=int, help="version of gold.sales_features; the newest by default")
    parser.add_argument("--held-out-days", type=int, default=28, help="last days, which are measured on")
    parser.add_argument("--trees", type=int, default=TREES, help="number of trees")
    parser.add_argument("--parameters-experiment", help="experiment of the search whose best parameters are taken")
    parser.add_argument("--parameters-study", default="sales", help="name of its study; sales by default")
    arguments = parser.parse_args(argv)
    with counted("train"):
        places, experiment = places_of(arguments), arguments.parameters_experiment
        train.run(
            places,
            arguments.experiment,
            arguments.model,
            arguments.table_version,
            arguments.held_out_days,
            arguments.trees,
            best_parameters(places, experiment, arguments.parameters_study) if experiment else None,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
