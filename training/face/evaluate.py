"""Measures a weights file on labelled clips, by voice.

    /usr/bin/python3 evaluate.py --weights face.weights --clips clips [--mode long] [--prefix festival-ked]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from measure import Truth, measure, read_segments, truth_of
from reference import MODES, read_24k, steps_of
from decide import decide
from weights_file import Model, load

COLUMNS = ("acc15", "tol15", "closed", "false_per_min", "r", "r_lag_ms", "changes_per_s", "short")

Prepared = dict[str, list[tuple[Truth, list[np.ndarray], int]]]


def prepare(model: Model, folder: Path, prefix: str = "", keep_voice: bool = True) -> Prepared:
    """The heads' outputs of every clip, by voice; the normaliser is kept from clip to clip of a voice."""
    voices: Prepared = {}
    states = {}
    for path in sorted(folder.glob(f"{prefix}*.phones.tsv")):
        clip = path.name.removesuffix(".phones.tsv")
        voice = clip.rsplit("-", 1)[0]
        state = states.setdefault(voice, model.normaliser.start(1)) if keep_voice else model.normaliser.start(1)
        _, outputs, frames = steps_of(model, read_24k(folder / f"{clip}.wav"), state)
        voices.setdefault(voice, []).append((truth_of(read_segments(path)), outputs, frames))
    return voices


def rows_of(model: Model, prepared: Prepared, delay: int) -> dict[str, list[tuple[Truth, np.ndarray]]]:
    return {
        v: [(t, decide(o, model.topology, model.decision, f, delay)) for t, o, f in clips]
        for v, clips in prepared.items()
    }


def table(results: dict[str, dict[str, float]]) -> str:
    """Markdown."""
    lines = ["| voice | " + " | ".join(COLUMNS) + " |", "|---|" + "--:|" * len(COLUMNS)]
    lines += [
        f"| {voice} | " + " | ".join(f"{m[c]:.2f}" if c == "r" else f"{m[c]:.1f}" for c in COLUMNS) + " |"
        for voice, m in results.items()
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--clips", type=Path, required=True)
    parser.add_argument("--mode", choices=MODES, default="long")
    parser.add_argument("--prefix", default="")
    arguments = parser.parse_args()
    model = load(arguments.weights)
    pairs = rows_of(model, prepare(model, arguments.clips, arguments.prefix), MODES[arguments.mode])
    print(table({voice: measure(p) for voice, p in pairs.items()}))


if __name__ == "__main__":
    main()
