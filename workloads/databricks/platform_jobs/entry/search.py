"""Looks for the parameters with which a model of sales is least far off on the last days."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import search
from platform_jobs.counts import counted
from platform_jobs.places import add_arguments, places_of
from platform_jobs.studies import MOST_PARALLEL, MOST_TRIALS
from platform_jobs.tracking import add_experiment


def main(argv):
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    add_experiment(parser)
    parser.add_argument("--study", default="sales", help="name of the study, by which train finds it; sales by default")
    parser.add_argument("--trials", type=int, default=40, help="trials of the study in all; 40 by default")
    parser.add_argument("--parallel", type=int, default=4, help="trials at the same time; 4 by default")
    parser.add_argument("--held-out-days", type=int, default=28, help="last days, to judge by; 28 by default")
    parser.add_argument("--table-version", type=int, help="version of gold.sales_features; the newest by default")
    parser.add_argument("--seed", type=int, default=0, help="seed of what is drawn; 0 by default")
    arguments = parser.parse_args(argv)
    for name, most in (("trials", MOST_TRIALS), ("parallel", MOST_PARALLEL)):
        if not 1 <= getattr(arguments, name) <= most:
            parser.error(f"--{name} is {getattr(arguments, name)}; give 1 to {most}")
    with counted("search"):
        search.run(
            places_of(arguments),
            arguments.experiment,
            arguments.study,
            trials=arguments.trials,
            parallel=arguments.parallel,
            days=arguments.held_out_days,
            version=arguments.table_version,
            seed=arguments.seed,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
