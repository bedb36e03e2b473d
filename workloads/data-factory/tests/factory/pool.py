"""A dedicated SQL pool behind Azure Resource Manager, and the runs of the factory that work on it."""

import json

from factory.documents import pause_pipelines
from factory.runs import ActivityFailed, PipelineRun

POOL = "https://management.azure.com/pool"
RUNS = "https://management.azure.com/factory/queryPipelineRuns"
CHANGE_SECONDS = 240


class Pool:
    """Runs the pipelines of a pause on a pool whose changes take minutes; time passes while a pipeline waits."""

    def __init__(self, status):
        self.pipelines = pause_pipelines()
        self.status = status
        self.calls = []
        self.refusals = []
        # Until when the load runs, and names that the query is to answer.
        self.load_ends = 0
        self._now = 0
        self._changed = None

    def seconds(self):
        """Seconds since the begin."""
        return self._now

    def run(self, name):
        """A run of a pipeline, which has not begun."""
        return PipelineRun(self, name)

    def execute(self, activity, scope):
        """Runs an activity; answers its output."""
        yield from ()
        properties = scope.value(activity["typeProperties"])
        if activity["type"] == "Wait":
            self._pass(properties["waitTimeInSeconds"])
            return {}
        if activity["type"] == "SetVariable":
            name = properties["variableName"]
            assert isinstance(properties["value"], type(scope.variables[name])), properties
            scope.variables[name] = properties["value"]
            return {}
        assert activity["type"] == "WebActivity"
        assert properties["authentication"] == {"type": "MSI", "resource": "https://management.azure.com/"}
        return self._answer(properties, activity["policy"])

    def begin(self, change):
        """Someone pauses or resumes the pool."""
        self.status, self._changed = change, self._now + CHANGE_SECONDS

    def _pass(self, seconds):
        self._now += seconds
        if self._changed is not None and self._now >= self._changed:
            self.status = {"Pausing": "Paused", "Resuming": "Online"}[self.status]
            self._changed = None

    def _answer(self, properties, policy):
        method, url = properties["method"], properties["url"]
        if url == RUNS:
            return {"value": self._runs(json.loads(properties["body"]))}
        if method == "GET":
            assert url.startswith(f"{POOL}?api-version=")
            return {"properties": {"status": self.status}}
        action = url.removeprefix(f"{POOL}/").split("?")[0]
        for _ in range(policy["retry"] + 1):
            if not self.refusals:
                break
            refused = self.refusals.pop()
            self._pass(policy["retryIntervalInSeconds"])
        else:
            raise ActivityFailed(refused)
        assert properties["turnOffAsync"] is True
        assert (action, self.status) in {("pause", "Online"), ("resume", "Paused")}
        self.calls.append(action)
        self.begin("Pausing" if action == "pause" else "Resuming")
        return {}

    def _runs(self, query):
        assert query["lastUpdatedAfter"] < query["lastUpdatedBefore"]
        assert [(each["operand"], each["operator"]) for each in query["filters"]] == [
            ("PipelineName", "In"),
            ("Status", "In"),
        ]
        names, states = (each["values"] for each in query["filters"])
        assert {"Queued", "InProgress"} <= set(states)
        return [{"pipelineName": "load"}] if "load" in names and self._now < self.load_ends else []
