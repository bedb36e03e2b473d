"""Trains a network for sales in Keras, by a process of its own."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import keras_training
from platform_jobs.counts import counted
from platform_jobs.places import add_arguments, places_of
from platform_jobs.tracking import add_experiment


def main(argv):
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    add_experiment(parser)
    parser.add_argument("--epochs", type=int, default=20, help="times that all rows are seen; 20 by default")
    parser.add_argument("--held-out-days", type=int, default=28, help="last days, to judge by; 28 by default")
    parser.add_argument("--table-version", type=int, help="version of gold.sales_features; the newest by default")
    parser.add_argument("--seed", type=int, default=0, help="seed of what is drawn; 0 by default")
    arguments = parser.parse_args(argv)
    with counted("keras-training"):
        keras_training.run(
            places_of(arguments),
            arguments.experiment,
            days=arguments.held_out_days,
            epochs=arguments.epochs,
            seed=arguments.seed,
            version=arguments.table_version,
        )


if __name__ == "__main__":
    main(sys.argv[1:])
