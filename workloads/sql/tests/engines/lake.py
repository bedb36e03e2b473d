"""COPY INTO of a dedicated SQL pool, which reads the same Parquet files from a folder here."""

from urllib.parse import urlsplit

import sqlglot
from sqlglot import exp

from engines.scriptdom import without_labels


def parse_copy(text):
    """The tree of a COPY statement. sqlglot keeps what it cannot parse as it is, which is an error here."""
    tree = sqlglot.parse_one(without_labels(text), read="tsql")
    if not isinstance(tree, exp.Copy):
        raise sqlglot.ParseError(f"no COPY that sqlglot parses: {text}")
    return tree


def addresses(tree):
    """Addresses that a COPY reads."""
    return [each.name for each in tree.args["files"]]


def read_copied(session, text):
    """Runs a COPY; answers how many rows it wrote."""
    tree = parse_copy(text)
    (address,) = addresses(tree)
    _, filesystem, folder = urlsplit(address).path.split("/", 2)
    assert filesystem == "gold", address
    # Files are read by the position of their columns, as COPY does.
    files = str(session.database.lake / folder)
    query = f"INSERT INTO {tree.this.sql('duckdb')} SELECT * FROM read_parquet($files)"
    return session.connection.execute(query, {"files": files}).fetchone()[0]
