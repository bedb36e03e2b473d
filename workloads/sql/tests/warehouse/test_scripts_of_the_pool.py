"""Every script parses with the parser that the table of the README names, and can be applied any number of times."""

import re

import pytest
import sqlglot
from engines.control import FOLDER
from engines.repeatable import not_repeatable
from engines.scriptdom import kind, parse, parts_of
from engines.warehouse import new_warehouse, warehouse_scripts
from warehouse.serverless import parsed

WAREHOUSE = FOLDER / "warehouse"
README = (WAREHOUSE / "README.md").read_text()
NAMES = sorted(str(file.relative_to(WAREHOUSE)) for file in WAREHOUSE.rglob("*.sql"))
MASTER = "master/010_read_committed_snapshot.sql"


def table_of_parsers():
    """Parser, and texts within the script that no parser takes, of each file."""
    rows = re.findall(r"^\| `([\w/]+\.sql)` +\| (\w+) +\| (.*?) *\|", README, re.MULTILINE)
    return {name: (parser, set(re.findall(r"`([^`]+)`", rest))) for name, parser, rest in rows}


def by_script_dom(text):
    parse(text)


def by_sqlfluff(text):
    assert parsed(text)[1] == []


PARSERS = {"ScriptDom": by_script_dom, "sqlfluff": by_sqlfluff}


