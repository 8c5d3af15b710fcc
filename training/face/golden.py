"""Writes the golden files of the solver's tests: two short clips and what the reference makes of them (FORMAT.md).

    /usr/bin/python3 golden.py --weights ../../src/Face/Solver/face.weights --out ../../tests/Face.Tests/Solver/golden
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

import numpy as np
from scipy.io import wavfile

from clips import active_gain, resample
from decide import decide
from espeak import Espeak
from features import SETTINGS
from festival import speak_english
from reference import MODES, read_24k, steps_of
from weights_file import load

LINES = {"espeak": "Maybe Bob will wash five shoes.", "ked": "Put my cup beside the lamp."}
LONGEST_SECONDS = 1.3


def make_wavs(folder: Path) -> None:
    """The clips are only made once; later trainings keep them."""
    with tempfile.TemporaryDirectory() as temporary:
        spoken = {
            "espeak": Espeak(Path(temporary)).speak("en-us", LINES["espeak"], rate=190),
            "ked": speak_english("ked_diphone", [LINES["ked"]], random.Random(5))[0],
        }
    for name, utterance in spoken.items():
        if utterance is None or (folder / f"{name}.wav").exists():
            continue
        samples = resample(utterance.samples, utterance.rate_hz, SETTINGS.sample_rate_hz)[
            : int(LONGEST_SECONDS * SETTINGS.sample_rate_hz)
        ]
        samples = samples * active_gain(samples, SETTINGS.sample_rate_hz)
        wavfile.write(
            folder / f"{name}.wav",
            SETTINGS.sample_rate_hz,
            np.clip(np.round(samples * 32768), -32768, 32767).astype(np.int16),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    make_wavs(arguments.out)
    model = load(arguments.weights)
    for path in sorted(arguments.out.glob("*.wav")):
        inputs, outputs, frames = steps_of(model, read_24k(path))
        files = {"features": inputs, "heads": np.concatenate(outputs, 1)}
        files |= {
            f"rows.{mode}": decide(outputs, model.topology, model.decision, frames, delay)
            for mode, delay in MODES.items()
        }
        for kind, array in files.items():
            array.astype("<f4").tofile(path.with_suffix(f".{kind}.bin"))


if __name__ == "__main__":
    main()
