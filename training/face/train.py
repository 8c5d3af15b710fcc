"""Trains the net on a folder of frames made by dataset.py and writes a weights file.

    /usr/bin/python3 train.py --data cache/data --out face.weights [--leave-out ked,ona] [--steps 2400] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from augment import augment, mask_bands
from conversion import convert, shift_table, sound_means
from decide import PP, Decision, flat_change
from features import BANDS, Normaliser, NormaliserSettings
from losses import Batch, loss_and_gradient
from network import Topology, Weights, backward, forward, new_weights, parameter_count
from phones import VISEMES
from targets import viseme_tables
from weights_file import Model, load, rounded, save

STREAMS, CROP_FRAMES, LONGEST_WARM_UP_FRAMES = 20, 240, 400
GROUP_SHARES = {"ked": 0.32, "accented": 0.38, "ona": 0.12, "russian": 0.03, "espeak": 0.15}
ACCEPTED_SHARE = 0.15
SILENCE_WEIGHT = 0.6
BALANCE_POWER = 0.25
CONVERTED_SHARE = 0.45


def group_of(name: str) -> str:
    for group in ("espeak", "ked", "ona", "russian"):
        if name.startswith(group):
            return group
    return "accented"


class Corpus:
    """All speakers' clips in memory."""

    def __init__(self, folder: Path, leave_out: set[str], converted_share: float, shares: dict[str, float]) -> None:
        self._converted_share = converted_share
        self.speakers: dict[str, dict[str, np.ndarray]] = {}
        self.clips: dict[str, list[tuple[int, int]]] = {}
        for path in sorted(folder.glob("*.npz")):
            if path.stem in leave_out or path.name.endswith(".part.npz"):
                continue
            with np.load(path) as data:
                self.speakers[path.stem] = {k: data[k] for k in data.files}
            ends = np.cumsum(self.speakers[path.stem]["lengths"])
            self.clips[path.stem] = [(int(e - n), int(e)) for n, e in zip(self.speakers[path.stem]["lengths"], ends)]
        groups: dict[str, list[str]] = {}
        for name in self.speakers:
            groups.setdefault(group_of(name), []).append(name)
        total = sum(shares[g] for g in groups)
        self.names = [n for names in groups.values() for n in names]
        self.chances = np.array([shares[g] / total / len(names) for g, names in groups.items() for _ in names])
        self.chances /= self.chances.sum()
        self.means = {}
        for name, speaker in self.speakers.items():
            plain = np.repeat(speaker["kinds"] == 0, speaker["lengths"])
            self.means[name] = sound_means(speaker["logs"][plain], speaker["sound"][plain].astype(int))
        self._natural = [n for n in self.names if group_of(n) != "espeak"]
        self._formant = [n for n in self.names if group_of(n) == "espeak"]

    def converted(self, name: str, logs: np.ndarray, sounds: np.ndarray, chooser: np.random.Generator) -> np.ndarray:
        """Frames of a speaker moved towards another one."""
        pool = self._natural if chooser.random() < 0.75 or not self._formant else self._formant
        other = pool[int(chooser.integers(len(pool)))]
        return convert(
            logs, sounds, shift_table(self.means[name], self.means[other]), float(chooser.uniform(0.2, 1.0)), chooser
        )

    def minutes(self) -> float:
        return sum(len(s["part"]) for s in self.speakers.values()) / 6000

    def crops(
        self, chooser: np.random.Generator, streams: int, frames: int
    ) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """`frames` in a row of random clips: logs [frames, streams, bands] and the targets [frames, streams]."""
        logs = np.empty((frames, streams, BANDS), np.float32)
        targets = {
            k: np.empty((frames, streams), np.int16 if k == "part" else np.float32)
            for k in ("part", "openness", "rounding", "closure")
        }
        for stream in range(streams):
            name = self.names[int(chooser.choice(len(self.names), p=self.chances))]
            speaker, clips = self.speakers[name], self.clips[name]
            while True:
                first, end = clips[int(chooser.integers(len(clips)))]
                if end - first > frames:
                    break
                if max(e - f for f, e in clips) <= frames:
                    raise ValueError(f"{name} has no clip of {frames} frames")
            start = int(chooser.integers(first, end - frames))
            own = speaker["logs"][start : start + frames].astype(np.float32)
            if chooser.random() < self._converted_share:
                own = self.converted(name, own, speaker["sound"][start : start + frames].astype(int), chooser)
            logs[:, stream] = own
            for key, array in targets.items():
                array[:, stream] = speaker[key][start : start + frames]
        return logs, targets


