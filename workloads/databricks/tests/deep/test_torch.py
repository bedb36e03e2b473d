"""That torch works without NVIDIA's libraries, and says so where it cannot."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
import torch

SETUP = Path(__file__).parents[2] / "setup/torch_stubs.py"


@pytest.fixture(scope="module")
def stubs():
    spec = importlib.util.spec_from_file_location("torch_stubs", SETUP)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_torch_computes_on_the_cpu_and_has_gloo():
    matrix = torch.arange(9.0).reshape(3, 3) + torch.eye(3)
    assert torch.allclose(matrix @ torch.linalg.inv(matrix), torch.eye(3), atol=1e-5)
    layer = torch.nn.Conv2d(1, 2, 3)
    layer(torch.ones(1, 1, 8, 8)).sum().backward()
    assert layer.weight.grad.abs().sum() > 0
    assert torch.distributed.is_gloo_available()


def test_torch_says_that_there_is_no_gpu():
    assert not torch.cuda.is_available()
    with pytest.raises(RuntimeError, match="NVIDIA"):
        torch.ones(1).cuda()


def test_a_symbol_goes_to_the_library_of_its_version_else_of_its_name(stubs):
    symbols = {
        ("cublasCreate_v2", "libcublas.so.12"),
        ("cusparseCreate", "libcusparse.so.12"),
        ("cusparseLtInit", None),
        ("cuFileRead", None),
        ("ncclSend", None),
        ("malloc", "GLIBC_2.2.5"),
        ("PyLong_FromLong", None),
    }
    libraries = ["libcublas.so.12", "libcusparse.so.12", "libcusparseLt.so.0", "libcufile.so.0", "libnccl.so.2"]
    assert stubs.symbols_of(libraries, symbols) == {
        "libcublas.so.12": {"cublasCreate_v2"},
        "libcusparse.so.12": {"cusparseCreate"},
        "libcusparseLt.so.0": {"cusparseLtInit"},
        "libcufile.so.0": {"cuFileRead"},
        "libnccl.so.2": {"ncclSend"},
    }


def test_a_call_of_a_library_that_is_absent_ends_the_process(stubs, tmp_path):
    stubs.make("libnccl.so.2", {"ncclSend", "ncclRecv"}, tmp_path, tmp_path)
    called = f"import ctypes; ctypes.CDLL({str(tmp_path / 'libnccl.so.2')!r}).ncclSend()"
    assert subprocess.run([sys.executable, "-c", called]).returncode < 0
