"""Speakers from speakers, per sound: frames of one are shifted to where another's mean of that sound lies.

What sets speakers apart is not only one filter for all sounds: each has its own m and its own s. The mean log-mel frame
of every sound of every speaker is known, so speech of one speaker can be given the differences of another, or a share
of them, which makes many more speakers of English than there are.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d, uniform_filter1d

from features import BANDS
from targets import SOUND_INDEX, SOUND_NAMES

FEWEST_FRAMES = 30
LARGEST_SHIFT = 3.0
_SILENCE = SOUND_INDEX["SIL"]
_CLASSES = [
    "AA AE AH AX AO AW AY EH ER EY IH IY OW OY UH UW IA EA UA FRU FRO W Y R L TRILL DX".split(),
    "M N NG B D G V DH Z ZH JH".split(),
    "P T K F TH S SH CH HH VEL".split(),
]


def sound_means(logs: np.ndarray, sounds: np.ndarray) -> np.ndarray:
    """[sounds, bands]; not-a-number where a sound is too rare."""
    means = np.full((len(SOUND_NAMES), BANDS), np.nan, np.float32)
    for sound in np.unique(sounds):
        frames = logs[sounds == sound]
        if len(frames) >= FEWEST_FRAMES and SOUND_NAMES[sound] != "UNSURE":
            means[sound] = frames.astype(np.float32).mean(0)
    return means


def shift_table(own: np.ndarray, other: np.ndarray) -> np.ndarray:
    """[sounds, bands]: what to add; a sound that one of them lacks gets its class's mean, silence nothing."""
    table = other - own
    table[_SILENCE] = 0
    everything = np.nanmean(np.delete(table, _SILENCE, 0), 0)
    for names in _CLASSES:
        rows = [SOUND_INDEX[n] for n in names]
        known = table[rows][~np.isnan(table[rows, 0])]
        mean = known.mean(0) if len(known) else everything
        for row in rows:
            if np.isnan(table[row, 0]):
                table[row] = mean
    table[np.isnan(table)] = 0
    return np.clip(table, -LARGEST_SHIFT, LARGEST_SHIFT)


def convert(
    logs: np.ndarray, sounds: np.ndarray, table: np.ndarray, strength: float, chooser: np.random.Generator
) -> np.ndarray:
    """Frames [time, bands] with the shifts applied, smoothed over time, and a little chance of each sound's own."""
    own_way = gaussian_filter1d(chooser.normal(0, 0.8, table.shape), 3, axis=1)
    own_way[_SILENCE] = 0
    shift = (strength * table + own_way)[sounds]
    return logs + uniform_filter1d(shift, 5, axis=0, mode="nearest").astype(np.float32)
