"""The warehouse, as a step applies its scripts to a dedicated SQL pool."""

from functools import cache

from engines.control import FOLDER
from engines.database import Database

# No part of DuckDB has the workload groups of a pool.
NOT_RUN = "090_workload.sql"


def warehouse_scripts():
    """Texts of the scripts, in the order in which a step applies them."""
    return [file.read_text() for file in sorted((FOLDER / "warehouse").glob("*.sql")) if file.name != NOT_RUN]


def _new(file=None):
    database = Database(file)
    for script in warehouse_scripts():
        database.apply(script)
    return database


@cache
def _applied():
    return _new()


def new_warehouse(lake, file=None):
    """A database with the schemas, and the folder of its lake; in memory where no file is given."""
    database = _new(file) if file else _applied().copy()
    database.lake = lake
    return database
