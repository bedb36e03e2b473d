"""Rows of features with what a model predicts of them, as batch and stream write them."""

import mlflow
from pyspark.sql import functions as F

from platform_jobs.features import DAY, FEATURES
from platform_jobs.gold import SERIES

COLUMNS = (
    "store STRING, product STRING, day DATE, prediction DOUBLE, model_name STRING, model_version INT,"
    " snapshot_version BIGINT, scored_at TIMESTAMP"
)


def predictor(places, model):
    """A function of columns that predicts with the files of a loaded model, on the machines of the cluster."""
    return mlflow.pyfunc.spark_udf(places.spark, model.folder, result_type="double", env_manager="local")


def scored(frame, predict, model, snapshot_version, *more):
    """Rows as the tables of predictions have them, and more columns of the frame; NULL where a model has no number.

    A model takes of the keys and features those that its signature has.
    """
    given = F.struct(*SERIES, *[F.col(name).cast("double").alias(name) for name in FEATURES])
    predicted = frame.withColumn("_predicted", predict(given))
    return predicted.select(
        *SERIES,
        DAY,
        F.when(~F.isnan("_predicted"), F.col("_predicted")).alias("prediction"),
        F.lit(model.name).alias("model_name"),
        F.lit(model.version).cast("int").alias("model_version"),
        snapshot_version.cast("bigint").alias("snapshot_version"),
        F.current_timestamp().alias("scored_at"),
        *more,
    )
