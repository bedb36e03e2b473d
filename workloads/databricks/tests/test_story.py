"""The whole story by the programs of the jobs: from files in landing to predictions, each step from the one before."""

import json
import shutil
import urllib.request
from datetime import UTC, datetime

import numpy as np
import pandas as pd
from platform_jobs import registry
from platform_jobs.entry import batch_scoring, bronze, gold, silver, stream_scoring, train, validate
from platform_jobs.features import DAY, FEATURES, read_snapshot
from platform_jobs.generator import Sales, write_landing, write_lists
from platform_jobs.gold import SERIES
from serving import served

SALES = Sales(seed=5, stores=2, products=3, days=100, days_a_load=50)
TABLE = {
    "source": "tills",
    "table": "dbo.sales",
    "key": ["store", "product", "day"],
    "bronze": "sales",
    "order": "recorded_at",
}


def drop(places, schema):
    places.spark.sql(f"DROP SCHEMA `{schema}` CASCADE")
    places.make_schemas(schema)


def predictions(places, table):
    frame = places.spark.table(places.table("gold", table)).toPandas()
    return frame.sort_values([*SERIES, DAY], ignore_index=True)


def test_from_files_in_landing_to_predictions_that_agree(tracked, tmp_path):
    places = tracked
    write_lists(SALES, places.landing, write_landing(SALES, places.landing), datetime(2024, 6, 1, tzinfo=UTC))
    tables = tmp_path / "tables.json"
    tables.write_text(json.dumps([TABLE]))
    common = ["--catalog", "spark_catalog", "--registry", places.registry, "--source-format", "files"]
    runs = [*common, "--experiment", "/Platform/experiments/sales"]

    # What a step has read is deleted after it: no later step can have read it.
    bronze.main([*common, "--landing", places.landing, "--tables", str(tables)])
    shutil.rmtree(places.landing)
    silver.main(common)
    drop(places, "bronze")
    gold.main(common)
    drop(places, "silver")
    train.main([*runs, "--trees", "60"])
    assert registry.by_alias(places, "sales", "champion") is None
    validate.main(runs)
    assert registry.by_alias(places, "sales", "champion") == 1
    batch_scoring.main(common)
    stream_scoring.main([*common, "--checkpoint", places.checkpoint])

    rows = read_snapshot(places).rows()
    assert rows[list(FEATURES)].isna().any(axis=None)
    with registry.loaded(places, "sales", 1) as model:
        predicted = np.asarray(model.model.predict(rows[list(FEATURES)]))
    for table in ("predictions", "predictions_stream"):
        found = predictions(places, table)
        pd.testing.assert_frame_equal(found[[*SERIES, DAY]], rows[[*SERIES, DAY]])
        assert (found.prediction == predicted).all()
    with served(places) as address:
        assert answered(address, rows[list(FEATURES)]) == predicted.tolist()


def answered(address, rows):
    """What the server predicts."""
    # All digits of each number: pandas writes 15, and a feature may be next to where a tree divides.
    split = {"columns": list(rows.columns), "data": rows.astype(object).where(rows.notna(), None).to_numpy().tolist()}
    body = json.dumps({"dataframe_split": split}).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)["predictions"]
