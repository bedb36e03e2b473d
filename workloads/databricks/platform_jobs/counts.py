"""What a job says about what it did: a line of JSON for each step, which logs can be searched for."""

import json


def log_counts(job, step, **counts):
    """Prints how many rows, files or tables a step of a job had to do with."""
    print(json.dumps({"job": job, "step": step, **counts}, default=str), flush=True)
