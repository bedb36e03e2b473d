"""Whether a script can be applied again: one that creates without a guard fails, and one that drops loses data."""

from engines.scriptdom import kind, parse

# What a batch may hold as it is. A pool has no CREATE OR ALTER: a guarded script makes the object, and ALTER says what
# it is.
REPEATABLE = {
    "AlterProcedureStatement",
    "AlterViewStatement",
    "CreateOrAlterProcedureStatement",
    "CreateOrAlterViewStatement",
    "CreateOrAlterFunctionStatement",
    "DenyStatement",
    "GrantStatement",
}
GUARDED = {
    "AlterTableAddTableElementStatement",
    "CreateCredentialStatement",
    "CreateDatabaseStatement",
    "CreateExternalDataSourceStatement",
    "CreateRoleStatement",
    "CreateTableStatement",
    "ExecuteStatement",
    "InsertStatement",
}
# Hold no rows: what was dropped is made again.
DROPPED = {"DropExternalDataSourceStatement"}


def statements_of(text):
    """Statements of all batches of a script."""
    return [statement for batch in parse(text).batches for statement in batch]


def not_repeatable(text):
    """Kinds of the statements that a second application of a script does not take."""
    source = parse(text)

    def is_guarded(statement):
        guard = source.text_of(statement.Predicate)
        if kind(statement.ThenStatement) in DROPPED:
            return kind(statement.Predicate) == "ExistsPredicate" and not statement.ElseStatement
        asks = guard.endswith("IS NULL") or guard.startswith("NOT EXISTS (")
        return asks and kind(statement.ThenStatement) in GUARDED and not statement.ElseStatement

    def is_grant(statement):
        return kind(statement) == "ExecuteStatement" and source.text_of(statement).startswith("EXECUTE (N'GRANT ")

    return [
        kind(statement)
        for statement in statements_of(text)
        if not (
            is_guarded(statement)
            if kind(statement) == "IfStatement"
            else kind(statement) in REPEATABLE or is_grant(statement)
        )
    ]
