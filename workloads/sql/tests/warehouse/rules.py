"""Rules for scripts of a dedicated SQL pool, on the tree of the parser. Each fault has its line."""

import re

import sqlglot
from engines.lake import addresses, parse_copy
from engines.scriptdom import ScriptError, kind, parse, parts_of
from sqlglot import exp

_DEFINES = re.compile(r"^(Create|Alter|Drop|Truncate|Rename)")
_ENDS = {"CommitTransactionStatement", "RollbackTransactionStatement"}
_CHANGES = {"InsertStatement", "UpdateStatement", "DeleteStatement", "MergeStatement", "SelectStatement"}
_PROCEDURES = {"AlterProcedureStatement", "CreateProcedureStatement"}
DFS = ".dfs.core.windows.net/"


def faults(text):
    """What is wrong with a script; nothing where it may be applied."""
    try:
        source = parse(text)
    except ScriptError as error:
        # What the parser is too old for: a COPY that is not the text of an EXECUTE.
        copies = [tree for tree in sqlglot.parse(text, read="tsql") if isinstance(tree, exp.Copy)]
        return [f"line 1: {fault}" for tree in copies for fault in _copy_faults(tree)] or str(error).split("\n")
    found = []
    for batch in source.batches:
        for statement in batch:
            parts = list(parts_of(statement))
            found += _stars(parts)
            for part in parts:
                if kind(part) == "CreateTableStatement":
                    found += _table_faults(part)
            if kind(statement) in _PROCEDURES:
                found += _procedure_faults(source, statement)
    return found


def _at(fragment, text):
    return f"line {fragment.StartLine}: {text}"


def _stars(parts):
    stars = [part for part in parts if kind(part) == "SelectStarExpression"]
    if stars:
        # EXISTS reads no column.
        exists = [part for part in parts if kind(part) == "ExistsPredicate"]
        unread = {part.StartOffset for predicate in exists for part in parts_of(predicate)}
        for star in stars:
            if star.StartOffset not in unread:
                yield _at(star, "SELECT * takes the columns that a table has by chance; list them")


def _table_faults(table):
    options = {kind(option): option for option in table.Options}
    columns = {column.ColumnIdentifier.Value for column in table.Definition.ColumnDefinitions}
    distribution = options.get("TableDistributionOption")
    if distribution is None:
        yield _at(table, "a table states its DISTRIBUTION")
    elif kind(distribution.Value) == "TableHashDistributionPolicy":
        name = distribution.Value.DistributionColumn.Value
        if name not in columns:
            yield _at(table, f"DISTRIBUTION = HASH({name}): the table has no such column")
    if "TableIndexOption" not in options:
        yield _at(table, "a table states HEAP or its index")
    partition = options.get("TablePartitionOption")
    if partition and partition.PartitionColumn.Value not in columns:
        yield _at(table, f"PARTITION ({partition.PartitionColumn.Value}): the table has no such column")


def _procedure_faults(source, procedure):
    statements = list(procedure.StatementList.Statements)
    flat = list(_flat(statements))
    yield from _transaction_faults(statements, flat, has_try=False)
    for statement in flat:
        if kind(statement) in _CHANGES and not _assigns(statement) and source.label_of(statement) is None:
            yield _at(statement, f"{kind(statement)} has no OPTION (LABEL = …)")
        if kind(statement) == "TryCatchStatement":
            yield from _catch_faults(statement)
    if any(kind(each) == "BeginTransactionStatement" for each in flat) and not any(map(_aborts, flat)):
        yield _at(procedure, "a transaction needs SET XACT_ABORT ON ahead of it")
    yield from _text_faults(source, flat)


def _flat(statements):
    """Statements in the order of the text, with those within blocks after their block."""
    for statement in statements:
        yield statement
        for inner in _blocks(statement):
            yield from _flat(inner)


def _blocks(statement):
    if kind(statement) == "BeginEndBlockStatement":
        return [statement.StatementList.Statements]
    if kind(statement) == "TryCatchStatement":
        return [statement.TryStatements.Statements, statement.CatchStatements.Statements]
    if kind(statement) == "IfStatement":
        return [[branch] for branch in (statement.ThenStatement, statement.ElseStatement) if branch]
    return [[statement.Statement]] if kind(statement) == "WhileStatement" else []


def _assigns(statement):
    return kind(statement) == "SelectStatement" and any(
        kind(part) == "SelectSetVariable" for part in parts_of(statement.QueryExpression)
    )


def _aborts(statement):
    return kind(statement) == "PredicateSetStatement" and str(statement.Options) == "XactAbort" and statement.IsOn