def learn_prior(corpus: Corpus, settings: NormaliserSettings, chooser: np.random.Generator) -> Normaliser:
    """Mean of the speech-gated frames below the running peak, and the spread, over augmented speech."""
    plain = Normaliser(settings, np.zeros(BANDS), np.ones(BANDS))
    below, spread = [], []
    for _ in range(6):
        logs = augment(corpus.crops(chooser, STREAMS, 600)[0], chooser)
        state = plain.start(STREAMS)
        plain.run(logs[:300], state)
        levels = np.log(np.exp(logs[300:]).mean(2))
        peak = np.maximum.accumulate(np.maximum(levels, state.peak[None]), 0)
        gate = levels > peak - settings.gate_depth
        below.append(np.where(gate[..., None], logs[300:] - peak[..., None], 0).sum((0, 1)) / gate.sum())
        spread.append(
            np.array([[logs[300:, s][gate[:, s]].std(0)] for s in range(STREAMS) if gate[:, s].sum() > 30]).mean((0, 1))
        )
    return Normaliser(settings, np.mean(below, 0), 1.0 / np.mean(spread, 0))


class Adam:
    """Adam with decoupled weight decay, and a running average of the weights that is what gets exported."""

    def __init__(self, weights: Weights, decay: float, average: float) -> None:
        self._first = {k: np.zeros_like(v) for k, v in weights.items()}
        self._second = {k: np.zeros_like(v) for k, v in weights.items()}
        self.average = {k: v.copy() for k, v in weights.items()}
        self._decay, self._keep, self._count = decay, average, 0

    def step(self, weights: Weights, grad: Weights, rate: float) -> None:
        self._count += 1
        norm = np.sqrt(sum(float((g.astype(np.float64) ** 2).sum()) for g in grad.values()))
        scale = np.float32(min(1.0, 1.0 / (norm + 1e-9)))
        keep = min(self._keep, (1 + self._count) / (10 + self._count))
        for name, tensor in weights.items():
            g = grad[name] * scale
            first, second = self._first[name], self._second[name]
            first += 0.1 * (g - first)
            second += 0.002 * (g * g - second)
            tensor -= rate * (first / (1 - 0.9**self._count)) / (np.sqrt(second / (1 - 0.998**self._count)) + 1e-8)
            if name.endswith("weight"):
                tensor *= 1 - rate * self._decay
            self.average[name] += np.float32(1 - keep) * (tensor - self.average[name])


def make_batch(
    corpus: Corpus,
    normaliser: Normaliser,
    chooser: np.random.Generator,
    class_weight: np.ndarray,
    tables: tuple,
    closure_weight: float,
) -> tuple[np.ndarray, Batch]:
    """Inputs and targets of one step; some streams begin fresh, others know their speaker for a while."""
    warm_up = LONGEST_WARM_UP_FRAMES
    logs, targets = corpus.crops(chooser, STREAMS, warm_up + CROP_FRAMES)
    logs = augment(logs, chooser)
    begin = np.where(chooser.random(STREAMS) < 0.3, warm_up, chooser.integers(0, warm_up, STREAMS))
    inputs = normaliser.run(logs, normaliser.start(STREAMS), begin)[warm_up:]
    inputs = mask_bands(np.ascontiguousarray(inputs), chooser)
    soft_table, primary, _, _ = tables
    cut = {k: v[warm_up:] for k, v in targets.items()}
    part = cut["part"].astype(int)
    return inputs, Batch(
        soft_table[part],
        class_weight[part],
        cut["openness"],
        cut["rounding"],
        cut["closure"],
        np.full_like(cut["closure"], closure_weight),
    )


