"""A network for sales in Keras, which a process of its own trains, logs and scores: TensorFlow is in no other.

`fit` and `score` start that process; what it does is `main`.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import mlflow
import pandas as pd
from mlflow.models import infer_signature
from mlflow.utils.databricks_utils import get_databricks_env_vars

import platform_jobs
from platform_jobs.counts import Refusal
from platform_jobs.features import FEATURES, TARGET
from platform_jobs.tracking import requirements


class Failed(Refusal):
    """A process of TensorFlow that ended otherwise than with 0."""

    def __init__(self, done):
        said = done.stderr.strip()[-2000:]
        super().__init__("process", f"the process of TensorFlow ended with {done.returncode}: {said}")


def fit(places, run_id, training, epochs, seed, rows, predictions):
    """Trains with a Parquet file and logs the model to a run; answers the model's address.

    Writes what the model predicts for another file of rows before it is saved.
    """
    options = ("--run", run_id, "--training", training, "--epochs", epochs, "--seed", seed)
    _start(places, "fit", *options, "--rows", rows, "--predictions", predictions)
    return f"runs:/{run_id}/model"


def score(places, model, rows, predictions):
    """Writes what a logged model predicts for a Parquet file of rows."""
    _start(places, "score", "--model", model, "--rows", rows, "--predictions", predictions)


def _start(places, *arguments):
    environment = {
        **os.environ,
        **get_databricks_env_vars(places.tracking),
        "MLFLOW_TRACKING_URI": places.tracking,
        "PYTHONPATH": str(Path(platform_jobs.__file__).parents[1]),
    }
    command = [sys.executable, "-B", "-m", "platform_jobs.keras_model", *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(done)


def make_network(features):
    """A network that takes features as they are: a missing one counts as the mean."""
    import keras

    scaled = keras.layers.Normalization()
    # What is not missing says what the mean is.
    scaled.adapt(features.fillna(features.mean()).to_numpy("float32"))
    rows = keras.Input((features.shape[1],))
    hidden = keras.layers.Dense(32, "relu")(keras.ops.nan_to_num(scaled(rows), nan=0.0))
    return keras.Model(rows, keras.layers.Dense(1)(hidden))


def train(rows, epochs, seed):
    """A trained network, the same for the same rows and seed."""
    import keras
    import tensorflow

    keras.utils.set_random_seed(seed)
    tensorflow.config.experimental.enable_op_determinism()
    features = rows[list(FEATURES)]
    network = make_network(features)
    network.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
    network.fit(features.to_numpy("float32"), rows[TARGET].to_numpy("float32"), epochs=epochs, verbose=0)
    return network


def log_model(network, rows):
    """Logs a network to the run that is open, and its loss in each epoch."""
    import tensorflow

    for epoch, loss in enumerate(network.history.history["loss"]):
        mlflow.log_metric("loss", loss, step=epoch)
    sample = rows[list(FEATURES)].head(5).to_numpy("float32")
    mlflow.tensorflow.log_model(
        network,
        name="model",
        signature=infer_signature(sample, network.predict(sample, verbose=0)),
        # By the name that runtimes have it under, without what its CPU build is called.
        pip_requirements=[*requirements("keras"), f"tensorflow=={tensorflow.__version__}"],
    )


def main(argv):
    """What the process does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("fit", "score"))
    for name in ("run", "training", "model", "rows", "predictions"):
        parser.add_argument(f"--{name}")
    for name in ("epochs", "seed"):
        parser.add_argument(f"--{name}", type=int)
    arguments = parser.parse_args(argv)
    features = pd.read_parquet(arguments.rows)[list(FEATURES)].to_numpy("float32")
    if arguments.step == "fit":
        training = pd.read_parquet(arguments.training)
        network = train(training, arguments.epochs, arguments.seed)
        with mlflow.start_run(run_id=arguments.run):
            log_model(network, training)
        predicted = network.predict(features, verbose=0)
    else:
        predicted = mlflow.pyfunc.load_model(arguments.model).predict(features)
    pd.DataFrame({"prediction": predicted[:, 0]}).to_parquet(arguments.predictions)


if __name__ == "__main__":
    main(sys.argv[1:])
