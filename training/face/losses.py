"""The training loss: soft cross-entropy for visemes, squared error for openness and rounding, cross-entropy for closure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from network import CLOSURE, OPENNESS, OUTPUTS, ROUNDING, VISEME_OUTPUTS, Topology

OPENNESS_WEIGHT, ROUNDING_WEIGHT = 4.0, 1.0


@dataclass
class Batch:
    """Targets [time, streams, …]; `weight` is zero where no viseme is known."""

    soft: np.ndarray
    weight: np.ndarray
    openness: np.ndarray
    rounding: np.ndarray
    closure: np.ndarray
    closure_weight: np.ndarray


def random_batch(chooser: np.random.Generator, frames: int, streams: int) -> Batch:
    """Any targets, for the checks."""
    soft = chooser.random((frames, streams, VISEME_OUTPUTS))
    one = lambda: chooser.random((frames, streams))  # noqa: E731
    return Batch(soft / soft.sum(2, keepdims=True), one(), one(), one(), (one() > 0.5).astype(float), one())


def softmax(logits: np.ndarray) -> np.ndarray:
    shifted = np.exp(logits - logits.max(-1, keepdims=True))
    return shifted / shifted.sum(-1, keepdims=True)


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def loss_and_gradient(outputs: list[np.ndarray], topology: Topology, batch: Batch) -> tuple[float, list[np.ndarray]]:
    """Mean loss over heads and frames, and its gradient for each head's outputs."""
    total, gradients = 0.0, []
    frames = len(batch.soft)
    for out, delay in zip(outputs, topology.delays):
        count = frames - delay
        scale = 1.0 / (batch.weight.size * len(outputs))
        y = out[delay:]
        d = np.zeros_like(out)
        p = softmax(y[..., :VISEME_OUTPUTS])
        soft, weight = batch.soft[:count], batch.weight[:count]
        total += -(weight * (soft * np.log(p + 1e-12)).sum(2)).sum() * scale
        d[delay:, :, :VISEME_OUTPUTS] = weight[..., None] * (p * soft.sum(2, keepdims=True) - soft) * scale
        for column, target, factor in (
            (OPENNESS, batch.openness, OPENNESS_WEIGHT),
            (ROUNDING, batch.rounding, ROUNDING_WEIGHT),
        ):
            value = sigmoid(y[..., column])
            error = value - target[:count]
            total += factor * (error**2).sum() * scale
            d[delay:, :, column] = factor * 2 * error * value * (1 - value) * scale
        value = sigmoid(y[..., CLOSURE])
        target, weight = batch.closure[:count], batch.closure_weight[:count]
        total += -(weight * (target * np.log(value + 1e-12) + (1 - target) * np.log(1 - value + 1e-12))).sum() * scale
        d[delay:, :, CLOSURE] = weight * (value - target) * scale
        gradients.append(d)
    assert gradients[0].shape[-1] == OUTPUTS
    return float(total), gradients
