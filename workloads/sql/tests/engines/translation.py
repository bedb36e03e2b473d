"""What Transact-SQL becomes on DuckDB: the one table of it, with what a run on DuckDB therefore does not show."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import sqlglot
from sqlglot import exp


@dataclass(frozen=True)
class Row:
    """One feature of Transact-SQL that DuckDB does not have, or has in another way."""

    feature: str
    becomes: str
    # What the tests do not show; Azure SQL's documentation is all that there is.
    unproved: str
    # Answers the node in DuckDB's words, None to leave it out, or the same node where the row is not about it. Features
    # of the language around queries have none: statements.py runs them.
    rewrite: Callable[[exp.Expression], exp.Expression | None] | None = None


class Untranslated(Exception):
    """A feature without a row."""


def _named(node, name):
    return isinstance(node, exp.Anonymous) and node.name.upper() == name


_SYSTEM = {"ROWCOUNT": "system_row_count", "TRANCOUNT": "system_transaction_count"}


def _system_value(node):
    inner = node.this if isinstance(node, exp.Parameter) else None
    if isinstance(inner, exp.Parameter):
        return exp.Parameter(this=exp.var(_SYSTEM[inner.name.upper()]))
    return node


def _clock(node):
    return exp.Parameter(this=exp.var("system_clock")) if _named(node, "SYSUTCDATETIME") else node


def _object_id(node):
    if isinstance(node, exp.ObjectId):
        name = node.this.name.replace("[", "").replace("]", "")
        found = "SELECT 1 FROM information_schema.tables WHERE table_catalog = current_database()"
        found += f" AND table_schema || '.' || table_name = '{name}'"
        return exp.paren(sqlglot.parse_one(found, read="duckdb"))
    return node


def _schema_id(node):
    if _named(node, "SCHEMA_ID"):
        name = node.expressions[0].name
        found = "SELECT 1 FROM information_schema.schemata WHERE catalog_name = current_database()"
        found += f" AND schema_name = '{name}'"
        return exp.paren(sqlglot.parse_one(found, read="duckdb"))
    return node


def _column_length(node):
    if _named(node, "COL_LENGTH"):
        table, column = (argument.name for argument in node.expressions)
        found = "SELECT 1 FROM information_schema.columns WHERE table_catalog = current_database()"
        found += f" AND table_schema || '.' || table_name = '{table}' AND column_name = '{column}'"
        return exp.paren(sqlglot.parse_one(found, read="duckdb"))
    return node


def _open_json(node):
    if isinstance(node, exp.Table) and isinstance(node.this, exp.OpenJSON):
        values = ", ".join(
            f"value ->> '{column.args['path'].name}' AS {column.this.sql('duckdb')}" for column in node.this.expressions
        )
        query = sqlglot.parse_one(f"SELECT {values} FROM json_each({node.this.this.sql('duckdb')})", read="duckdb")
        return query.subquery(node.alias or "listed")
    return node


def _no_role(node):
    return exp.null() if _named(node, "DATABASE_PRINCIPAL_ID") else node


def _hex_to_binary(node):
    if isinstance(node, exp.Convert) and node.this.is_type("binary") and node.args["style"].name == "1":
        return sqlglot.parse_one(f"unhex(substr({node.expression.sql('duckdb')}, 3))", read="duckdb")
    return node


def _iso_text(node):
    if isinstance(node, exp.Convert) and node.this.is_type("varchar") and node.args["style"].name == "126":
        text = f"strftime({node.expression.sql('duckdb')}, '%Y-%m-%dT%H:%M:%S.%g')"
        return sqlglot.parse_one(text, read="duckdb")
    return node


_TYPES = {
    exp.DType.BIT: exp.DType.BOOLEAN,
    exp.DType.DATETIME2: exp.DType.TIMESTAMP,
    # Of 8 bytes, where DuckDB's has 4.
    exp.DType.FLOAT: exp.DType.DOUBLE,
    exp.DType.TIMESTAMPTZ: None,
}


def _type(node):
    if isinstance(node, exp.DataType) and (node.this in _TYPES and (node.expressions or _TYPES[node.this])):
        return exp.DataType(this=_TYPES[node.this] or node.this)
    return node


def _unlimited(node):
    is_max = isinstance(node, exp.DataType) and any(each.name.upper() == "MAX" for each in node.expressions)
    return exp.DataType(this=exp.DType.TEXT) if is_max else node


def _without(*classes):
    return lambda node: None if isinstance(node, classes) else node


def _index(node):
    # sqlglot reads it as a column with the name INDEX.
    return None if isinstance(node, exp.ColumnDef) and node.name == "INDEX" else node


def _key_order(node):
    return node.this if isinstance(node, exp.Ordered) and node.find_ancestor(exp.PrimaryKey) else node


def _default_name(node):
    # CONSTRAINT name DEFAULT value: of a column, DuckDB takes the value alone.
    return exp.ColumnConstraint(kind=node.kind) if isinstance(node, exp.ColumnConstraint) and node.this else node


TABLE = (
    Row(
        "READ COMMITTED with row versions, the default of Azure SQL",
        "snapshots of whole transactions; one that changes what another has changed fails, and is run again",
        "that the second of two waits for the first and then sees what it wrote; deadlocks",
    ),
    Row(
        "hints UPDLOCK, HOLDLOCK",
        "nothing",
        "that they keep two first runs of a table from writing its row twice; its primary key does in both engines",
        _without(exp.WithTableHint),
    ),
    Row("SET XACT_ABORT ON", "every error rolls back", "that Azure SQL does so for THROW; its documentation says it"),
    Row("THROW", "an exception with number and text", "what a client receives"),
    Row("SET NOCOUNT ON", "nothing", "what a client receives"),
    Row("DECLARE, SET, IF, BEGIN, RETURN, EXECUTE of a text", "run by statements.py", "nothing that is used here"),
    Row(
        "TRY, CATCH, THROW without a number",
        "run by statements.py; a transaction that an error ended takes nothing but ROLLBACK",
        "that CATCH gets every error, and that the error is still there after the rollback",
    ),
    Row(
        "COPY INTO",
        "INSERT of what read_parquet reads from a folder",
        "what COPY makes of types and of values that do not fit, and who may read the files",
    ),
    Row("TRUNCATE TABLE", "TRUNCATE", "that it waits for readers of the table"),
    Row("OPTION (LABEL = …)", "nothing", "that requests are found by it"),
    Row("DISTRIBUTION, indexes and PARTITION of a table of a pool", "nothing", "speed, and where rows are"),
    Row("SYSUTCDATETIME() in a view", "the clock of the machine", "the clock of the server"),
    Row("GRANT, DENY, CREATE ROLE", "listed, not run", "rights, and that procedures write what callers cannot"),
    Row(
        "@@ROWCOUNT, @@TRANCOUNT",
        "the count that DuckDB answers; 1 within a transaction",
        "nothing that is used here",
        _system_value,
    ),
    Row("SYSUTCDATETIME()", "a clock that the test sets", "the clock of the server", _clock),
    Row("OBJECT_ID", "a query of information_schema", "kinds of objects other than tables", _object_id),
    Row("SCHEMA_ID", "a query of information_schema", "nothing that is used here", _schema_id),
    Row("COL_LENGTH", "a query of information_schema", "nothing that is used here", _column_length),
    Row(
        "OPENJSON with a list of columns",
        "a query of the elements of the list",
        "texts that are no JSON; texts longer than their columns",
        _open_json,
    ),
    Row("DATABASE_PRINCIPAL_ID", "NULL: there are no roles", "that the guards of roles see those that exist", _no_role),
    Row(
        "TRY_CONVERT(binary(8), text, 1)",
        "unhex of what follows 0x",
        "that a text without 0x, of odd length or with other digits is NULL: here it is an error",
        _hex_to_binary,
    ),
    Row("CONVERT(varchar(33), time, 126)", "strftime", "the digits after the second", _iso_text),
    Row(
        "datetime2(3), datetimeoffset(7), bit, float",
        "TIMESTAMP, TIMESTAMPTZ, BOOLEAN, DOUBLE",
        "times less than a microsecond apart; that an empty text is 0 and 1900 (here NULL)",
        _type,
    ),
    Row("nvarchar(max)", "text of any length", "nothing that is used here", _unlimited),
    Row("varchar(64) and other lengths", "text of any length", "errors and cuts of texts that are too long"),
    Row(
        "COLLATE Latin1_General_100_BIN2",
        "nothing: DuckDB compares letter by letter",
        "that variables compare so with columns; that blanks at the end do not count",
        _without(exp.CollateColumnConstraint),
    ),
    Row("INDEX in a table", "nothing", "speed", _index),
    Row("order of a primary key", "nothing", "nothing that is used here", _key_order),
    Row("names of constraints of a column", "nothing", "nothing that is used here", _default_name),
)

# Functions of DuckDB that rows write.
WRITTEN = ("hex", "json_each", "to_seconds")

# How often each row was needed, so that a test finds rows that nothing needs any more.
used = Counter()


@cache
def to_duckdb(sql):
    """A query or an expression in DuckDB's words; variables become parameters of their names."""
    tree = sqlglot.parse_one(sql, read="tsql")
    for row in TABLE:
        if row.rewrite:
            tree = tree.transform(_counted(row))
    left = [node.name for node in tree.find_all(exp.Anonymous) if node.name.lower() not in WRITTEN]
    if left:
        raise Untranslated(f"{', '.join(left)}: no row of the table translates it")
    return tree.sql("duckdb", comments=False)


def _counted(row):
    def rewrite(node):
        result = row.rewrite(node)
        if result is not node:
            used[row.feature] += 1
        return result

    return rewrite
