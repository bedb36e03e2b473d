"""A factory: runs activities on a control database, a source and a folder as the lake."""

import datetime
import shutil

from engines.control import new_control
from engines.scriptdom import kind, parse
from engines.statements import Thrown

from factory.copies import copy
from factory.documents import pipelines_of
from factory.incompatible import with_incompatible_rows
from factory.lists import copy_list, reads_control
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
        control = self.control
        self.source = Source(lambda: control.clock)
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

    def list_loads(self):
        """Lists the committed loads by the activity of the daily pipeline that does."""
        run = self.daily()
        (activity,) = (each for each in run.document["activities"] if each["name"] == "Loads")
        for _ in self.execute(activity, run.scope):
            pass

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


_copy_rows = with_incompatible_rows(copy)


def _copy(factory, activity, properties, scope):
    of_control = reads_control(factory, activity, scope)
    return (yield from (copy_list if of_control else _copy_rows)(factory, activity, properties, scope))


def _delete(factory, _activity, properties, scope):
    folder = factory.folder(properties["dataset"], scope)
    for file in sorted(folder.glob("*")):
        file.unlink()
        yield "Clear: a file is deleted"
    shutil.rmtree(folder, ignore_errors=True)
    return {}


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
