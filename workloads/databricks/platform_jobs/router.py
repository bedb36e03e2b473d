"""One model of the registry for many: it gives each row to the model of the row's group."""

from threading import Lock

import mlflow
import numpy as np

from platform_jobs.counts import Refusal, log_counts
from platform_jobs.kept_models import Artefact
from platform_jobs.model_bytes import title, unpack

# Models in memory at a time: one takes about as much as its text, 300 kB with 200 trees.
_IN_MEMORY = 512

# What the parameter `unknown` may be: no number for rows of groups without a model, or an error.
UNKNOWN = ("null", "error")


class UnknownGroups(Refusal):
    """Rows of groups that have no model; its text has each group with the reason."""

    def __init__(self, message):
        super().__init__("groups", message)


class GroupRouter(mlflow.pyfunc.PythonModel):
    """Predicts each row by the model of its group; NaN where there is none, which is counted."""

    def __getstate__(self):
        # MLflow reads the artefact before it writes the model, which shall not hold it.
        return {}

    def load_context(self, context):
        """Reads the artefact, which is refused where bytes in it are not what was written."""
        self._artefact = Artefact(context.artifacts["groups"])
        self._models, self._lock = {}, Lock()

    def predict(self, context, model_input, params=None):
        """A number for each row. `unknown` in the parameters is `null` or `error`."""
        unknown = (params or {}).get("unknown", UNKNOWN[0])
        if unknown not in UNKNOWN:
            raise ValueError(f"unknown is {unknown!r}, must be one of {', '.join(UNKNOWN)}")
        groups = model_input.groupby(list(self._artefact.keys), sort=False, dropna=False).indices
        groups = {key if isinstance(key, tuple) else (key,): rows for key, rows in groups.items()}
        without = {key: why for key in groups if (why := self._artefact.why_not(key)) is not None}
        if without:
            rows = sum(len(groups[key]) for key in without)
            log_counts("router", "predict", rows=len(model_input), rows_without_model=rows, groups=len(without))
            if unknown == "error":
                raise UnknownGroups("; ".join(sorted(f"{title(key)}: {why}" for key, why in without.items())))
        numbers = model_input[list(self._artefact.features)].to_numpy(dtype=float, na_value=np.nan)
        answer = np.full(len(model_input), np.nan)
        for key, model in self._models_of([key for key in groups if key not in without]):
            answer[groups[key]] = model.predict(numbers[groups[key]], num_threads=1)
        return answer

    def _models_of(self, keys):
        """Pairs of key and model; those that are not in memory are read together, so many at a time."""
        for first in range(0, len(keys), _IN_MEMORY):
            chunk = keys[first : first + _IN_MEMORY]
            with self._lock:
                found = {key: self._models.pop(key) for key in chunk if key in self._models}
                for key, content in self._artefact.contents([key for key in chunk if key not in found]):
                    found[key] = unpack(key, content, self._artefact.hashes[key])
                # Last in the order are those that were used last; the first are let go.
                self._models |= found
                for key in list(self._models)[:-_IN_MEMORY]:
                    del self._models[key]
            yield from found.items()
