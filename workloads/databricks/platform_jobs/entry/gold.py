"""Makes gold of what silver holds."""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import gold
from platform_jobs.places import add_arguments, places_of


def main(argv):
    """Runs the job."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_arguments(parser)
    gold.run(places_of(parser.parse_args(argv)))


if __name__ == "__main__":
    main(sys.argv[1:])
