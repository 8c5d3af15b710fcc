"""The measures of a solver's rows against phone times: accuracy, closures, openness, flicker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from decide import PP
from phones import SOUNDS, VISEME_INDEX, VISEMES, Segment
from targets import make_targets, viseme_tables

VISEME_OPENNESS = np.array([0, 0, 0.08, 0.18, 0.20, 0.28, 0.15, 0.10, 0.22, 0.28, 0.95, 0.60, 0.32, 0.65, 0.25])
"""How open the mouth is drawn for each viseme."""
CLOSED_OPENNESS = 0.06
NEAR_FRAMES = 4
_SOFT, _PRIMARY, _ACCEPTED, _TOUCH = viseme_tables(0.15)
_SMOOTH = np.hanning(9)[1:-1] / np.hanning(9)[1:-1].sum()


@dataclass
class Truth:
    """Per frame of a labelled clip."""

    primary: np.ndarray
    accepted: np.ndarray
    openness: np.ndarray
    silence: np.ndarray
    touch: np.ndarray
    labiodental: np.ndarray
    closures: list[tuple[float, float]]


def read_segments(path: Path) -> list[Segment]:
    """The rows of a .phones.tsv file."""
    rows = [line.split("\t") for line in path.read_text().splitlines()[1:]]
    return [(float(a), float(b), s) for a, b, s in rows]


def truth_of(segments: list[Segment]) -> Truth:
    frames = int(segments[-1][1] * 100)
    targets = make_targets(segments, frames)
    part = targets.part.astype(int)
    centre = (np.arange(frames) + 0.5) / 100
    labiodental = np.zeros(frames, bool)
    closures: list[tuple[float, float]] = []
    for a, b, sound in segments:
        if sound in ("F", "V"):
            labiodental[np.searchsorted(centre, a) : np.searchsorted(centre, b)] = True
        if SOUNDS[sound][0].lips_touch:
            if closures and abs(closures[-1][1] - a) < 1e-6:
                closures[-1] = (closures[-1][0], b)
            else:
                closures.append((a, b))
    return Truth(
        _PRIMARY[part], _ACCEPTED[part], targets.openness, targets.silence, _TOUCH[part], labiodental, closures
    )


def _widened(mask: np.ndarray, by: int) -> np.ndarray:
    result = mask.copy()
    for shift in range(1, by + 1):
        result[shift:] |= mask[:-shift]
        result[:-shift] |= mask[shift:]
    return result


def _runs(mask: np.ndarray) -> int:
    return int((np.diff(np.concatenate([[0], mask.astype(int)])) == 1).sum())


def measure(pairs: list[tuple[Truth, np.ndarray]]) -> dict[str, float]:
    """Measures over clips; rows are [frames, 18] of decide.py. Shares in percent."""
    hit = right = scored = 0
    closures = closed_hits = false_runs = changes = short = runs = 0
    speech_minutes = speech_seconds = 0.0
    drawn_all, wanted_all = [], []
    for truth, rows in pairs:
        frames = len(truth.primary)
        rows = (
            rows[:frames]
            if len(rows) >= frames
            else np.concatenate([rows, np.repeat(rows[-1:], frames - len(rows), 0)])
        )
        weights = rows[:, :15]
        label = np.where(weights[:, 0] > 0.5, 0, 1 + weights[:, 1:].argmax(1))
        known = truth.primary >= 0
        scored += known.sum()
        right += (label == truth.primary)[known].sum()
        hit += truth.accepted[np.arange(frames), label][known].sum()
        closed = (label == PP) | (weights[:, PP] >= 0.5) | (weights @ VISEME_OPENNESS <= CLOSED_OPENNESS)
        for a, b in truth.closures:
            first, end = max(0, int(np.floor((a - 0.04) * 100))), min(frames, int(np.ceil((b + 0.04) * 100)))
            closures += 1
            closed_hits += bool(closed[first:end].any())
        clear = ~_widened(truth.touch | truth.silence, NEAR_FRAMES) & ~truth.labiodental
        false_runs += _runs(closed & clear)
        speech_minutes += (~truth.silence).sum() / 6000
        drawn_all.append(np.convolve(rows[:, 15], _SMOOTH, "same"))
        wanted_all.append(truth.openness)
        changed = (label[1:] != label[:-1]) & ~truth.silence[1:]
        changes += changed.sum()
        speech_seconds += (~truth.silence).sum() / 100
        edges = np.flatnonzero(label[1:] != label[:-1]) + 1
        lengths = np.diff(edges)[~truth.silence[edges[:-1]]]
        short += (lengths < 5).sum()
        runs += len(lengths)
    drawn, wanted = np.concatenate(drawn_all), np.concatenate(wanted_all)
    lags = {lag: np.corrcoef(np.roll(drawn, -lag), wanted)[0, 1] for lag in range(-8, 9)}
    return {
        "acc15": 100 * right / scored,
        "tol15": 100 * hit / scored,
        "closed": 100 * closed_hits / max(1, closures),
        "false_per_min": false_runs / speech_minutes,
        "r": lags[0],
        "r_lag_ms": 10 * max(lags, key=lags.get),
        "changes_per_s": changes / speech_seconds,
        "short": 100 * short / max(1, runs),
    }


def confusion(pairs: list[tuple[Truth, np.ndarray]]) -> np.ndarray:
    """[wanted, shown] frame counts."""
    table = np.zeros((len(VISEMES), len(VISEMES)), int)
    for truth, rows in pairs:
        frames = min(len(truth.primary), len(rows))
        label = rows[:frames, :15].argmax(1)
        known = truth.primary[:frames] >= 0
        np.add.at(table, (truth.primary[:frames][known], label[known]), 1)
    return table


assert VISEME_INDEX["PP"] == PP
