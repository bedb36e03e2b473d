"""The semantic model, as the reader of steps/fabric reads it, and its measures in Transact-SQL."""

import json
import re
from pathlib import Path

import sqlglot
from engines.scriptdom import parse
from engines.translation import to_duckdb
from sqlglot import exp

_TESTS = Path(__file__).parents[1]
FOLDER = _TESTS.parent / "predictions.SemanticModel" / "definition"

# test/steps/fabric/predictionsModel.test.ts writes it with UPDATE_MODEL=1, and fails where it is not what is read.
MODEL = json.loads((_TESTS / "model.json").read_text())
TABLES = {table["name"]: table for table in MODEL["tables"]}
MEASURES = {measure["name"]: (table, measure) for table in MODEL["tables"] for measure in table["measures"]}


def _twins():
    parts = re.split(r"^-- (.+)\n(?=SELECT)", (_TESTS / "measures.sql").read_text(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


# Text of the query of each measure.
TWINS = _twins()


def source_of(table, column):
    """View and column that a column of the model reads."""
    (source,) = [each["source"] for each in TABLES[table]["columns"] if each["name"] == column]
    return TABLES[table]["view"], source


def grouped(measure, by):
    """The query of a measure in DuckDB's words, by columns of its own table or of one that it is related to."""
    # Microsoft's parser takes the text before DuckDB does.
    parse(TWINS[measure])
    query = sqlglot.parse_one(to_duckdb(TWINS[measure]), read="duckdb")
    query.set("expressions", [query.expressions[0].as_("value")])
    own = MEASURES[measure][0]["name"]
    joined = {own}
    for number, (table, column) in enumerate(by):
        if table not in joined:
            query = query.join(_related(own, table), join_type="left", append=True)
            joined.add(table)
        view, source = source_of(table, column)
        at = exp.column(source, table=view.split(".")[1])
        query = query.select(at.as_(f"group_{number}")).group_by(at)
    return query.sql("duckdb")


def _related(own, table):
    """The join that the model's relationship of two tables is."""
    (ends,) = [
        (each["from"], each["to"])
        for each in MODEL["relationships"]
        if (each["from"]["table"], each["to"]["table"]) == (own, table)
    ]
    (left, from_column), (right, to_column) = [source_of(end["table"], end["column"]) for end in ends]
    condition = f"{left.split('.')[1]}.{from_column} = {right.split('.')[1]}.{to_column}"
    return exp.Join(this=exp.to_table(right), on=sqlglot.parse_one(condition, read="duckdb"))
