"""The schema control, as a step applies its scripts."""

from functools import cache
from pathlib import Path

from engines.database import Database

FOLDER = Path(__file__).parents[2]


def control_scripts():
    """Texts of the scripts, in the order in which a step applies them."""
    return [file.read_text() for file in sorted((FOLDER / "control").glob("*.sql"))]


@cache
def _applied():
    database = Database()
    for script in control_scripts():
        database.apply(script)
    return database


def new_control():
    """A database with the schema."""
    return _applied().copy()
