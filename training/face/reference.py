"""The streaming result in numpy, and the table of any wav.

    /usr/bin/python3 reference.py --weights ../../src/Face/Solver/face.weights --out OUT [--mode long] CLIP.wav...

Writes OUT/<clip>.tsv (time_ms, the 15 weights, and the openness as `jaw` unless --no-jaw) and OUT/_meta.json with the
look-ahead. The normaliser starts anew with every clip; with --one-voice it is kept from clip to clip of the command.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
from scipy.io import wavfile

from clips import resample
from decide import decide
from features import INPUTS, SETTINGS, Normaliser, NormaliserState, log_mel
from network import KERNEL, OUTPUTS, Topology, Weights, forward
from phones import VISEMES
from weights_file import Model, load

MODES = {"long": 10, "medium": 5, "short": 3}
WINDOW_TAIL_SAMPLES = SETTINGS.window_samples - SETTINGS.window_lead_samples


class Streamer:
    """Step by step with ring buffers, as the solver does it. Slow; `run_clip` gives the same at once."""

    def __init__(self, weights: Weights, topology: Topology, normaliser: Normaliser) -> None:
        self._weights, self._topology, self._normaliser = weights, topology, normaliser
        self._state = normaliser.start(1)
        self._waiting = np.zeros(SETTINGS.window_lead_samples, np.float32)
        self._inputs = np.zeros((KERNEL, INPUTS), np.float32)
        self._rings = [np.zeros(((KERNEL - 1) * d + 1, topology.width), np.float32) for d in topology.dilations]

    def feed(self, samples: np.ndarray) -> np.ndarray:
        """Samples of any count; [steps, heads * outputs] of the steps that became possible."""
        self._waiting = np.concatenate([self._waiting, samples.astype(np.float32)])
        steps = []
        while len(self._waiting) >= SETTINGS.window_samples:
            logs = log_mel(self._waiting[: SETTINGS.window_samples], 1, 0)
            self._waiting = self._waiting[SETTINGS.hop_samples :]
            steps.append(self._step(self._normaliser.run(logs[None], self._state)[0, 0]))
        return np.array(steps, np.float32).reshape(len(steps), len(self._topology.delays) * OUTPUTS)

    def _step(self, inputs: np.ndarray) -> np.ndarray:
        w = self._weights
        self._inputs = np.concatenate([self._inputs[1:], inputs[None]])
        state = w["in.bias"] + np.einsum("ki,kio->o", self._inputs, w["in.weight"])
        for layer, dilation in enumerate(self._topology.dilations):
            self._rings[layer] = np.concatenate([self._rings[layer][1:], np.maximum(state, 0)[None]])
            state = (
                state
                + w[f"block{layer}.bias"]
                + np.einsum("ki,kio->o", self._rings[layer][::dilation], w[f"block{layer}.weight"])
            )
        last = np.maximum(state, 0)
        outputs = []
        for head in range(len(self._topology.delays)):
            hidden = np.maximum(last @ w[f"head{head}.hidden.weight"] + w[f"head{head}.hidden.bias"], 0)
            outputs.append(hidden @ w[f"head{head}.out.weight"] + w[f"head{head}.out.bias"])
        return np.concatenate(outputs)


def steps_of(
    model: Model, samples: np.ndarray, state: NormaliserState | None = None
) -> tuple[np.ndarray, list[np.ndarray], int]:
    """Inputs, the heads' outputs per step (10 more than frames), and the count of whole frames of a 24 kHz signal."""
    frames = len(samples) // SETTINGS.hop_samples
    logs = log_mel(samples, frames + max(model.topology.delays))
    inputs = model.normaliser.run(logs[:, None], state or model.normaliser.start(1))
    outputs = forward(model.weights, model.topology, inputs).outputs
    return inputs[:, 0], [o[:, 0] for o in outputs], frames


def run_clip(model: Model, samples: np.ndarray, delay: int, state: NormaliserState | None = None) -> np.ndarray:
    """Rows [frames, 18] of a 24 kHz signal in [-1, 1]."""
    _, outputs, frames = steps_of(model, samples, state)
    return decide(outputs, model.topology, model.decision, frames, delay)


def read_24k(path: Path) -> np.ndarray:
    """A mono wav as float32 in [-1, 1] at 24 kHz."""
    rate_hz, samples = wavfile.read(path)
    samples = samples.astype(np.float64) / 32768
    return resample(samples if samples.ndim == 1 else samples.mean(1), rate_hz, SETTINGS.sample_rate_hz).astype(
        np.float32
    )


def write_table(rows: np.ndarray, path: Path, with_jaw: bool) -> None:
    header = "\t".join(["time_ms", *VISEMES] + (["jaw"] if with_jaw else []))
    lines = ["\t".join([str(t * 10)] + [f"{v:.4f}" for v in row[: 15 + with_jaw]]) for t, row in enumerate(rows)]
    path.write_text("\n".join([header, *lines]) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--mode", choices=MODES, default="long")
    parser.add_argument("--no-jaw", action="store_true")
    parser.add_argument("--one-voice", action="store_true")
    parser.add_argument("clips", type=Path, nargs="+")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    model, delay = load(arguments.weights), MODES[arguments.mode]
    state = model.normaliser.start(1) if arguments.one_voice else None
    seconds, started = 0.0, time.process_time()
    for clip in arguments.clips:
        samples = read_24k(clip)
        seconds += len(samples) / SETTINGS.sample_rate_hz
        write_table(run_clip(model, samples, delay, state), arguments.out / f"{clip.stem}.tsv", not arguments.no_jaw)
    meta = {"cpu_s": time.process_time() - started, "audio_s": seconds, "lookahead_ms": delay * 10 + 12.5}
    (arguments.out / "_meta.json").write_text(json.dumps(meta))


if __name__ == "__main__":
    main()
