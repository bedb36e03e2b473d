"""MLflow's server of models as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from platform_jobs.tracking import model_name


@contextmanager
def served(places, name="sales", alias="champion", seconds=180):
    """Address that a model predicts at; the server ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = f"models:/{model_name(places, name)}@{alias}"
    program = [sys.executable, "-m", "mlflow", "models", "serve", "-m", model, "--env-manager", "local"]
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "MLFLOW_TRACKING_URI": places.tracking,
        "MLFLOW_REGISTRY_URI": places.registry,
    }
    server = subprocess.Popen(
        [*program, "--host", "127.0.0.1", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait(server, f"http://127.0.0.1:{port}/ping", time.monotonic() + seconds)
        yield f"http://127.0.0.1:{port}/invocations"
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.communicate()


def _wait(server, address, until):
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{address} does not answer") from None
            time.sleep(0.2)
