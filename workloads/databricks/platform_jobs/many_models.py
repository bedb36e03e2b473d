"""Thousands of models in one pass: one for each store and product, of one version of the features.

Groups are trained by the workers and written by one commit of Delta. A pass is one run of MLflow; its models are in the
table, and one model of the registry finds them. What a pass did is not done again, wherever it ended.
"""

from datetime import timedelta

import mlflow
import pyarrow as pa
from pyspark.sql import functions as F

from platform_jobs import group_table
from platform_jobs.counts import Refusal, log_counts
from platform_jobs.features import DAY, FEATURES, SERIES, TABLE, TARGET
from platform_jobs.group_fit import RESULT, Fit, fit_group
from platform_jobs.group_table import Pass
from platform_jobs.group_version import version_of
from platform_jobs.pass_metrics import log_pass, summary
from platform_jobs.tracking import code_hash, connect, started_run
from platform_jobs.versions import table_id

JOB = "many-models"

# A task of Spark takes some seconds then: short beside a pass, so that no core waits long for the last.
_GROUPS_A_TASK = 32


class TooManyFailed(Refusal):
    """A pass in which more groups have no model than may."""

    def __init__(self, message):
        super().__init__("groups", message)


def fit_of(snapshot, held_out_days=28, **parameters):
    """What is the same for all groups of a snapshot: the same last days of all are held out."""
    last = snapshot.frame.agg(F.max(DAY).alias("last")).first()["last"]
    if last is None:
        raise ValueError(f"{snapshot.table}: version {snapshot.version} has no rows")
    return Fit(SERIES, FEATURES, TARGET, DAY, last - timedelta(days=held_out_days - 1), **parameters)


def train(frame, fit, groups):
    """A row for each group of a frame, with its model or the reason why there is none; so many groups are expected."""
    # Spark would put what is few megabytes into as few tasks, and one core would do all.
    tasks = max(2, -(-groups // _GROUPS_A_TASK))
    schema = pa.schema([(key, pa.string()) for key in fit.keys] + list(RESULT))

    def one(key, rows):
        return pa.Table.from_pylist([fit_group(fit, [each.as_py() for each in key], rows)], schema=schema)

    rows = frame.select(fit.columns).repartition(tasks, *fit.keys)
    return rows.groupBy(*fit.keys).applyInArrow(one, group_table.result_columns(fit.keys))


def run(places, experiment, snapshot, fit, model, most_failed=0.05, most_carried=256):
    """Trains a pass once and registers its models as one; answers its run, its version and its counts."""
    group_table.make_table(places, fit.keys)
    connect(places)
    made = Pass(snapshot.table, table_id(places, *TABLE), snapshot.version, code_hash(), fit.parameters)
    run_id, first = group_table.run_of(places, made.name), True
    if run_id is None:
        run_id, first = _trained(places, experiment, snapshot, fit, made)
    results = group_table.results(places, made.name)
    counts = summary(results)
    log_counts(JOB, made.name, run=run_id, **counts)
    if not first:
        # Another run wrote the same pass at the same time, before this one, and finishes it.
        return run_id, None, counts
    with mlflow.start_run(run_id=run_id):
        log_pass(run_id, counts, results)
        _check(counts, most_failed)
        version = version_of(places, made, fit, model, run_id, most_carried * 2**20)
        mlflow.set_tag("model_version", str(version))
        return run_id, version, counts


def _trained(places, experiment, snapshot, fit, made):
    """Trains and writes a pass; answers the run that wrote it first, and whether it was this one."""
    parameters = {**fit.parameters, "pass": made.name}
    with started_run(places, experiment, JOB, snapshot, parameters) as started:
        groups = snapshot.frame.select(*fit.keys).distinct().count()
        run_id = group_table.write(places, made, train(snapshot.frame, fit, groups), started.info.run_id)
        first = run_id == started.info.run_id
        if not first:
            mlflow.set_tag("platform.same_pass_as", run_id)
        return run_id, first


def _check(counts, most_failed):
    groups, failed = counts["groups"], counts["failed"]
    if failed > most_failed * groups:
        reasons = ", ".join(f"{reason}: {count}" for reason, count in counts["reasons"].items())
        raise TooManyFailed(f"{failed} of {groups} groups have no model, at most {most_failed:.0%} may ({reasons})")
