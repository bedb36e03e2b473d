"""A factory: runs activities on a control database, a source and a folder as the lake."""

import datetime
import itertools
import shutil
import uuid

from engines.control import new_control
from engines.scriptdom import kind, parse
from engines.statements import Thrown

from factory.documents import pipelines_of
from factory.runs import ActivityFailed, PipelineRun
from factory.sources import Source

_TYPES = {"String": str, "Int64": int, "Boolean": bool}


class Factory:
    """The pipelines of the tables, and all that they work on."""

    def __init__(self, lake, tables):
        self.lake = lake
        self.pipelines = pipelines_of("erp", tables)
        definitions = self.pipelines["daily"]["parameters"]["tables"]["defaultValue"]
        self._definitions = {table["name"]: one for table, one in zip(tables, definitions, strict=True)}
        (minutes,) = (each["value"] for each in self._begin() if each["name"] == "timeout_minutes")
        # After this time a run is taken over that never ended.
        self.held = datetime.timedelta(minutes=minutes)
        self.control = new_control()
        self.source = Source(lambda: self.control.clock)
        self.jobs = []
        self.fails = {}

    def _begin(self):
        (begin,) = (each for each in self.pipelines["copyTable"]["activities"] if each["name"] == "Begin")
        return begin["typeProperties"]["scripts"][0]["parameters"]

    def short(self, name):
        """The name of a pipeline without that of its source."""
        return name.removeprefix("erp_")

    def definition(self, name):
        """A table as the pipelines take it."""
        return self._definitions[name]

    def run(self, name):
        """A run of one table, which has not begun."""
        return PipelineRun(self, "copyTable", {"table": self.definition(name)})

    def daily(self):
        """A run of all tables."""
        return PipelineRun(self, "daily")

    def execute(self, activity, scope):
        """Runs an activity, as a generator that yields where it has done half; answers its output."""
        if message := self.fails.pop((activity["name"], scope.parameters.get("table", {}).get("name")), None):
            raise ActivityFailed(message)
        properties = scope.value(activity["typeProperties"])
        return (yield from HANDLERS[activity["type"]](self, activity, properties, scope))

    def folder(self, reference, scope):
        """The folder that a reference to a dataset leads to."""
        return self.lake / scope.value(reference)["parameters"]["folder"]


def _script(factory, activity, properties, scope):
    yield from ()
    assert activity["linkedServiceName"]["referenceName"] == "control"
    (block,) = properties["scripts"]
    values = {each["name"]: each["value"] for each in block["parameters"]}
    for each in block["parameters"]:
        assert isinstance(each["value"], _TYPES[each["type"]]), each
    procedure, arguments = _call_of(block["text"], values)
    session = factory.control.session()
    try:
        rows = session.call(procedure, **arguments)
    except Thrown as error:
        raise ActivityFailed(str(error)) from error
    finally:
        session.close()
    return {"resultSets": [{"rows": rows}]} if block["type"] == "Query" else {}


def _call_of(text, values):
    """The procedure that a script calls, and its arguments, as Microsoft's parser reads them."""
    ((statement,),) = parse(text).batches
    assert kind(statement) == "ExecuteStatement"
    entity = statement.ExecuteSpecification.ExecutableEntity
    name = entity.ProcedureReference.ProcedureReference.Name
    arguments = {each.Variable.Name[1:]: values[each.ParameterValue.Name[1:]] for each in entity.Parameters}
    return f"{name.SchemaIdentifier.Value}.{name.BaseIdentifier.Value}", arguments


def _lookup(factory, _activity, properties, _scope):
    yield from ()
    cursor = factory.source.cursor.execute(*factory.source.translated(properties["source"]["sqlReaderQuery"]))
    names = [column[0] for column in cursor.description]
    # Columns that are NULL are left out.
    rows = [
        {name: value for name, value in zip(names, row, strict=True) if value is not None} for row in cursor.fetchall()
    ]
    if properties["firstRowOnly"]:
        (row,) = rows
        return {"firstRow": row}
    assert len(rows) <= 5000
    return {"count": len(rows), "value": rows}


def _delete(factory, _activity, properties, scope):
    folder = factory.folder(properties["dataset"], scope)
    for file in sorted(folder.glob("*")):
        file.unlink()
        yield "Clear: a file is deleted"
    shutil.rmtree(folder, ignore_errors=True)
    return {}


def _copy(factory, activity, properties, scope):
    """Writes the rows into two files with names that no other copy has."""
    (target,) = activity["outputs"]
    folder = factory.folder(target, scope)
    # Copies of other tables may go on between two parts: each has a connection, and so a table copied, of its own.
    cursor = factory.source.database.cursor()
    first, *others = _queries(factory, properties)
    cursor.execute(f"CREATE OR REPLACE TEMP TABLE copied AS {first[0]}", first[1])
    for number, (query, values) in enumerate(others, 2):
        yield f"Copy: part {number} is read"
        cursor.execute(f"INSERT INTO copied {query}", values)
    (count,) = cursor.execute("SELECT count(*) FROM copied").fetchone()
    folder.mkdir(parents=True, exist_ok=True)
    files = [str(folder / f"{uuid.uuid4()}.parquet") for _ in range(2)]
    names = [file.replace("'", "''") for file in files]
    cursor.execute(f"COPY (SELECT * FROM copied LIMIT {count // 2}) TO '{names[0]}' (FORMAT parquet)")
    # The other half is in a file that no reader takes until it is whole.
    cursor.execute(f"COPY (SELECT * FROM copied OFFSET {count // 2}) TO '{names[1]}.part' (FORMAT parquet)")
    yield "Copy: half is written"
    shutil.move(f"{files[1]}.part", files[1])
    return {"rowsCopied": count}


_PART = "?AdfDynamicRangePartitionCondition"


def _queries(factory, properties):
    """The queries of a copy: one, or one for each range of a column, the first and the last without an end."""
    source = properties["source"]
    query, parts = source["sqlReaderQuery"], properties["parallelCopies"]
    assert query.count(_PART) == (source["partitionOption"] == "DynamicRange")
    if source["partitionOption"] == "None":
        assert parts == 1
        return [factory.source.translated(query)]
    column = source["partitionSettings"]["partitionColumnName"]
    whole, values = factory.source.translated(query.replace(_PART, "1 = 1"))
    bounds = f"SELECT min({column}), max({column}) FROM ({whole})"
    least, most = factory.source.cursor.execute(bounds, values).fetchone()
    if least is None:
        return [factory.source.translated(query.replace(_PART, "1 = 1"))]
    cuts = [least + (most - least) * number // parts for number in range(1, parts)]
    ranges = [f"{column} <= {cuts[0]}"]
    ranges += [f"{column} > {low} AND {column} <= {high}" for low, high in itertools.pairwise(cuts)]
    ranges += [f"{column} > {cuts[-1]}"]
    return [factory.source.translated(query.replace(_PART, each)) for each in ranges]


def _set_variable(_factory, _activity, properties, scope):
    yield from ()
    scope.variables[properties["variableName"]] = properties["value"]
    return {}


def _fail(_factory, _activity, properties, _scope):
    yield from ()
    raise ActivityFailed(properties["message"])


def _job(factory, _activity, properties, _scope):
    yield from ()
    factory.jobs.append(properties["jobId"])
    return {}


HANDLERS = {
    "Script": _script,
    "Lookup": _lookup,
    "Delete": _delete,
    "Copy": _copy,
    "SetVariable": _set_variable,
    "Fail": _fail,
    "DatabricksJob": _job,
}
