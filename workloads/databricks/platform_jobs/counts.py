"""What a job says about what it did: a line of JSON for each step, which logs can be searched for."""

import json
from collections import Counter
from contextlib import contextmanager


def log_counts(job, step, **counts):
    """Prints how many rows, files or tables a step of a job had to do with."""
    print(json.dumps({"job": job, "step": step, **counts}, default=str), flush=True)


class Incomplete(Exception):
    """A job that did what it could and refused the rest; its text has every fault."""


def finish(job, done, faults):
    """Prints how much was done and how much was refused for which reason; raises where anything was refused."""
    log_counts(job, "end", done=done, refused=dict(sorted(Counter(reason for reason, _ in faults).items())))
    if faults:
        raise Incomplete(f"{job}: {len(faults)} refused: " + "; ".join(f"{reason}: {text}" for reason, text in faults))


class Refusal(Exception):
    """What a job does not go on with, and why: the counter of the reason, and what was found."""

    def __init__(self, reason, message):
        super().__init__(message)
        self.reason = reason


@contextmanager
def counted(job):
    """Counts what ends a job, by its reason; the job fails."""
    try:
        yield
    except Refusal as refused:
        log_counts(job, "end", done=0, refused={refused.reason: 1})
        raise
