"""The statements that steps send (test/steps/sql/statements.sql) parse with Microsoft's parser."""

from pathlib import Path

from engines.scriptdom import kind, parse

STATEMENTS = Path(__file__).parents[3] / "test/steps/sql/statements.sql"


def test_every_statement_of_a_step_parses():
    kinds = {kind(statement) for batch in parse(STATEMENTS.read_text()).batches for statement in batch}
    assert kinds == {
        "AlterRoleStatement",
        "BeginTransactionStatement",
        "CommitTransactionStatement",
        "CreateUserStatement",
        "DeclareVariableStatement",
        "DeleteStatement",
        "DropUserStatement",
        "ExecuteStatement",
        "GrantStatement",
        "IfStatement",
        "InsertStatement",
        "PredicateSetStatement",
        "RevokeStatement",
        "SelectStatement",
        "UpdateStatement",
    }