def class_weights(corpus: Corpus, tables: tuple, lips_weight: float) -> np.ndarray:
    """Per part: rare visemes count more, silence less, unknown ones not at all."""
    _, primary, _, _ = tables
    counts = np.zeros(len(VISEMES))
    for name in corpus.names:
        visemes = primary[corpus.speakers[name]["part"].astype(int)]
        counts += np.bincount(visemes[visemes >= 0], minlength=len(VISEMES)) / len(visemes)
    share = counts / counts.sum()
    weight = (share.mean() / share) ** BALANCE_POWER
    weight[0] = SILENCE_WEIGHT
    weight[PP] *= lips_weight
    return np.where(primary >= 0, weight[np.maximum(primary, 0)], 0.0).astype(np.float32)


def train(arguments: argparse.Namespace) -> Model:
    chooser = np.random.default_rng(arguments.seed)
    corpus = Corpus(
        arguments.data,
        set(filter(None, arguments.leave_out.split(","))),
        arguments.converted,
        GROUP_SHARES | {"ked": arguments.ked_share},
    )
    if arguments.init:
        start = load(arguments.init)
        topology, normaliser, weights = start.topology, start.normaliser, start.weights
    else:
        topology = Topology(width=arguments.width, dilations=tuple(int(d) for d in arguments.dilations.split(",")))
        normaliser = learn_prior(corpus, NormaliserSettings(), chooser)
        weights = new_weights(topology, arguments.seed)
    tables = viseme_tables(ACCEPTED_SHARE)
    weight = class_weights(corpus, tables, arguments.lips_weight)
    optimiser = Adam(weights, 0.02, 0.998)
    print(
        f"{len(corpus.names)} speakers, {corpus.minutes():.0f} minutes, {parameter_count(weights)} parameters",
        file=sys.stderr,
        flush=True,
    )
    started, running = time.time(), 0.0
    for step in range(arguments.steps):
        inputs, batch = make_batch(corpus, normaliser, chooser, weight, tables, arguments.closure_weight)
        trace = forward(weights, topology, inputs, arguments.dropout, chooser)
        loss, d_outputs = loss_and_gradient(trace.outputs, topology, batch)
        progress = step / arguments.steps
        rate = arguments.rate * min(1.0, (step + 1) / 100) * (0.02 + 0.98 * 0.5 * (1 + np.cos(np.pi * progress)))
        optimiser.step(weights, backward(weights, topology, trace, [d.astype(np.float32) for d in d_outputs]), rate)
        running = loss if step == 0 else 0.98 * running + 0.02 * loss
        if arguments.checkpoint and step % 200 == 199:
            save(
                _model(optimiser.average, topology, normaliser, corpus, arguments),
                arguments.out.with_suffix(".checkpoint"),
            )
        if step % 100 == 99 or step == 0:
            print(
                f"step {step + 1:5d}  loss {running:.4f}  {time.time() - started:6.0f} s", file=sys.stderr, flush=True
            )
    return _model(optimiser.average, topology, normaliser, corpus, arguments)


def _model(
    weights: Weights, topology: Topology, normaliser: Normaliser, corpus: Corpus, arguments: argparse.Namespace
) -> Model:
    identity = {
        "seed": arguments.seed,
        "steps": arguments.steps,
        "from_steps": load(arguments.init).identity["steps"] if arguments.init else 0,
        "speakers": corpus.names,
        "left_out": arguments.leave_out,
        "data": f"{corpus.minutes():.0f} minutes of synthetic speech made by training/face/dataset.py",
        "created": arguments.date,
    }
    decision = Decision(np.eye(len(VISEMES), dtype=np.float32), flat_change(2.0))
    return Model(rounded(weights), topology, normaliser, decision, identity)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-out", default="")
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--init", type=Path, help="go on from these weights (and their normaliser)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--dilations", default="1,2,4,8,16,1,2")
    parser.add_argument("--dropout", type=float, default=0.05)
    parser.add_argument("--converted", type=float, default=CONVERTED_SHARE)
    parser.add_argument(
        "--ked-share", type=float, default=GROUP_SHARES["ked"], help="weight of the one speaker of English phones"
    )
    parser.add_argument(
        "--lips-weight", type=float, default=1.5, help="how much more p, b and m count among the visemes"
    )
    parser.add_argument("--closure-weight", type=float, default=1.0)
    parser.add_argument("--checkpoint", action="store_true", help="also save the running average every 200 steps")
    parser.add_argument("--date", default="")
    arguments = parser.parse_args()
    save(train(arguments), arguments.out)


if __name__ == "__main__":
    main()
