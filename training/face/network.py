"""The causal net of FORMAT.md with its gradient by hand. Everything is [time, streams, channels], float32."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.linalg.blas import dgemm, sgemm

from features import INPUTS
from phones import VISEMES

KERNEL = 3
VISEME_OUTPUTS = len(VISEMES)
OUTPUTS = VISEME_OUTPUTS + 3
OPENNESS, ROUNDING, CLOSURE = VISEME_OUTPUTS, VISEME_OUTPUTS + 1, VISEME_OUTPUTS + 2


@dataclass(frozen=True)
class Topology:
    width: int = 112
    dilations: tuple[int, ...] = (1, 2, 4, 8, 16, 1, 2, 4)
    head_hidden: int = 64
    delays: tuple[int, ...] = (3, 5, 10)
    names: tuple[str, ...] = ("short", "medium", "long")

    @property
    def receptive_frames(self) -> int:
        return (KERNEL - 1) * (1 + sum(self.dilations))


Weights = dict[str, np.ndarray]


def new_weights(topology: Topology, seed: int, dtype: type = np.float32) -> Weights:
    """He initialisation; residual branches start small."""
    chooser = np.random.default_rng(seed)
    w: Weights = {}

    def draw(name: str, shape: tuple[int, ...], fan_in: int, gain: float = 1.0) -> None:
        w[name] = (chooser.normal(0, gain * np.sqrt(2.0 / fan_in), shape)).astype(dtype)

    width, hidden = topology.width, topology.head_hidden
    draw("in.weight", (KERNEL, INPUTS, width), KERNEL * INPUTS)
    w["in.bias"] = np.zeros(width, dtype)
    for layer in range(len(topology.dilations)):
        draw(f"block{layer}.weight", (KERNEL, width, width), KERNEL * width, 0.5)
        w[f"block{layer}.bias"] = np.zeros(width, dtype)
    for head in range(len(topology.delays)):
        draw(f"head{head}.hidden.weight", (width, hidden), width)
        w[f"head{head}.hidden.bias"] = np.zeros(hidden, dtype)
        draw(f"head{head}.out.weight", (hidden, OUTPUTS), hidden, 0.5)
        w[f"head{head}.out.bias"] = np.zeros(OUTPUTS, dtype)
    return w


def parameter_count(weights: Weights) -> int:
    return sum(v.size for v in weights.values())


def _add_product(out: np.ndarray, a: np.ndarray, b: np.ndarray) -> None:
    """out += a @ b for row-major [rows, n], without a temporary."""
    gemm = sgemm if out.dtype == np.float32 else dgemm
    result = gemm(1.0, b.T, a.T, beta=1.0, c=out.T, overwrite_c=1)
    if not np.shares_memory(result, out):
        out[...] = result.T


def _rows(x: np.ndarray) -> np.ndarray:
    return x.reshape(-1, x.shape[-1])


def _conv(out: np.ndarray, x: np.ndarray, weight: np.ndarray, dilation: int) -> None:
    """out(t) += sum over taps of weight[tap]^T x(t - (2 - tap) d), zeros before the start."""
    for tap in range(KERNEL):
        lag = (KERNEL - 1 - tap) * dilation
        if lag < len(x):
            _add_product(_rows(out[lag:]), _rows(x[: len(x) - lag]), weight[tap])


def _conv_back(
    d_out: np.ndarray, x: np.ndarray, weight: np.ndarray, dilation: int, d_weight: np.ndarray, d_x: np.ndarray | None
) -> None:
    for tap in range(KERNEL):
        lag = (KERNEL - 1 - tap) * dilation
        if lag >= len(x):
            continue
        d_rows, x_rows = _rows(d_out[lag:]), _rows(x[: len(x) - lag])
        d_weight[tap] = x_rows.T @ d_rows
        if d_x is not None:
            _add_product(_rows(d_x[: len(x) - lag]), d_rows, np.ascontiguousarray(weight[tap].T))


@dataclass
class Trace:
    """What the backward pass needs of a forward pass."""

    inputs: np.ndarray
    active: list[np.ndarray] = field(default_factory=list)
    hidden: list[np.ndarray] = field(default_factory=list)
    outputs: list[np.ndarray] = field(default_factory=list)
    masks: list[np.ndarray | None] = field(default_factory=list)


def forward(
    weights: Weights,
    topology: Topology,
    inputs: np.ndarray,
    dropout: float = 0.0,
    chooser: np.random.Generator | None = None,
) -> Trace:
    """Inputs [time, streams, INPUTS] to one [time, streams, OUTPUTS] per head (all described by `step`, not yet delayed).

    Dropout zeroes whole channels of the trunk's last state for a stream.
    """
    trace = Trace(inputs)
    frames, streams, _ = inputs.shape
    state = np.empty((frames, streams, topology.width), inputs.dtype)
    state[...] = weights["in.bias"]
    _conv(state, inputs, weights["in.weight"], 1)
    for layer, dilation in enumerate(topology.dilations):
        active = np.maximum(state, 0)
        if dropout > 0 and chooser is not None:
            mask = ((chooser.random((1, streams, topology.width)) >= dropout) / (1 - dropout)).astype(inputs.dtype)
            active *= mask
            trace.masks.append(mask)
        else:
            trace.masks.append(None)
        trace.active.append(active)
        state += weights[f"block{layer}.bias"]
        _conv(state, active, weights[f"block{layer}.weight"], dilation)
    last = np.maximum(state, 0)
    trace.active.append(last)
    for head in range(len(topology.delays)):
        hidden = np.maximum(last @ weights[f"head{head}.hidden.weight"] + weights[f"head{head}.hidden.bias"], 0)
        trace.hidden.append(hidden)
        trace.outputs.append(hidden @ weights[f"head{head}.out.weight"] + weights[f"head{head}.out.bias"])
    return trace


def backward(weights: Weights, topology: Topology, trace: Trace, d_outputs: list[np.ndarray]) -> Weights:
    """Gradient of the weights for the outputs' gradients."""
    grad: Weights = {}
    last = trace.active[-1]
    d_state = np.zeros_like(last)
    for head, d_out in enumerate(d_outputs):
        hidden, rows = trace.hidden[head], _rows(d_out)
        grad[f"head{head}.out.weight"] = _rows(hidden).T @ rows
        grad[f"head{head}.out.bias"] = rows.sum(0)
        d_hidden = d_out @ weights[f"head{head}.out.weight"].T
        d_hidden *= hidden > 0
        grad[f"head{head}.hidden.weight"] = _rows(last).T @ _rows(d_hidden)
        grad[f"head{head}.hidden.bias"] = _rows(d_hidden).sum(0)
        d_state += d_hidden @ weights[f"head{head}.hidden.weight"].T
    d_state *= last > 0
    for layer in reversed(range(len(topology.dilations))):
        active, mask, name = trace.active[layer], trace.masks[layer], f"block{layer}"
        d_weight, d_active = np.zeros_like(weights[name + ".weight"]), np.zeros_like(active)
        _conv_back(d_state, active, weights[name + ".weight"], topology.dilations[layer], d_weight, d_active)
        grad[name + ".weight"], grad[name + ".bias"] = d_weight, _rows(d_state).sum(0)
        if mask is not None:
            d_active *= mask
        d_active *= active > 0
        d_state += d_active
    d_weight = np.zeros_like(weights["in.weight"])
    _conv_back(d_state, trace.inputs, weights["in.weight"], 1, d_weight, None)
    grad["in.weight"], grad["in.bias"] = d_weight, _rows(d_state).sum(0)
    return grad
