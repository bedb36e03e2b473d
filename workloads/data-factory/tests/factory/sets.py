"""A lake with sets of predictions, the pool that loads them, and the runs of the factory that call the load."""

import json

from engines.statements import Thrown
from engines.warehouse import new_warehouse
from warehouse.loads import Warehouse

from factory.documents import load_pipelines
from factory.runs import ActivityFailed, PipelineRun


class Sets:
    """Runs the pipeline of a load; the pool is asked to resume once."""

    def __init__(self, lake):
        self.pipelines = load_pipelines()
        self.pipelines["resume"] = {"activities": []}
        self.lake = lake
        self.warehouse = Warehouse(new_warehouse(lake))
        self._now = 0

    def seconds(self):
        """Seconds since the begin."""
        return self._now

    def short(self, name):
        """The name of a pipeline without that of its target."""
        return name.split("_", 1)[1]

    def load(self, name):
        """Loads a set; answers the error, None where there is none."""
        return PipelineRun(self, "load", {"set": name}).to_end()

    def execute(self, activity, scope):
        """Runs an activity; answers its output."""
        yield from ()
        properties = scope.value(activity["typeProperties"])
        if activity["type"] == "Wait":
            self._now += properties["waitTimeInSeconds"]
            return {}
        if activity["type"] == "Fail":
            raise ActivityFailed(properties["message"])
        if activity["type"] == "Script":
            return self._call(properties["scripts"])
        folder = self.lake / properties["dataset"]["parameters"]["folder"]
        if activity["type"] == "GetMetadata":
            assert properties["fieldList"] == ["childItems"]
            if not folder.is_dir():
                raise ActivityFailed("The folder does not exist")
            return {"childItems": [{"name": each.name, "type": "File"} for each in sorted(folder.iterdir())]}
        assert activity["type"] == "Lookup" and properties["firstRowOnly"] is True
        manifest = folder / "manifest.json"
        if not manifest.is_file():
            raise ActivityFailed("The file manifest.json does not exist")
        return {"firstRow": json.loads(manifest.read_text())}

    def _call(self, scripts):
        (script,) = scripts
        names = [each["name"] for each in script["parameters"]]
        given = ", ".join(f"@{name} = @{name}" for name in names)
        assert script["text"] == f"EXECUTE serving.load_predictions {given};"
        values = {each["name"]: each["value"] for each in script["parameters"]}
        expected = self.warehouse.arguments(values["folder"].rstrip("/").rsplit("/", 1)[1])
        assert values.keys() == expected.keys()
        values["scored_at"] = type(expected["scored_at"]).fromisoformat(values["scored_at"])
        try:
            self.warehouse.load(values)
        except Thrown as error:
            raise ActivityFailed(str(error)) from error
        return {}
