"""The network of torch, in one process, and the comparison of CPU and GPU."""

import numpy as np
import pytest
import torch
from platform_jobs import gpu_check
from platform_jobs.entry import gpu_smoke
from platform_jobs.torch_model import Training, fit, make_network, predict, way

FEW = Training(epochs=3, batch=64)


@pytest.fixture(scope="module")
def data():
    return gpu_check.sample(rows=512)


def test_training_is_the_same_for_the_same_seed_and_lowers_the_loss(data):
    first, second = (gpu_check.trained_on("cpu", FEW, *data) for _ in range(2))
    assert first[0].tolist() == second[0].tolist()
    assert first[1].tolist() == second[1].tolist()
    assert first[0][-1] < 0.7 * first[0][0]
    assert gpu_check.trained_on("cpu", Training(epochs=3, batch=64, seed=1), *data)[0].tolist() != first[0].tolist()


def test_a_missing_feature_counts_as_the_mean(data):
    network = make_network(*data, FEW)
    missing, mean = data[0][:3].copy(), data[0][:3].copy()
    missing[:, 2], mean[:, 2] = np.nan, np.nanmean(data[0][:, 2])
    assert predict(network, missing) == pytest.approx(predict(network, mean), abs=1e-5)


def test_a_feature_that_never_changes_is_no_division_by_zero(data):
    features = data[0].copy()
    features[:, 0] = 4
    assert np.isfinite(fit(make_network(features, data[1], FEW), features, data[1], FEW)).all()


def test_processes_take_the_shares_of_each_step_of_one(data):
    seen = []

    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = torch.nn.Parameter(torch.zeros(1))

        def forward(self, rows):
            seen.append(rows[:, 0].tolist())
            return rows[:, :1] * self.weight

    rows = np.arange(10, dtype=np.float32)[:, None]
    once = Training(epochs=1, batch=4)
    for rank, processes in ((0, 1), (0, 2), (1, 2)):
        fit(Network(), rows, rows, once, rank=rank, processes=processes)
    whole, first, second = seen[:2], seen[2:4], seen[4:]
    assert [sorted(a + b) for a, b in zip(first, second, strict=True)] == [sorted(step) for step in whole]


def test_fewer_rows_than_processes_are_refused(data):
    with pytest.raises(ValueError, match="1 rows are fewer than 2 processes"):
        fit(make_network(*data, FEW), data[0][:1], data[1][:1], FEW, processes=2)


def test_a_gpu_is_taken_where_there_is_one():
    assert way(0, 0) == ("cpu", "gloo")
    assert [way(2, rank) for rank in range(3)] == [("cuda:0", "nccl"), ("cuda:1", "nccl"), ("cuda:0", "nccl")]


def test_without_a_gpu_the_check_says_so_and_ends_with_2(capsys):
    assert gpu_smoke.main([]) == 2
    assert "no GPU was found" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "code", "said"), [(0.0, 0, "CPU and GPU agree"), (0.5, 1, "predictions: differ by")]
)
def test_the_check_ends_by_what_the_devices_found(monkeypatch, capsys, change, code, said):
    on_cpu = gpu_check.trained_on
    monkeypatch.setattr(gpu_check, "why_no_gpu", lambda: None)

    def trained_on(device, *arguments):
        losses, predicted = on_cpu("cpu", *arguments)
        return losses, predicted + (change * np.abs(predicted).max() if device == "cuda" else 0)

    monkeypatch.setattr(gpu_check, "trained_on", trained_on)
    assert gpu_smoke.main(["--epochs", "1"]) == code
    assert said in capsys.readouterr().out


def test_a_difference_is_found_by_its_share_and_no_number_is_one():
    same = np.array([2.0, 1.0]), np.array([0.0, 10.0])
    assert gpu_check.differences(same, (same[0] * 1.005, same[1])) == []
    assert gpu_check.differences(same, (same[0] * 1.02, same[1])) == ["losses: differ by 2.00%, more than 1.00%"]
    assert gpu_check.differences(same, (same[0], np.array([np.nan, 10.0]))) == ["predictions: 1 of 2 are no numbers"]
