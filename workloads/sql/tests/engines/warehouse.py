"""The warehouse, as a step applies its scripts to a dedicated SQL pool."""

from functools import cache

from engines.control import FOLDER
from engines.database import Database

# No part of DuckDB has the workload groups of a pool.
NOT_RUN = "090_workload.sql"


def warehouse_scripts():
    """Texts of the scripts, in the order in which a step applies them."""
    return [file.read_text() for file in sorted((FOLDER / "warehouse").glob("*.sql")) if file.name != NOT_RUN]


@cache
def _applied():
    database = Database()
    for script in warehouse_scripts():
        database.apply(script)
    return database


def new_warehouse(lake):
    """A database with the schemas, and the folder of its lake."""
    database = _applied().copy()
    database.lake = lake
    return database
