"""Chooses the numbers of the decision layer on voices the net was not trained on, and writes them into weights files.

    /usr/bin/python3 tune.py --clips clips --on left-out.weights=festival-ked,catalan --on final.weights=throat --write final.weights

`--on` names a weights file and the clips (by the beginnings of their names) on which it counts: voices that it was not
trained on, or trained voices turned into other speakers. The same numbers must serve all of them.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
from pathlib import Path

import numpy as np

from decide import Decision
from evaluate import Prepared, prepare, rows_of, table
from measure import measure
from phones import VISEMES
from reference import MODES
from weights_file import Model, load, save

PAIRS_TRIED = 60
TARGET_CLOSED, TARGET_FALSE_PER_MIN, TARGET_CHANGES_PER_S, TARGET_SHORT = 96.5, 33.0, 12.5, 18.0


def label_statistics(voices: Prepared) -> tuple[np.ndarray, np.ndarray]:
    """P(label accepted | primary) as [label, primary], and P(next | change from) as [from, next], from the phone times."""
    count = len(VISEMES)
    accepted, seen, pairs = np.zeros((count, count)), np.zeros(count), np.full((count, count), 0.5)
    for clips in voices.values():
        for truth, _, _ in clips:
            known = truth.primary >= 0
            for viseme in range(count):
                inside = known & (truth.primary == viseme)
                accepted[:, viseme] += truth.accepted[inside].sum(0)
                seen[viseme] += inside.sum()
            labels = truth.primary[known]
            changed = labels[1:] != labels[:-1]
            np.add.at(pairs, (labels[:-1][changed], labels[1:][changed]), 1)
    np.fill_diagonal(pairs, 0)
    return accepted / np.maximum(seen, 1), pairs / pairs.sum(1, keepdims=True)


def make_change(base: float, habit: float, into_pp: float, pairs: np.ndarray) -> np.ndarray:
    """Costs of a change: a flat one, less for usual successions, and an extra for going into PP."""
    rarity = -np.log(pairs + 1e-3)
    cost = base + habit * (rarity - np.median(rarity))
    cost[:, 1] += into_pp
    cost = np.maximum(cost, 0.2)
    np.fill_diagonal(cost, 0)
    return cost.astype(np.float32)


def worth(m: dict[str, float]) -> float:
    """What is wanted of one voice: accuracy, less what misses the other goals."""
    value = m["tol15"] + 0.5 * m["acc15"]
    value -= (
        1.0 * max(0.0, TARGET_CLOSED - m["closed"])
        + 0.15 * max(0.0, m["false_per_min"] - TARGET_FALSE_PER_MIN)
        + 0.03 * m["false_per_min"]
    )
    return value - 1.0 * max(0.0, m["changes_per_s"] - TARGET_CHANGES_PER_S) - 0.2 * max(0.0, m["short"] - TARGET_SHORT)


Trial = tuple[Model, Prepared]


def choose(trials: list[Trial], delay: int, rounds: int) -> Decision:
    """Search from usual numbers: one number at a time for `rounds`, then two at a time by chance. Voices count alike."""
    acceptance, pairs = label_statistics(
        {f"{i} {v}": clips for i, (_, voices) in enumerate(trials) for v, clips in voices.items()}
    )
    state = {
        "into_pp": -1.0,
        "closure_gain": 0.3,
        "closure_bias": 1.0,
        "base": 1.5,
        "habit": 0.2,
        "mix": 0.2,
        "hold_frames": 4,
        "hold_frames_pp": 3,
    }
    options = {
        "into_pp": [-2.0, -1.5, -1.0, -0.5, 0.0, 1.0],
        "closure_gain": [0.0, 0.3, 0.6, 1.0],
        "closure_bias": [-1.0, 0.0, 1.0, 2.0, 3.0],
        "base": [1.0, 1.5, 2.0, 2.5, 3.0, 3.5],
        "habit": [0.0, 0.2, 0.4],
        "mix": [0.0, 0.2, 0.4],
        "hold_frames": [2, 3, 4, 5],
        "hold_frames_pp": [1, 2, 3, 4],
    }

    def build(values: dict) -> Decision:
        accept = np.eye(len(VISEMES)) + values["mix"] * acceptance * (1 - np.eye(len(VISEMES)))
        return dataclasses.replace(
            trials[0][0].decision,
            accept=accept.astype(np.float32),
            change=make_change(values["base"], values["habit"], values["into_pp"], pairs),
            **{k: values[k] for k in ("closure_gain", "closure_bias", "hold_frames", "hold_frames_pp")},
        )

    def value(values: dict) -> float:
        decision = build(values)
        return float(
            np.mean(
                [
                    worth(measure(p))
                    for model, voices in trials
                    for p in rows_of(dataclasses.replace(model, decision=decision), voices, delay).values()
                ]
            )
        )

    best = value(state)

    def attempt(changes: dict) -> None:
        nonlocal best, state
        if all(state[k] == v for k, v in changes.items()):
            return
        found = value({**state, **changes})
        if found > best:
            best, state = found, {**state, **changes}

    for _ in range(rounds):
        for name, choices in options.items():
            for choice in choices:
                attempt({name: choice})
    chooser = random.Random(1)
    for _ in range(PAIRS_TRIED):
        attempt({name: chooser.choice(options[name]) for name in chooser.sample(sorted(options), 2)})
    print({**state, "score": round(best, 2)})
    return build(state)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--on", action="append", required=True)
    parser.add_argument("--clips", type=Path, required=True)
    parser.add_argument("--mode", choices=MODES, default="long")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--write", type=Path, action="append", default=[])
    arguments = parser.parse_args()
    trials: list[Trial] = []
    for text in arguments.on:
        path, _, prefixes = text.partition("=")
        model = load(Path(path))
        voices: Prepared = {}
        for prefix in prefixes.split(","):
            voices |= prepare(model, arguments.clips, prefix)
        trials.append((model, voices))
    decision = choose(trials, MODES[arguments.mode], arguments.rounds)
    for model, voices in trials:
        model.decision = decision
        for mode, delay in MODES.items():
            print(f"\n{mode}\n" + table({v: measure(p) for v, p in rows_of(model, voices, delay).items()}))
    for path in arguments.write:
        target = load(path)
        target.decision = decision
        save(target, path)


if __name__ == "__main__":
    main()