def _transaction_faults(statements, flat, has_try):
    """A transaction begins and ends in one list of statements, that of a TRY, and holds changes of rows alone."""
    begin = None
    for statement in statements:
        name = kind(statement)
        inner = list(_flat([statement]))
        if begin is None:
            if name == "BeginTransactionStatement":
                begin = statement
                if not has_try:
                    yield _at(statement, "a transaction is within BEGIN TRY, so that an error rolls it back")
            elif name == "CommitTransactionStatement":
                yield _at(statement, "COMMIT without BEGIN TRANSACTION in the same list of statements")
            elif name == "TryCatchStatement":
                yield from _transaction_faults(list(statement.TryStatements.Statements), flat, has_try=True)
                yield from _transaction_faults(list(statement.CatchStatements.Statements), flat, has_try=False)
            else:
                for block in _blocks(statement):
                    yield from _transaction_faults(list(block), flat, has_try=has_try)
            continue
        for each in inner:
            yield from _within_faults(each)
        if name in _ENDS:
            begin = None
    if begin is not None:
        yield _at(begin, "the transaction does not end in the same list of statements")


def _within_faults(statement):
    name = kind(statement)
    if name == "BeginTransactionStatement":
        yield _at(statement, "a transaction within a transaction: a pool has none")
    elif name == "SaveTransactionStatement":
        yield _at(statement, "SAVE TRANSACTION: a pool has no savepoints")
    elif name == "ExecuteStatement":
        yield _at(statement, "EXECUTE within a transaction: what it runs is not seen here")
    elif name == "ReturnStatement":
        yield _at(statement, "RETURN leaves the transaction open")
    elif _DEFINES.match(name):
        yield _at(statement, f"{name} within a transaction: a pool takes no DDL there")


def _catch_faults(statement):
    begins = any(kind(each) == "BeginTransactionStatement" for each in _flat(statement.TryStatements.Statements))
    rolled_back = not begins
    for each in statement.CatchStatements.Statements:
        if any(kind(inner) == "RollbackTransactionStatement" for inner in _flat([each])):
            rolled_back = True
        elif not rolled_back:
            yield _at(each, "CATCH rolls back before anything else: a pool answers no ERROR_ before that")
            return
    if not rolled_back:
        yield _at(statement, "CATCH does not roll back")


def _text_faults(source, flat):
    """Faults of COPY in the texts that a procedure executes."""
    for statement in flat:
        if kind(statement) != "ExecuteStatement" or not hasattr(
            statement.ExecuteSpecification.ExecutableEntity, "Strings"
        ):
            continue
        (text,) = (_text_of(each, flat) for each in statement.ExecuteSpecification.ExecutableEntity.Strings)
        if "COPY" not in text.upper():
            continue
        if not re.search(r"\bOPTION\s*\(\s*LABEL\s*=", text):
            yield _at(statement, "COPY has no OPTION (LABEL = …)")
        try:
            tree = parse_copy(text)
        except sqlglot.ParseError as error:
            yield _at(statement, str(error).split("\n")[0])
            continue
        yield from (_at(statement, fault) for fault in _copy_faults(tree, checked=_checks_address(source, flat)))


def _text_of(value, flat):
    """A text that a procedure makes: what variables have is a name in <>."""
    if kind(value) == "StringLiteral":
        return value.Value
    if kind(value) == "BinaryExpression":
        return _text_of(value.FirstExpression, flat) + _text_of(value.SecondExpression, flat)
    if kind(value) == "FunctionCall" and value.FunctionName.Value.upper() == "CONCAT":
        return "".join(_text_of(each, flat) for each in value.Parameters)
    if kind(value) == "VariableReference":
        for statement in flat:
            if kind(statement) == "SetVariableStatement" and statement.Variable.Name == value.Name:
                return _text_of(statement.Expression, flat)
    return f"<{value.Name[1:] if kind(value) == 'VariableReference' else kind(value)}>"


def _checks_address(source, flat):
    """Whether an IF of a procedure asks for an address at a dfs endpoint, and throws."""
    return any(
        kind(each) == "IfStatement"
        and DFS in source.text_of(each.Predicate)
        and any(kind(inner) == "ThrowStatement" for inner in _flat([each.ThenStatement]))
        for each in flat
    )


def _copy_faults(tree, checked=False):
    options = {each.this.name.upper(): each for each in tree.args["params"]}
    for address in addresses(tree):
        if address.startswith("<"):
            if not checked:
                yield f"COPY from {address}, which nothing holds to a dfs endpoint"
        elif DFS not in address:
            yield f"COPY from {address}: managed identity and Parquet need the dfs endpoint"
    credential = options.get("CREDENTIAL")
    found = credential.sql("tsql") if credential else ""
    if "SECRET" in found.upper():
        yield "COPY with a secret; IDENTITY = 'Managed Identity' has none"
    elif not re.search(r"IDENTITY\s*=\s*N?'Managed Identity'", found, re.IGNORECASE):
        yield "COPY states CREDENTIAL = (IDENTITY = 'Managed Identity')"
    if "FILE_TYPE" not in options or "PARQUET" not in options["FILE_TYPE"].sql("tsql").upper():
        yield "COPY states FILE_TYPE = 'PARQUET'"
