"""What MLflow is told of a pass: counts and metrics of all its groups together, by as few calls as they need."""

import time
from collections import Counter

import numpy as np
from mlflow import MlflowClient
from mlflow.entities import Metric, RunTag

# "Resource limits" of Azure Databricks: metrics and tags that one call to MLflow may have.
_METRICS_A_CALL, _TAGS_A_CALL = 1000, 100


def summary(results):
    """Counts of a pass from the rows of its groups."""
    reasons = Counter(reason for reason in results["reason"].to_pylist() if reason is not None)
    judged = _both(results)
    return {
        "groups": results.num_rows,
        "trained": results.num_rows - reasons.total(),
        "failed": reasons.total(),
        "judged": len(judged),
        "better_than_last_value": int((judged[:, 0] < judged[:, 1]).sum()),
        "reasons": dict(sorted(reasons.items())),
    }


def log_pass(run_id, counts, results):
    """Logs counts, the percentiles of the groups' errors as steps, and each reason with its count as a tag."""
    judged = _both(results)
    values = [(name, count, 0) for name, count in counts.items() if name != "reasons"]
    for column, name in enumerate(("rmse", "last_value_rmse") if len(judged) else ()):
        # Of one run many models' errors: the chart of the metric is their distribution.
        percentiles = np.percentile(judged[:, column], range(101))
        values += [(f"{name}_percentile", value, step) for step, value in enumerate(percentiles)]
        values.append((f"{name}_median", percentiles[50], 0))
    for column in ("fit_seconds", "seconds"):
        found = results[column].drop_null().to_numpy()
        values.append((f"{column}_sum", found.sum(), 0))
        if len(found):
            values.append((f"{column}_median", np.median(found), 0))
    tags = {f"failed.{reason}": str(count) for reason, count in counts["reasons"].items()}
    log_in_batches(MlflowClient(), run_id, values, tags)


def log_in_batches(client, run_id, values, tags):
    """Logs (name, value, step) and tags by calls that are within the limits of the service."""
    now = int(time.time() * 1000)
    metrics = [Metric(name, float(value), now, step) for name, value, step in values]
    for part in _parts(metrics, _METRICS_A_CALL):
        client.log_batch(run_id, metrics=part)
    for part in _parts([RunTag(name, value) for name, value in tags.items()], _TAGS_A_CALL):
        client.log_batch(run_id, tags=part)


def _parts(values, most):
    return [values[first : first + most] for first in range(0, len(values), most)]


def _both(results):
    """Errors of model and of last value, of the groups that were judged."""
    pair = np.column_stack([results[name].to_numpy() for name in ("rmse", "last_value_rmse")]).astype(float)
    return pair[~np.isnan(pair).any(axis=1)]
