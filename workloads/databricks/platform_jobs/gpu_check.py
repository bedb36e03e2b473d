"""Whether a GPU trains the same model as the CPU."""

import numpy as np
import torch

from platform_jobs.torch_model import fit, make_network, predict

# The order of additions differs on a GPU, and each step goes on from the rounding of those before.
TOLERANCE = 0.01


def sample(rows=2048, seed=0):
    """Features, some of them missing, and a target that follows from them but for noise."""
    draw = np.random.default_rng(seed)
    features = draw.normal(size=(rows, 8)).astype(np.float32)
    target = features @ draw.normal(size=(8, 1)) + np.abs(features[:, :1]) + draw.normal(0, 0.1, (rows, 1))
    features[draw.random(features.shape) < 0.01] = np.nan
    return features, target.astype(np.float32)


def trained_on(device, training, features, target):
    """Losses and predictions of a model that was trained on a device."""
    network = make_network(features, target, training).to(device)
    losses = fit(network, features, target, training, device)
    return np.array(losses), predict(network.cpu(), features)


def differences(expected, found, tolerance=TOLERANCE):
    """What differs between losses and predictions of two devices, by more than this share of their spread."""
    faults = []
    for name, first, second in zip(("losses", "predictions"), expected, found, strict=True):
        if not np.isfinite(second).all():
            faults.append(f"{name}: {int((~np.isfinite(second)).sum())} of {second.size} are no numbers")
            continue
        worst = float(np.abs(first - second).max() / (np.abs(first).max() or 1))
        if worst > tolerance:
            faults.append(f"{name}: differ by {worst:.2%}, more than {tolerance:.2%}")
    return faults


def why_no_gpu():
    """Why no GPU can be used; None where one can."""
    if torch.cuda.is_available():
        return None
    built = f"this PyTorch is built for CUDA {torch.version.cuda}" if torch.version.cuda else "this PyTorch has no CUDA"
    return f"no GPU was found: {built}, and it finds no NVIDIA driver with a GPU; run this on a machine that has one"