def test_the_table_names_every_script():
    assert sorted(table_of_parsers()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_script_parses_with_its_parser(name):
    parser, _ = table_of_parsers()[name]
    PARSERS[parser]((WAREHOUSE / name).read_text())


@pytest.mark.parametrize("name", NAMES)
def test_a_script_of_another_parser_than_microsofts_needs_it(name):
    parser, _ = table_of_parsers()[name]
    if parser != "ScriptDom":
        with pytest.raises(Exception, match="Incorrect syntax"):
            parse((WAREHOUSE / name).read_text())


@pytest.mark.parametrize("name", [name for name in NAMES if table_of_parsers()[name][0] == "ScriptDom"])
def test_what_no_parser_takes_is_in_the_table(name):
    found = set()
    for batch in parse((WAREHOUSE / name).read_text()).batches:
        texts = [text for statement in batch for text in literal_texts(statement)]
        found |= {" ".join(text.split()[:4]) for text in texts if not is_parsed(text)}
    assert found == table_of_parsers()[name][1]


def literal_texts(statement):
    for part in parts_of(statement):
        if kind(part) == "ExecutableStringList":
            yield from (text.Value for text in part.Strings if kind(text) == "StringLiteral")


def is_parsed(text):
    try:
        parse(text)
    except Exception:
        return not isinstance(sqlglot.parse_one(text, read="tsql"), sqlglot.exp.Command)
    return True


@pytest.mark.parametrize("name", [name for name in NAMES if name not in (MASTER, "serverless/020_views.sql")])
def test_a_script_is_repeatable(name):
    assert not_repeatable((WAREHOUSE / name).read_text()) == []


def test_a_setting_of_a_pool_is_made_where_it_is_not_yet():
    text = (WAREHOUSE / MASTER).read_text()
    assert text.count("is_read_committed_snapshot_on = 0") == text.count("FROM sys.databases") == 2
    kinds = [kind(part) for statement in parse(text).batches[0] for part in parts_of(statement)]
    assert kinds.count("ExecuteStatement") == 1 and "AlterDatabaseSetStatement" not in kinds


def test_views_of_delta_are_made_once_and_then_altered():
    first, *views = re.split(r"^GO\n", (WAREHOUSE / "serverless/020_views.sql").read_text(), flags=re.MULTILINE)
    assert not_repeatable(first) == []
    heads = [re.sub(r"^(--.*)?\n", "", view, flags=re.MULTILINE).split("\n", 1)[0] for view in views]
    assert heads == ["ALTER VIEW gold.predictions", "ALTER VIEW gold.model_metrics"]
    assert [f"EXECUTE (N'CREATE VIEW {head[11:]} AS" in first for head in heads] == [True, True]


def test_the_scripts_change_nothing_when_they_are_applied_again(warehouse):
    warehouse.load(warehouse.write("a"))
    tables = ("serving.predictions", 'serving."load"', "staging.load_lock", "report.loads")
    before = [warehouse.database.query(f"SELECT * FROM {table} ORDER BY ALL") for table in tables]
    for script in warehouse_scripts():
        warehouse.database.apply(script)
    assert [warehouse.database.query(f"SELECT * FROM {table} ORDER BY ALL") for table in tables] == before
    assert [len(rows) for rows in before] == [6, 1, 1, 1]
    warehouse.load(warehouse.write("b", model_version=2))


def test_no_script_names_a_database_drops_a_table_or_holds_a_secret():
    for name in NAMES:
        statements = re.sub(r"--.*", "", (WAREHOUSE / name).read_text()).upper()
        words = statements.replace("DROP EXTERNAL DATA SOURCE", "").split()
        assert not {"USE", "PASSWORD", "SECRET", "DROP"} & set(words), name


def rights_of(role):
    return [right for right in new_warehouse(None).rights if role in right and not right.startswith("CREATE")]


@pytest.mark.parametrize(
    ("role", "rights"),
    [
        (
            "predictions_loader",
            [
                "GRANT EXECUTE ON OBJECT::serving.load_predictions TO predictions_loader;",
                "GRANT ALTER, INSERT ON OBJECT::staging.predictions TO predictions_loader;",
                "GRANT ADMINISTER DATABASE BULK OPERATIONS TO predictions_loader;",
                "DENY INSERT, UPDATE, DELETE ON SCHEMA::serving TO predictions_loader;",
            ],
        ),
        (
            "model_metrics_writer",
            ["GRANT SELECT, INSERT, DELETE ON OBJECT::serving.model_metrics TO model_metrics_writer;"],
        ),
        ("report_reader", ["GRANT SELECT ON SCHEMA::report TO report_reader;"]),
        (
            "predictions_reader",
            [
                "GRANT SELECT ON SCHEMA::report TO predictions_reader;",
                "GRANT SELECT ON SCHEMA::serving TO predictions_reader;",
            ],
        ),
    ],
)
def test_a_role_has_these_rights_and_no_other(role, rights):
    assert rights_of(role) == rights


def test_the_load_has_the_table_of_the_format():
    # COPY goes by position: the order of the staging table is that of the files.
    from warehouse.prediction_sets import COLUMNS, LENGTHS

    text = (WAREHOUSE / "020_staging.sql").read_text()
    columns = re.findall(r"^ {8}(\w+) (\w+)(?:\((\d+)\))?", text[: text.index("WITH (")], re.MULTILINE)
    assert [name for name, *_ in columns] == list(COLUMNS)
    assert {name: int(length) for name, kind_, length in columns if kind_ == "nvarchar"} == LENGTHS


def test_the_workload_group_is_for_members_of_the_loaders_role():
    text = (WAREHOUSE / "090_workload.sql").read_text()
    numbers = {name: int(value) for name, value in re.findall(r"(\w+) = (\d+)", text) if name.isupper()}
    smallest, reserved, most = (
        numbers[name]
        for name in ("REQUEST_MIN_RESOURCE_GRANT_PERCENT", "MIN_PERCENTAGE_RESOURCE", "CAP_PERCENTAGE_RESOURCE")
    )
    # CREATE WORKLOAD GROUP: the smallest grant is a factor of what is reserved, and below the most; 25 at DW100c.
    assert smallest >= 25 and reserved % smallest == 0 and smallest < most <= 100
    (group,) = re.findall(r"CREATE WORKLOAD GROUP (\w+)", text)
    assert f"WORKLOAD_GROUP = ''{group}''" in text
    (member,) = re.findall(r"MEMBERNAME = ''(\w+)''", text)
    assert rights_of(member)
