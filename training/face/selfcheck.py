"""Quick checks without data: gradients against differences, and that a stream's results do not depend on its chunks.

    /usr/bin/python3 selfcheck.py
"""

from __future__ import annotations

import numpy as np

import losses
from features import BANDS, INPUTS, Normaliser, NormaliserSettings, log_mel
from network import OUTPUTS, Topology, backward, forward, new_weights
from reference import Streamer


def check_gradients() -> None:
    """Every tensor's gradient in float64, at a few entries, through the real loss."""
    topology = Topology(width=8, dilations=(1, 2, 4), head_hidden=6, delays=(1, 2, 3))
    weights = new_weights(topology, 1, np.float64)
    chooser = np.random.default_rng(2)
    inputs = chooser.normal(0, 1, (30, 2, INPUTS))
    batch = losses.random_batch(chooser, 30, 2)

    def loss_of() -> float:
        return losses.loss_and_gradient(forward(weights, topology, inputs).outputs, topology, batch)[0]

    _, d_outputs = losses.loss_and_gradient(forward(weights, topology, inputs).outputs, topology, batch)
    grad = backward(weights, topology, forward(weights, topology, inputs), d_outputs)
    worst = 0.0
    for name, tensor in weights.items():
        flat = tensor.reshape(-1)
        for index in chooser.integers(0, flat.size, 6):
            old, step = flat[index], 1e-6
            flat[index] = old + step
            above = loss_of()
            flat[index] = old - step
            below = loss_of()
            flat[index] = old
            expected, actual = (above - below) / (2 * step), grad[name].reshape(-1)[index]
            worst = max(worst, abs(expected - actual) / max(1e-4, abs(expected) + abs(actual)))
    assert worst < 1e-3, f"gradient is off by {worst:.2e}"
    print(f"gradients: worst relative difference {worst:.1e}")


def check_streaming() -> None:
    """One run over a whole signal against any chunking, through features, net and decision."""
    chooser = np.random.default_rng(3)
    topology = Topology(width=16, dilations=(1, 2, 4), head_hidden=8)
    weights = new_weights(topology, 4)
    normaliser = Normaliser(NormaliserSettings(), chooser.normal(-5, 1, BANDS), np.full(BANDS, 0.4))
    samples = (chooser.normal(0, 0.1, 24000) * np.repeat(chooser.random(100), 240)).astype(np.float32)

    def rows(chunks: list[np.ndarray]) -> np.ndarray:
        streamer = Streamer(weights, topology, normaliser)
        return np.concatenate([streamer.feed(c) for c in chunks])

    whole = rows([samples])
    cuts = np.sort(chooser.integers(0, len(samples), 37))
    chunked = rows(np.split(samples, cuts))
    assert whole.shape == chunked.shape and np.array_equal(whole, chunked)
    frames = len(whole)
    logs = log_mel(samples, frames)[:, None]
    inputs = normaliser.run(logs, normaliser.start(1))
    at_once = np.concatenate([o[:, 0] for o in forward(weights, topology, inputs).outputs], axis=1)
    assert np.abs(whole - at_once).max() < 1e-4
    assert whole.shape[1] == 3 * OUTPUTS
    print(f"streaming: {frames} steps agree to {np.abs(whole - chunked).max():.1e} in any chunks")


if __name__ == "__main__":
    check_gradients()
    check_streaming()
