"""Do the engines' phone times sit where the sound is? Prints, per voice, the lag at which loudness fits the phones best.

    /usr/bin/python3 check_labels.py

A constant lag is corrected in speakers.py (LABEL_SHIFT_S) and espeak.py (EVENT_DELAY_S).
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import numpy as np

from festival import Utterance
from speakers import all_speakers, lines_for

_LOUDNESS = {
    "SIL": 0.0,
    "P": 0.25,
    "B": 0.35,
    "T": 0.3,
    "D": 0.4,
    "K": 0.3,
    "G": 0.4,
    "F": 0.35,
    "V": 0.5,
    "TH": 0.3,
    "DH": 0.5,
    "S": 0.5,
    "Z": 0.55,
    "SH": 0.55,
    "ZH": 0.6,
    "CH": 0.45,
    "JH": 0.5,
    "HH": 0.4,
    "VEL": 0.4,
    "M": 0.65,
    "N": 0.65,
    "NG": 0.65,
    "DX": 0.6,
    "TRILL": 0.65,
}
STEP_S, WIDEST_STEPS = 0.005, 12


def best_lag(utterances: list[Utterance]) -> tuple[float, float]:
    """Milliseconds by which the sound comes later than its label, and the correlation there."""
    levels, guesses = [], []
    for u in utterances:
        count = int(len(u.samples) / u.rate_hz / STEP_S)
        centres = ((np.arange(count) + 0.5) * STEP_S * u.rate_hz).astype(int)
        sums = np.concatenate([[0], np.cumsum(u.samples**2)])
        half = u.rate_hz // 100
        level = 10 * np.log10(
            sums[np.minimum(centres + half, len(u.samples))] - sums[np.maximum(centres - half, 0)] + 1e-9
        )
        guess = np.zeros(count)
        for a, b, sound in u.segments:
            guess[int(round(a / STEP_S)) : int(round(b / STEP_S))] = _LOUDNESS.get(sound, 0.9)
        levels.append(np.maximum(level - level.max(), -45))
        guesses.append(guess)
    level = np.concatenate(levels)
    fits = {
        k: np.corrcoef(level, np.concatenate([np.roll(g, k) for g in guesses]))[0, 1]
        for k in range(-WIDEST_STEPS, WIDEST_STEPS + 1)
    }
    lag = max(fits, key=fits.get)
    return lag * STEP_S * 1000, fits[lag]


def main() -> None:
    for speaker in all_speakers()[:20]:
        with tempfile.TemporaryDirectory() as folder:
            spoken = speaker.speak(lines_for(speaker.name, 40, 1), random.Random(1), Path(folder))
        lag_ms, fit = best_lag(spoken)
        print(f"{speaker.name:22s} {lag_ms:+5.0f} ms, correlation {fit:.3f}")


if __name__ == "__main__":
    main()
