"""Calls at the same time."""

from concurrent.futures import ThreadPoolExecutor


def at_once(*calls):
    """Makes calls at the same time; answers for each its result, or the exception that it raised."""
    with ThreadPoolExecutor(len(calls)) as pool:
        made = [pool.submit(call) for call in calls]
    return [each.exception() or each.result() for each in made]
