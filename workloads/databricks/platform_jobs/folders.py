"""Folders by which a job hands files to the processes that it starts."""

import shutil
from contextlib import contextmanager
from pathlib import Path

from platform_jobs.counts import Refusal


@contextmanager
def own_folder(places, name):
    """A folder of this name below the job's own, which every machine of the cluster reads as files; it is deleted."""
    if not places.checkpoint.startswith("/"):
        raise Refusal("checkpoint", f'--checkpoint is "{places.checkpoint}"; give a folder of a volume, as /Volumes/…')
    folder = Path(places.checkpoint) / name
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
