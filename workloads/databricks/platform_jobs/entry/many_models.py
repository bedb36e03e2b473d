"""Trains a model for each store and product, and registers all of them as one."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import many_models
from platform_jobs.counts import counted
from platform_jobs.features import read_snapshot
from platform_jobs.group_fit import Fit
from platform_jobs.places import add_arguments, places_of
from platform_jobs.tracking import add_experiment


def main(argv):
    """Runs the job; ends as failed where more groups failed than may, after all else is done."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    add_experiment(parser)
    parser.add_argument("--model", default="sales_by_series", help="name of the registered model in the schema models")
    parser.add_argument("--table-version", type=int, help="version of gold.sales_features; the newest by default")
    parser.add_argument("--held-out-days", type=int, default=28, help="last days, by which models are judged")
    parser.add_argument("--least-rows", type=int, default=Fit.least_rows, help="rows that a model must have")
    parser.add_argument("--trees", type=int, default=Fit.trees, help="trees of a model")
    parser.add_argument("--leaves", type=int, default=Fit.leaves, help="leaves of a tree")
    parser.add_argument("--most-failed", type=float, default=0.05, help="part of the groups that may have no model")
    parser.add_argument("--most-carried", type=int, default=256, help="megabytes of models in the registered one")
    arguments = parser.parse_args(argv)
    parameters = {name: getattr(arguments, name) for name in ("least_rows", "trees", "leaves")}
    limits = {name: getattr(arguments, name) for name in ("most_failed", "most_carried")}
    with counted("many-models"):
        places = places_of(arguments)
        snapshot = read_snapshot(places, arguments.table_version)
        fit = many_models.fit_of(snapshot, arguments.held_out_days, **parameters)
        many_models.run(places, arguments.experiment, snapshot, fit, arguments.model, **limits)


if __name__ == "__main__":
    main(sys.argv[1:])
