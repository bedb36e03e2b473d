"""Trains the same small model on the CPU and on one GPU, and says whether they agree.

Ends with 0 where they do, 1 where they do not, 2 where there is no GPU.
"""

import argparse
import inspect
import sys
from pathlib import Path

# Databricks runs the text of a file: what it was read from is known to its code alone.
sys.path.insert(0, str(Path(inspect.currentframe().f_code.co_filename).resolve().parents[2]))

from platform_jobs import gpu_check
from platform_jobs.torch_model import Training


def main(argv):
    """Compares; answers how the program ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=5, help="times that all rows are seen; 5 by default")
    training = Training(epochs=parser.parse_args(argv).epochs)
    absent = gpu_check.why_no_gpu()
    if absent:
        print(absent, file=sys.stderr)
        return 2
    features, target = gpu_check.sample()
    found = [gpu_check.trained_on(device, training, features, target) for device in ("cpu", "cuda")]
    faults = gpu_check.differences(*found)
    print("\n".join(faults) or f"CPU and GPU agree; the last loss is {found[0][0][-1]:.4f}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
