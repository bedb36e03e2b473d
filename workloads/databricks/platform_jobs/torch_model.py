"""A network for sales in PyTorch, which one process or several train in the same steps, on CPU or GPU."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn


@dataclass(frozen=True)
class Training:
    """How a network is trained."""

    epochs: int = 20
    # Rows of a step, of all processes together.
    batch: int = 256
    rate: float = 0.01
    hidden: int = 32
    seed: int = 0


class SalesNetwork(nn.Module):
    """Takes features as they are: they are brought to one scale within, and a missing one counts as the mean."""

    def __init__(self, mean: torch.Tensor, scale: torch.Tensor, hidden: int):
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("scale", scale)
        self.layers = nn.Sequential(nn.Linear(len(mean), hidden), nn.ReLU(), nn.Linear(hidden, 1))

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        scaled = torch.nan_to_num((rows - self.mean) / self.scale, nan=0.0)
        return self.layers(scaled)


def way(gpus, local_rank):
    """Device and backend of a process on a machine with this number of GPUs."""
    return (f"cuda:{local_rank % gpus}", "nccl") if gpus else ("cpu", "gloo")


def arrays(rows, features, target):
    """Features and target of a frame as the network takes them."""
    return rows[list(features)].to_numpy(np.float32), rows[[target]].to_numpy(np.float32)


def make_network(features, target, training):
    """A network before training, the same for the same seed and rows."""
    torch.manual_seed(training.seed)
    mean, scale = np.nanmean(features, axis=0), np.nanstd(features, axis=0)
    network = SalesNetwork(torch.from_numpy(mean), torch.from_numpy(np.where(scale > 0, scale, 1)), training.hidden)
    with torch.no_grad():
        network.layers[-1].bias.fill_(float(target.mean()))
    return network


def fit(model, features, target, training, device="cpu", rank=0, processes=1, after_epoch=None):
    """Trains a model that is on a device with the rows of this process; answers the loss of each epoch.

    Each step takes the same rows whatever the number of processes is: each of them takes its share, and the mean of
    their gradients is that of all rows.
    """
    x, y = (torch.from_numpy(each).to(device) for each in (features, target))
    batch = min(training.batch, len(x))
    batch -= batch % processes
    if batch == 0:
        raise ValueError(f"{len(x)} rows are fewer than {processes} processes; give more rows or fewer processes")
    draw = torch.Generator().manual_seed(training.seed)
    optimizer = torch.optim.Adam(model.parameters(), lr=training.rate)
    losses = []
    for epoch in range(training.epochs):
        order = torch.randperm(len(x), generator=draw)
        steps = order[: len(x) - len(x) % batch].reshape(-1, batch)[:, rank::processes]
        total = 0.0
        for step in steps:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x[step.to(device)]), y[step.to(device)])
            loss.backward()
            optimizer.step()
            total += loss.item()
        losses.append(total / len(steps))
        if after_epoch:
            after_epoch(epoch, losses[-1])
    return losses


def predict(network, features):
    """What a network on the CPU says of rows."""
    with torch.no_grad():
        return network(torch.from_numpy(features)).numpy()[:, 0]
