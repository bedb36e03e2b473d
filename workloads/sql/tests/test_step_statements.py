"""The statements that steps send (test/steps/sql/statements*.sql) parse with Microsoft's parser."""

from pathlib import Path

from engines.scriptdom import kind, parse

FOLDER = Path(__file__).parents[3] / "test/steps/sql"


def test_every_statement_of_a_step_parses():
    kinds = {kind(statement) for batch in parse((FOLDER / "statements.sql").read_text()).batches for statement in batch}
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


def test_every_statement_of_a_step_for_a_pool_parses_and_has_a_label_where_it_reads_or_changes_rows():
    source = parse((FOLDER / "statementsOfPools.sql").read_text())
    statements = [statement for batch in source.batches for statement in batch]
    assert {"AlterViewStatement", "CreateUserStatement", "IfStatement", "UpdateStatement"} <= set(map(kind, statements))
    changes = [each for each in statements if kind(each) in {"InsertStatement", "UpdateStatement", "DeleteStatement"}]
    assert changes and all(source.label_of(each) for each in changes)
