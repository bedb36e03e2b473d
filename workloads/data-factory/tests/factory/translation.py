"""What queries of a source become on DuckDB, in addition to what the control schema uses (engines/translation.py)."""

import re
from functools import cache

import sqlglot
from engines.translation import TABLE, WRITTEN, Row, Untranslated
from sqlglot import exp

# CHANGETABLE takes a list that no other function takes, so it is found in the text.
_CHANGETABLE = re.compile(r"CHANGETABLE\(CHANGES (\[(?:[^\]]|\]\])+\]\.\[(?:[^\]]|\]\])+\]), (\d+)\)")


def _named(node, name):
    return isinstance(node, exp.Anonymous) and node.name.upper() == name


def _parameter(name):
    return exp.Parameter(this=exp.var(name))


def _min_active(node):
    return _parameter("min_active") if _named(node, "MIN_ACTIVE_ROWVERSION") else node


def _current_version(node):
    return _parameter("current_version") if _named(node, "CHANGE_TRACKING_CURRENT_VERSION") else node


def _min_valid(node):
    return _parameter("min_valid") if _named(node, "CHANGE_TRACKING_MIN_VALID_VERSION") else node


def _binary_text(node):
    style = node.args.get("style") if isinstance(node, exp.Convert) else None
    if style is not None and style.name == "1" and node.this.is_type("varchar"):
        return sqlglot.parse_one("'0x' || hex(:value)", read="duckdb").transform(
            lambda inner: node.expression if isinstance(inner, exp.Placeholder) else inner
        )
    return node


def _binary(node):
    # Of a value that is binary already.
    is_binary = isinstance(node, exp.Convert) and node.this.is_type("binary") and node.args.get("style") is None
    return node.expression if is_binary else node


def _text(node):
    if isinstance(node, exp.Convert) and node.this.is_type("varchar") and node.args.get("style") is None:
        return exp.cast(node.expression, "text")
    return node


def _shifted(node):
    if isinstance(node, exp.DateAdd) and isinstance(node.this, exp.Cast):
        seconds = node.expression.sql("duckdb")
        return sqlglot.parse_one(f"{node.this.sql('duckdb')} + to_seconds({seconds})", read="duckdb")
    return node


# What SQL Server calls the types that a table of the tests may have.
_TYPES = {"INTEGER": "int", "BIGINT": "bigint", "VARCHAR": "nvarchar", "TIMESTAMP": "datetime2", "BLOB": "varbinary"}


def _columns(node):
    if isinstance(node, exp.Table) and node.db.upper() == "INFORMATION_SCHEMA":
        types = " ".join(f"WHEN '{theirs}' THEN '{ours}'" for theirs, ours in _TYPES.items())
        query = f"SELECT * REPLACE (CASE data_type {types} ELSE lower(data_type) END AS data_type)"
        query += " FROM information_schema.columns WHERE table_catalog = current_database()"
        return sqlglot.parse_one(query, read="duckdb").subquery("listed")
    return node


ROWS = (
    Row(
        "INFORMATION_SCHEMA.COLUMNS",
        "that of the one database, with SQL Server's names of types",
        "which tables a user sees; that a name is compared as the database compares texts",
        _columns,
    ),
    Row("MIN_ACTIVE_ROWVERSION()", "what the source says", "how SQL Server gives rowversions", _min_active),
    Row(
        "CHANGE_TRACKING_CURRENT_VERSION()",
        "what the source says",
        "how SQL Server counts versions",
        _current_version,
    ),
    Row(
        "CHANGE_TRACKING_MIN_VALID_VERSION()",
        "what the source says, of the one table that it tracks",
        "when SQL Server cleans up, and what it answers without the right to see changes",
        _min_valid,
    ),
    Row("CONVERT(binary(8), rowversion)", "nothing", "nothing that is used here", _binary),
    Row("CONVERT(varchar(18), binary, 1)", "hex with 0x before it", "nothing that is used here", _binary_text),
    Row("CONVERT(varchar(n), number)", "a cast", "texts that are cut", _text),
    Row("DATEADD(second, n, time)", "an addition", "nothing that is used here", _shifted),
    Row(
        "CHANGETABLE(CHANGES t, n)",
        "a query of the log that the source keeps",
        "what counts as a change, and that an inserted row which is then changed is an insert",
    ),
)


# What a literal has in its place while a query is rewritten: digits, of which no rewriting takes note.
_PLACE = "73000000000000"
_PLACES = re.compile(rf"{_PLACE}(\d{{5}})")
# Texts; what is before them here is left as it is: comments and names, which may hold quotation marks.
_TEXTS = re.compile(r"--[^\n]*|/\*.*?\*/|\[(?:[^\]]|\]\])*\]|\"(?:[^\"]|\"\")*\"|'((?:[^']|'')*)'", re.DOTALL)


def to_duckdb(text, changes):
    """A query in DuckDB's words; `changes` answers the query that stands for the changes of a table after a version."""
    literals = []

    def apart(literal):
        literals.append(literal)
        return f"{_PLACE}{len(literals) - 1:05}"

    plain = _CHANGETABLE.sub(lambda found: f"({changes(found[1], apart(found[2]))})", text)
    shape = _TEXTS.sub(lambda found: found[0] if found[1] is None else f"'{apart(found[1])}'", plain)

    def filled(sql):
        return _PLACES.sub(lambda found: literals[int(found[1])], sql)

    result = filled(_rewritten(shape))
    if shape not in _proved:
        assert result == _rewritten.__wrapped__(filled(shape)), f"a literal decides how this is rewritten: {text}"
        _proved.add(shape)
    return result


_proved = set()


# Queries of a table differ from run to run in literals alone, and rewriting is most of the work.
@cache
def _rewritten(sql):
    tree = sqlglot.parse_one(sql, read="tsql")
    for row in (*ROWS, *TABLE):
        if row.rewrite:
            # The tree is nobody else's: copies of it would be most of the work.
            tree = tree.transform(row.rewrite, copy=False)
    if left := [node.name for node in tree.find_all(exp.Anonymous) if node.name.lower() not in WRITTEN]:
        raise Untranslated(f"{', '.join(left)}: no row of the tables translates it")
    return tree.sql("duckdb", comments=False)
