"""Utterances joined to clips with pauses, as a listener gets them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import gcd
from pathlib import Path

import numpy as np
from scipy.io import wavfile
from scipy.signal import resample_poly

from festival import Utterance
from phones import NEAREST_ENGLISH, Segment

ACTIVE_LEVEL_DBFS = -20.0
NOISE_FLOOR_DBFS = -80.0
LONGEST_EDGE_SILENCE_S = 0.06


@dataclass
class Clip:
    rate_hz: int
    samples: np.ndarray
    segments: list[Segment]
    words: list[Segment]


def resample(samples: np.ndarray, from_hz: int, to_hz: int) -> np.ndarray:
    """Polyphase resampling."""
    if from_hz == to_hz:
        return samples
    common = gcd(from_hz, to_hz)
    return resample_poly(samples, to_hz // common, from_hz // common)


def _trimmed(utterance: Utterance, rate_hz: int) -> tuple[np.ndarray, list[Segment], list[Segment]] | None:
    spoken = [(a, b) for a, b, s in utterance.segments if s != "SIL"]
    if not spoken:
        return None
    samples = resample(utterance.samples, utterance.rate_hz, rate_hz)
    start = max(0.0, spoken[0][0] - LONGEST_EDGE_SILENCE_S)
    end = min(len(samples) / rate_hz, spoken[-1][1] + LONGEST_EDGE_SILENCE_S)
    segments = [
        (max(a, start) - start, min(b, end) - start, s) for a, b, s in utterance.segments if b > start and a < end
    ]
    words = [(max(0.0, a - start), b - start, w) for a, b, w in utterance.words]
    return samples[int(start * rate_hz) : int(end * rate_hz)], segments, words


def active_gain(samples: np.ndarray, rate_hz: int) -> float:
    """The gain that brings the loud part to ACTIVE_LEVEL_DBFS, peaks under -1 dBFS."""
    hop = rate_hz // 100
    power = (samples[: len(samples) // hop * hop].reshape(-1, hop) ** 2).mean(1)
    loud = power[power > power.max() * 10**-3.5].mean()
    return float(
        min(10 ** (ACTIVE_LEVEL_DBFS / 20) / np.sqrt(loud + 1e-20), 10 ** (-1 / 20) / (np.abs(samples).max() + 1e-9))
    )


def join(
    utterances: list[Utterance], chooser: random.Random, rate_hz: int, pause_s: tuple[float, float] = (0.2, 0.7)
) -> Clip | None:
    """One clip of all utterances, at the usual level, silence between."""
    sounds: list[np.ndarray] = []
    segments: list[Segment] = []
    words: list[Segment] = []
    samples_so_far = 0

    def silence(seconds: float) -> None:
        nonlocal samples_so_far
        count = int(seconds * rate_hz)
        segments.append((samples_so_far / rate_hz, (samples_so_far + count) / rate_hz, "SIL"))
        sounds.append(np.zeros(count))
        samples_so_far += count

    silence(chooser.uniform(*pause_s))
    for utterance in utterances:
        trimmed = _trimmed(utterance, rate_hz)
        if trimmed is None:
            continue
        samples, own_segments, own_words = trimmed
        offset = samples_so_far / rate_hz
        samples = samples * active_gain(samples, rate_hz)
        segments.extend((a + offset, b + offset, s) for a, b, s in own_segments)
        words.extend((a + offset, b + offset, w) for a, b, w in own_words)
        sounds.append(samples)
        samples_so_far += len(samples)
        silence(chooser.uniform(*pause_s))
    if not words and len(segments) < 4:
        return None
    merged: list[Segment] = []
    for segment in segments:
        if merged and merged[-1][2] == segment[2] == "SIL":
            merged[-1] = (merged[-1][0], segment[1], "SIL")
        else:
            merged.append(segment)
    return Clip(rate_hz, np.concatenate(sounds), merged, words)


def write(clip: Clip, folder: Path, name: str) -> None:
    """`name.wav` (24 kHz mono s16), `name.phones.tsv` (ARPAbet) and `name.words.tsv`, times in seconds."""
    folder.mkdir(parents=True, exist_ok=True)
    samples = resample(clip.samples, clip.rate_hz, 24000)
    samples = samples * active_gain(samples, 24000)
    samples = samples + np.random.default_rng(1).normal(0, 10 ** (NOISE_FLOOR_DBFS / 20), len(samples))
    wavfile.write(folder / f"{name}.wav", 24000, np.clip(np.round(samples * 32768), -32768, 32767).astype(np.int16))
    for kind, column, rows in (("phones", "phone", clip.segments), ("words", "word", clip.words)):
        lines = [f"{a:.4f}\t{b:.4f}\t{NEAREST_ENGLISH.get(s, s) if kind == 'phones' else s}" for a, b, s in rows]
        (folder / f"{name}.{kind}.tsv").write_text("\n".join([f"start\tend\t{column}", *lines]) + "\n")
