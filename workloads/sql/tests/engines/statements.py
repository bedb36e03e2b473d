"""Runs statements of Transact-SQL on DuckDB, one after the other.

The statements are those that ScriptDom finds. Before each one a run stops, so that a test can end it there, or let
another run go on. What differs from Azure SQL is in translation.py.
"""

import re

import duckdb

from engines.lake import read_copied
from engines.scriptdom import kind, parse
from engines.translation import Untranslated, to_duckdb


class Thrown(Exception):
    """THROW of a procedure."""

    def __init__(self, number, message):
        super().__init__(f"{number}: {message}")
        self.number = number


def rows_of(cursor):
    """Rows of a query of DuckDB, with the names of their columns."""
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Run:
    """One run of a procedure or a batch."""

    def __init__(self, session, source, values):
        self.session = session
        self.source = source
        self.values = values
        self.row_count = 0
        self.rows = []
        self.statements = []
        # What the CATCH that runs was called for.
        self.error = None

    def steps(self):
        """Yields the text of each statement before it runs."""
        try:
            yield from self.each(self.statements)
        except Exception:
            if self.session.in_transaction and not self.session.rolls_back:
                raise AssertionError("an error in a transaction without SET XACT_ABORT ON") from None
            self.session.rollback()
            raise
        if self.session.in_transaction:
            raise AssertionError("a procedure ended within its transaction")

    def each(self, statements):
        """Runs a list of statements; answers whether one of them was RETURN."""
        for statement in statements:
            if kind(statement) == "BeginEndBlockStatement":
                if (yield from self.each(statement.StatementList.Statements)):
                    return True
                continue
            yield self.source.text_of(statement)
            if kind(statement) == "ReturnStatement":
                return True
            if kind(statement) in _BLOCKS:
                if (yield from _BLOCKS[kind(statement)](self, statement)):
                    return True
            else:
                _HANDLERS.get(kind(statement), _unknown)(self, statement)
        return False

    def _if(self, statement):
        holds = self.value(f"CASE WHEN {self.source.text_of(statement.Predicate)} THEN 1 ELSE 0 END")
        branch = statement.ThenStatement if holds else statement.ElseStatement
        return (yield from self.each([branch])) if branch else False

    def _try(self, statement):
        try:
            return (yield from self.each(statement.TryStatements.Statements))
        except (Thrown, duckdb.Error) as error:
            if self.session.in_transaction and not self.session.rolls_back:
                raise AssertionError("an error in a transaction without SET XACT_ABORT ON") from None
            self.session.has_failed = self.session.in_transaction
            self.error = error
        return (yield from self.each(statement.CatchStatements.Statements))

    def query(self, sql):
        """Runs a query; answers DuckDB's cursor."""
        translated = to_duckdb(sql)
        known = {
            **self.values,
            "system_row_count": self.row_count,
            "system_transaction_count": int(self.session.in_transaction),
            "system_clock": self.session.database.clock,
        }
        # DuckDB refuses values that the query does not use.
        used = set(re.findall(r"\$(\w+)", translated))
        return self.session.open_connection.execute(translated, {name: known[name] for name in used})

    def value(self, expression, data_type=None):
        """Value of an expression, as a type where one is given."""
        return self.query(f"SELECT {f'CAST({expression} AS {data_type})' if data_type else expression}").fetchone()[0]


def literal(default):
    """Value of a default, which is a number or NULL here."""
    return None if kind(default) == "NullLiteral" else int(default.Value)


def _unknown(run, statement):
    raise Untranslated(f"{kind(statement)} is not run here: {run.source.text_of(statement)}")


def _set(run, statement):
    # SET NOCOUNT changes nothing here.
    if str(statement.Options) == "XactAbort":
        run.session.rolls_back = statement.IsOn


def _declare(run, statement):
    for declaration in statement.Declarations:
        name = declaration.VariableName.Value[1:]
        data_type = run.source.text_of(declaration.DataType)
        value = declaration.Value
        run.values[name] = None if value is None else run.value(run.source.text_of(value), data_type)


