"""From the heads' outputs to one row per frame, as FORMAT.md's section Decision says."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from losses import sigmoid, softmax
from network import CLOSURE, OPENNESS, ROUNDING, VISEME_OUTPUTS, Topology

PP = 1
_LONG_HELD = 1000


@dataclass
class Decision:
    """The numbers of the decision; `accept` and `change` are tensors of the file."""

    accept: np.ndarray
    change: np.ndarray
    posterior_floor: float = 1e-4
    closure_gain: float = 0.4
    closure_bias: float = 0.0
    closure_limit: float = 4.0
    hold_frames: int = 3
    hold_frames_pp: int = 3
    blend: float = 0.6
    blend_pp: float = 0.9
    openness_pp: float = 0.03

    def header(self) -> dict:
        return {k: v for k, v in asdict(self).items() if k not in ("accept", "change")}


def flat_change(cost: float) -> np.ndarray:
    """The same cost for every change of label."""
    return (cost * (1 - np.eye(VISEME_OUTPUTS))).astype(np.float32)


def aligned(steps: list[np.ndarray], topology: Topology, frames: int) -> list[np.ndarray]:
    """Per head [frames, outputs]: row t describes frame t. `steps` must reach frames - 1 + delay."""
    return [out[delay : delay + frames] for out, delay in zip(steps, topology.delays)]


def decide(steps: list[np.ndarray], topology: Topology, decision: Decision, frames: int, delay: int) -> np.ndarray:
    """Rows [frames, 18] when `delay` steps past a frame may be used for it. `steps` has at least frames + 10 rows."""
    longest = max(topology.delays)
    reach = frames + longest
    heads = aligned([np.concatenate([s, np.repeat(s[-1:], longest, 0)]) for s in steps], topology, reach)
    scores, posteriors = [], []
    for out in heads:
        posterior = softmax(out[:, :VISEME_OUTPUTS])
        score = np.log(posterior @ decision.accept.T + decision.posterior_floor)
        score[:, PP] += decision.closure_gain * np.clip(
            out[:, CLOSURE] + decision.closure_bias, -decision.closure_limit, decision.closure_limit
        )
        scores.append(score)
        posteriors.append(posterior)
    by_delay = sorted(range(len(topology.delays)), key=lambda h: topology.delays[h])
    shortest = topology.delays[by_delay[0]]

    def head_for(ahead: int) -> int:
        return [h for h in by_delay if topology.delays[h] <= delay - ahead][-1]

    best = None
    for ahead in range(delay - shortest, -1, -1):
        own = scores[head_for(ahead)][ahead : ahead + frames]
        best = own if best is None else own + (best[:, None, :] - decision.change[None]).max(2)
    labels = _labels(best, decision)
    head = head_for(0)
    out, posterior = heads[head][:frames], posteriors[head][:frames]
    blend = np.where(labels == PP, decision.blend_pp, decision.blend)[:, None]
    weights = blend * np.eye(VISEME_OUTPUTS)[labels] + (1 - blend) * posterior
    openness = sigmoid(out[:, OPENNESS])
    openness = np.where(labels == PP, np.minimum(openness, decision.openness_pp), openness)
    closure = np.where(labels == PP, 1.0, sigmoid(out[:, CLOSURE]))
    return np.concatenate([weights, openness[:, None], sigmoid(out[:, ROUNDING])[:, None], closure[:, None]], 1).astype(
        np.float32
    )


def _labels(best: np.ndarray, decision: Decision) -> np.ndarray:
    labels = np.empty(len(best), int)
    label, held = 0, _LONG_HELD
    for t, score in enumerate(best):
        value = score - decision.change[label]
        hold = decision.hold_frames_pp if label == PP else decision.hold_frames
        if held < hold:
            chosen = (
                PP
                if label != PP and (value[PP] > value[label] or (value[PP] == value[label] and PP < label))
                else label
            )
        else:
            chosen = int(value.argmax())
        held = held + 1 if chosen == label else 1
        label = chosen
        labels[t] = label
    return labels
