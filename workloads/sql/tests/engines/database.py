"""Databases with scripts and procedures of Transact-SQL, kept in DuckDB."""

import datetime
import itertools
import weakref

import duckdb

from engines.scriptdom import parse
from engines.statements import Run, literal, rows_of

# One DuckDB for all databases: a new one takes 30 ms, a new database of it less than 1.
_ENGINE = duckdb.connect(config={"threads": 1})
_NAMES = (f"database_{number}" for number in itertools.count())


class Database:
    """A database in memory or in a file: its procedures, its clock, and the rights that its scripts gave."""

    def __init__(self, file=None):
        self._name = next(_NAMES)
        _ENGINE.execute(f"ATTACH '{file or ':memory:'}' AS {self._name}")
        # Plans take longer to improve than tables of a few rows to read.
        self._optimizer = "enable" if file else "disable"
        # The views of information_schema read every database that is there.
        weakref.finalize(self, _ENGINE.execute, f"DETACH {self._name}")
        self._reader = self.cursor()
        self.clock = datetime.datetime(2026, 1, 1)
        self.procedures = {}
        self.rights = []
        self.idle = []
        # Folder that stands for the filesystem that COPY reads.
        self.lake = None

    def copy(self):
        """Another database with the tables, their rows and the procedures of this one, and the rights given in it."""
        other = Database()
        _ENGINE.execute(f"COPY FROM DATABASE {self._name} TO {other._name}")
        other.procedures, other.rights = dict(self.procedures), list(self.rights)
        return other

    def apply(self, text):
        """Runs a script."""
        source = parse(text)
        for batch in source.batches:
            session = self.session()
            for _ in Run(session, source, {}).each(batch):
                pass
            session.close()

    def session(self):
        """A connection of its own."""
        return Session(self)

    def query(self, sql):
        """Rows of a query in DuckDB's words."""
        return rows_of(self._reader.execute(sql))

    def cursor(self):
        """A connection of DuckDB."""
        cursor = _ENGINE.cursor()
        cursor.execute(f"USE {self._name}")
        cursor.execute("SET TimeZone = 'UTC'")
        cursor.execute(f"PRAGMA {self._optimizer}_optimizer")
        return cursor


def limit_memory(megabytes, folder):
    """What all databases may take for their statements; what is more goes into files of a folder."""
    _ENGINE.execute(f"SET memory_limit = '{megabytes}MB'")
    _ENGINE.execute(f"SET temp_directory = '{folder}'")
    _ENGINE.execute("SET enable_progress_bar = false")


class Session:
    """A connection: a transaction of its own, and what it was set to."""

    def __init__(self, database):
        self.database = database
        self.connection = database.idle.pop() if database.idle else database.cursor()
        self.in_transaction = False
        self.rolls_back = False
        # Whether an error has ended the transaction that is still open.
        self.has_failed = False

    @property
    def open_connection(self):
        """The connection; where an error has ended its transaction, one that values can still be asked of."""
        return self.database.cursor() if self.has_failed else self.connection

    def start(self, procedure, **arguments):
        """Begins a procedure; the answer is a Run whose statements are run by steps()."""
        source, definition = self.database.procedures[procedure]
        values = {parameter.VariableName.Value[1:]: parameter.Value for parameter in definition.Parameters}
        unknown = arguments.keys() - values.keys()
        missing = [name for name, default in values.items() if default is None and name not in arguments]
        if unknown or missing:
            raise TypeError(f"{procedure}: unknown {sorted(unknown)}, missing {missing}")
        # A default is a literal here.
        defaults = {name: literal(default) for name, default in values.items() if default is not None}
        run = Run(self, source, {**defaults, **arguments})
        run.statements = definition.StatementList.Statements
        return run

    def call(self, procedure, **arguments):
        """Runs a procedure to its end, and answers the rows of its last query."""
        run = self.start(procedure, **arguments)
        for _ in run.steps():
            pass
        return run.rows

    def rollback(self):
        """Undoes the open transaction, if there is one."""
        if self.in_transaction:
            self.connection.execute("ROLLBACK")
        self.in_transaction = self.has_failed = False

    def close(self):
        """Ends the connection, as a crash does: an open transaction is undone."""
        self.rollback()
        self.database.idle.append(self.connection)
        self.connection = None
