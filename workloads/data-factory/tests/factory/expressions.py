"""Values of expressions, worked out by Microsoft's engine."""

from functools import cache

from engines import dotnet  # noqa: F401 - finds .NET for the engine, so it is imported first

# isort: split
from data_factory_testing_framework._expression_runtime.expression_runtime import ExpressionRuntime
from data_factory_testing_framework.state import (
    ActivityResult,
    PipelineRunState,
    PipelineRunVariable,
    RunParameter,
    RunParameterType,
)

_RUNTIME = ExpressionRuntime()
_TRANSFORM = _RUNTIME.dftf_expressions_transformer.transform_to_dftf_evaluator_expression


@cache
def _transformed(text):
    # The engine builds its grammar of a text again each time, though it asks nothing of the run.
    return _TRANSFORM(text, None)


_RUNTIME.dftf_expressions_transformer.transform_to_dftf_evaluator_expression = lambda text, _state: _transformed(text)


class Scope:
    """What expressions of a run can name."""

    def __init__(self, run_id, parameters, variables, item=None):
        self.run_id = run_id
        self.parameters = parameters
        self.variables = variables
        self.item = item
        self.results = {}

    def within(self, item=None):
        """A scope of what is within an activity: it sees the results so far, and its own are its own."""
        inner = Scope(self.run_id, self.parameters, self.variables, self.item if item is None else item)
        inner.results = dict(self.results)
        return inner

    def value(self, written, dataset=None):
        """A property with every expression in it worked out."""
        if isinstance(written, list):
            return [self.value(element, dataset) for element in written]
        if not isinstance(written, dict):
            return written
        if written.get("type") == "Expression" and written.keys() == {"type", "value"}:
            return _RUNTIME.evaluate(written["value"], self._state(dataset or {}))
        return {key: self.value(inner, dataset) for key, inner in written.items()}

    def _state(self, dataset):
        parameters = [RunParameter(RunParameterType.System, "RunId", self.run_id)]
        parameters += [RunParameter(RunParameterType.Pipeline, *each) for each in self.parameters.items()]
        parameters += [RunParameter(RunParameterType.Dataset, *each) for each in dataset.items()]
        results = [
            ActivityResult(name, result["status"], result.get("output"), result.get("error"))
            for name, result in self.results.items()
        ]
        variables = [PipelineRunVariable(*each) for each in self.variables.items()]
        return PipelineRunState(parameters, variables, results, self.item)
