"""Runs of pipelines: in which order activities run, and what that makes of the run.

The rules are those of Data Factory: an activity runs when each that it comes after has ended in one of the ways named,
and is skipped when one can no longer. A run has failed when an activity at an end of it has; one that was skipped
counts as what it comes after does (techcommunity.microsoft.com/t5/azure-data-factory-blog, "Understanding pipeline
failures and error handling"). The framework of Microsoft has an order of its own, which takes several ways as all.
"""

import itertools

from factory.expressions import Scope

_RUN_IDS = (f"run {number}" for number in itertools.count(1))


class ActivityFailed(Exception):
    """An activity that failed, with the text that Data Factory shows."""


def run_within(first, second, number):
    """Runs the second to its end after so many steps of the first, and the first to its end; answers both errors."""
    steps = first.steps()
    for _ in range(number):
        next(steps, None)
    error = second.to_end()
    for _ in steps:
        pass
    return first.error, error


class PipelineRun:
    """One run of a pipeline."""

    def __init__(self, factory, name, parameters=None):
        self.factory = factory
        self.document = factory.pipelines[name]
        self.run_id = next(_RUN_IDS)
        defaults = {key: one.get("defaultValue") for key, one in self.document.get("parameters", {}).items()}
        variables = {key: one["defaultValue"] for key, one in self.document.get("variables", {}).items()}
        self.scope = Scope(self.run_id, defaults | (parameters or {}), variables)
        self.error = None
        self.done = []

    def steps(self):
        """Yields before each step, with what it will do; ends with self.error set where the run failed."""
        self.error = yield from self._activities(self.document["activities"], self.scope)

    def to_end(self):
        """Runs to the end; answers the error, None where there is none."""
        for _ in self.steps():
            pass
        return self.error

    def _activities(self, activities, scope):
        """Runs activities that are next to each other; answers the error of the first that decides for all."""
        waiting = list(activities)
        ended = {}
        while waiting:
            ready = [(activity, _decision(activity, ended)) for activity in waiting]
            activity, runs = next(each for each in ready if each[1] is not None)
            waiting.remove(activity)
            result = (yield from self._activity(activity, scope)) if runs else {"status": "Skipped"}
            ended[activity["name"]] = scope.results[activity["name"]] = result
        return _error_of(activities, ended)

    def _activity(self, activity, scope):
        name, kind = activity["name"], activity["type"]
        properties = activity["typeProperties"]
        try:
            if kind == "IfCondition":
                holds = scope.value(properties["expression"])
                branch = properties["ifTrueActivities" if holds else "ifFalseActivities"]
                yield from self._within(branch, scope.within())
                output = {}
            elif kind == "ForEach":
                output = yield from self._each(properties, scope)
            elif kind == "Until":
                yield from self._until(properties, scope)
                output = {}
            elif kind == "ExecutePipeline":
                run = PipelineRun(
                    self.factory,
                    self.factory.short(properties["pipeline"]["referenceName"]),
                    scope.value(properties["parameters"]),
                )
                yield from run.steps()
                if run.error:
                    raise ActivityFailed(run.error)
                output = {}
            else:
                yield name
                output = yield from self.factory.execute(activity, scope)
        except ActivityFailed as failure:
            return {"status": "Failed", "error": {"message": str(failure)}}
        self.done.append(name)
        return {"status": "Succeeded", "output": output}

    def _within(self, activities, scope):
        if error := (yield from self._activities(activities, scope)):
            raise ActivityFailed(f"Activity failed because an inner activity failed; {error}")

    def _until(self, properties, scope):
        """Again and again, each time with results of its own; ended as failed when its time is over."""
        end = self.factory.seconds() + _seconds(properties["timeout"])
        while True:
            yield from self._within(properties["activities"], scope.within())
            if scope.value(properties["expression"]):
                return
            if self.factory.seconds() > end:
                raise ActivityFailed("Activity failed because its time is over")

    def _each(self, properties, scope):
        """Iterations go on when one fails; as many as allowed are under way, and their steps alternate."""
        items = scope.value(properties["items"])
        errors = []

        def iteration(item):
            try:
                yield from self._within(properties["activities"], scope.within(item))
            except ActivityFailed as failure:
                errors.append(str(failure))

        later = iter([iteration(item) for item in items])
        under_way = list(itertools.islice(later, properties["batchCount"]))
        while under_way:
            for each in list(under_way):
                if (step := next(each, None)) is None:
                    under_way.remove(each)
                    under_way += itertools.islice(later, 1)
                else:
                    yield step
        if errors:
            raise ActivityFailed(errors[0])
        return {}


def _seconds(time_span):
    """Seconds of `days.hours:minutes:seconds`."""
    days, rest = time_span.split(".")
    hours, minutes, seconds = rest.split(":")
    return ((int(days) * 24 + int(hours)) * 60 + int(minutes)) * 60 + int(seconds)


def _decision(activity, ended):
    """Whether an activity runs, None while that is open."""
    decided = True
    for dependency in activity["dependsOn"]:
        result = ended.get(dependency["activity"])
        if result is None:
            decided = None
            continue
        ways = dependency["dependencyConditions"]
        if result["status"] not in ways and not ("Completed" in ways and result["status"] != "Skipped"):
            return False
    return decided


def _error_of(activities, ended):
    """The error of a run: of an activity that none comes after, or of what a skipped one comes after."""
    before = {activity["name"]: [each["activity"] for each in activity["dependsOn"]] for activity in activities}
    ends = [name for name in before if not any(name in names for names in before.values())]

    def error(name):
        result = ended[name]
        if result["status"] == "Skipped":
            return next((found for each in before[name] if (found := error(each))), None)
        return f"{name}: {result['error']['message']}" if result["status"] == "Failed" else None

    return next((found for name in ends if (found := error(name))), None)