def _assign(run, statement):
    run.values[statement.Variable.Name[1:]] = run.value(run.source.text_of(statement.Expression))


def _select(run, statement):
    elements = list(statement.QueryExpression.SelectElements)
    if kind(elements[0]) != "SelectSetVariable":
        run.rows = rows_of(run.query(run.source.text_of(statement)))
        return
    # SELECT @a = x FROM t: the variables stay as they are where no row is found.
    specification = statement.QueryExpression
    columns = ", ".join(run.source.text_of(element.Expression) for element in elements)
    rest = " ".join(run.source.text_of(part) for part in (specification.FromClause, specification.WhereClause) if part)
    for row in run.query(f"SELECT {columns} {rest}").fetchall():
        for element, value in zip(elements, row, strict=True):
            run.values[element.Variable.Name[1:]] = value


def _change(run, statement):
    (run.row_count,) = run.query(run.source.text_of(statement)).fetchone()


def _create(run, statement):
    run.query(run.source.text_of(statement))


def _create_table(run, statement):
    # Without WITH: how a pool distributes and stores a table.
    name, definition = (run.source.text_of(part) for part in (statement.SchemaObjectName, statement.Definition))
    run.query(f"CREATE TABLE {name} ({definition})")


def _view(run, statement):
    name, select = (run.source.text_of(part) for part in (statement.SchemaObjectName, statement.SelectStatement))
    # A view takes no parameters.
    view = to_duckdb(f"CREATE OR REPLACE VIEW {name} AS {select}").replace(
        "$system_clock", "(now() AT TIME ZONE 'UTC')"
    )
    run.session.connection.execute(view)


def _begin(run, _):
    run.session.connection.execute("BEGIN TRANSACTION")
    run.session.in_transaction = True


def _commit(run, _):
    # DuckDB ends the transaction where it refuses the commit, too.
    run.session.in_transaction = False
    run.session.connection.execute("COMMIT")


def _rollback(run, _):
    run.session.rollback()


def _throw(run, statement):
    if statement.ErrorNumber is None:
        raise run.error
    raise Thrown(int(statement.ErrorNumber.Value), run.value(run.source.text_of(statement.Message)))


def _execute(run, statement):
    texts = statement.ExecuteSpecification.ExecutableEntity.Strings
    (text,) = [run.value(run.source.text_of(each)) for each in texts]
    if text.startswith("COPY INTO"):
        run.row_count = read_copied(run.session, text)
        return
    source = parse(text.replace(" AUTHORIZATION dbo", ""))
    for batch in source.batches:
        for _ in Run(run.session, source, {}).each(batch):
            pass


def _define(run, statement):
    name = run.source.text_of(statement.ProcedureReference.Name)
    run.session.database.procedures[name] = (run.source, statement)


def _right(run, statement):
    run.session.database.rights.append(run.source.text_of(statement))


_HANDLERS = {
    "AlterProcedureStatement": _define,
    "AlterTableAddTableElementStatement": _create,
    "AlterViewStatement": _view,
    "BeginTransactionStatement": _begin,
    "CommitTransactionStatement": _commit,
    "CreateOrAlterProcedureStatement": _define,
    "CreateProcedureStatement": _define,
    "CreateRoleStatement": _right,
    "CreateSchemaStatement": _create,
    "CreateTableStatement": _create_table,
    "CreateViewStatement": _view,
    "DeclareVariableStatement": _declare,
    "DeleteStatement": _change,
    "DenyStatement": _right,
    "ExecuteStatement": _execute,
    "GrantStatement": _right,
    "InsertStatement": _change,
    "PredicateSetStatement": _set,
    "RollbackTransactionStatement": _rollback,
    "SelectStatement": _select,
    "SetVariableStatement": _assign,
    "ThrowStatement": _throw,
    "TruncateTableStatement": _create,
    "UpdateStatement": _change,
}

_BLOCKS = {"IfStatement": Run._if, "TryCatchStatement": Run._try}
