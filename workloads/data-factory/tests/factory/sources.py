"""A source: a database whose rows tests change, with what SQL Server keeps of changes."""

import re

from engines.database import Database
from engines.scriptdom import parse
from engines.statements import rows_of

from factory.runs import ActivityFailed
from factory.translation import to_duckdb


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class Source:
    """Tables with the columns id, value, changed_at and version; each has its changes tracked."""

    def __init__(self, clock):
        # The clock is that of the control database.
        self.clock = clock
        self.database = Database()
        self.cursor = self.database.cursor()
        self.cursor.execute("CREATE SCHEMA IF NOT EXISTS dbo")
        self.version = 0
        self.uncommitted = []
        self.min_valid = 0
        self.is_tracked = True
        self.broken = set()

    def create(self, name, number_of_rows=0):
        self.cursor.execute(
            f"CREATE TABLE dbo.{quoted(name)} (id INT PRIMARY KEY, value VARCHAR, changed_at TIMESTAMP, version BLOB)"
        )
        self.cursor.execute(f"CREATE TABLE dbo.{quoted(_log(name))} (id INT, operation VARCHAR, version BIGINT)")
        for number in range(number_of_rows):
            self.write(name, number, f"first {number}", second=number)

    def write(self, name, number, value, second, version=None):
        """Inserts or changes a row, at so many seconds of the source's clock."""
        if version is None:
            version = self.next_version()
        known = self.cursor.execute(f"SELECT 1 FROM dbo.{quoted(name)} WHERE id = ?", [number]).fetchone()
        self.cursor.execute(
            f"INSERT OR REPLACE INTO dbo.{quoted(name)} (id, value, changed_at, version) "
            "VALUES (?, ?, TIMESTAMP '2026-01-01' + to_seconds(?), ?)",
            [number, value, second, version.to_bytes(8, "big")],
        )
        self._log(name, number, "U" if known else "I", version)

    def alter(self, name, change):
        """Changes a column, as in ALTER TABLE."""
        self.cursor.execute(f"ALTER TABLE dbo.{quoted(name)} {change}")

    def next_version(self):
        self.version += 1
        return self.version

    def delete(self, name, number):
        self.cursor.execute(f"DELETE FROM dbo.{quoted(name)} WHERE id = ?", [number])
        self._log(name, number, "D", self.next_version())

    def clean_up(self):
        """Forgets the changes so far, as SQL Server does after its retention."""
        self.min_valid = self.version
        logs = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
        logs += " AND table_name LIKE '%.log'"
        for (name,) in self.cursor.execute(logs).fetchall():
            self.cursor.execute(f"DELETE FROM dbo.{quoted(name)}")

    def rows(self, name):
        """All rows, as bronze should have them."""
        return self.cursor.execute(f"SELECT id, value FROM dbo.{quoted(name)} ORDER BY id").fetchall()

    def whole_rows(self, name):
        """All rows with all columns."""
        return rows_of(self.cursor.execute(f"SELECT * FROM dbo.{quoted(name)} ORDER BY id"))

    def translated(self, query):
        """A query, which Microsoft's parser must read, in DuckDB's words, and the values that it takes."""
        parse(query)
        for name in self.broken:
            if f"FROM [dbo].[{name}]" in query:
                raise ActivityFailed(f"Invalid object name '{name}'.")
        known = {
            "system_clock": self.clock(),
            "min_active": min([*self.uncommitted, self.version + 1]).to_bytes(8, "big"),
            "current_version": self.version if self.is_tracked else None,
            "min_valid": self.min_valid,
        }
        text = to_duckdb(query, _changes)
        return text, {name: known[name] for name in set(re.findall(r"\$(\w+)", text))}

    def _log(self, name, number, operation, version):
        self.cursor.execute(f"INSERT INTO dbo.{quoted(_log(name))} VALUES (?, ?, ?)", [number, operation, version])


def _log(name):
    return f"{name}.log"


def _changes(table, since):
    log = _log(table.removeprefix("[dbo].[").removesuffix("]"))
    return (
        "SELECT id, max(version) AS SYS_CHANGE_VERSION, max_by(operation, version) AS SYS_CHANGE_OPERATION "
        f"FROM dbo.[{log}] WHERE version > {since} GROUP BY id"
    )
