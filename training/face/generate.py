"""Labelled evaluation clips: wav, phone times and word times, for any voice.

    /usr/bin/python3 generate.py --out clips --voice festival:ked_diphone --voice espeak:en-us+f2 --voice accented:czech_dita \\
        --voice catalan:upc_ca_ona_hts [--throats] [--sentences 60] [--per-clip 10] [--text lines.txt]

`festival:NAME` is any festival voice of US English phones, `espeak:NAME` any espeak-ng voice, `accented:NAME` one of the
diphone voices of other languages speaking English with its own sounds. With --throats each clip is turned into another
invented speaker (transform.py), and the names begin with `throat-`. Each clip is NAME-00.wav (24 kHz mono s16),
NAME-00.phones.tsv (start, end, ARPAbet) and NAME-00.words.tsv (start, end, word), times in seconds. The same arguments
give the same files.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

import numpy as np

from clips import Clip, join, write
from espeak import Espeak
from festival import ACCENTED, Utterance, from_festival_english, speak_accented, speak_english, speak_text
from foreign_text import speak_catalan
from sentences import SentenceMaker
from speakers import LABEL_SHIFT_S, shifted
from transform import RATE_HZ, random_throat, transform

EVALUATION_SEED = 770_077


def speak(engine: str, name: str, lines: list[str], chooser: random.Random, folder: Path) -> list[Utterance]:
    """Utterances of one voice at its own pitch and tempo where it has them."""
    if engine == "festival":
        spoken = [u for u in speak_text(name, lines) if u is not None]
        for utterance in spoken:
            utterance.segments = [(a, b, from_festival_english(p)) for a, b, p in utterance.phones]
        return spoken
    if engine == "espeak":
        voice = Espeak(folder)
        return [u for u in (voice.speak(name, line) for line in lines) if u is not None]
    sources = speak_english("ked_diphone", lines, chooser)
    if engine == "catalan":
        return speak_catalan(sources, chooser)
    if engine == "accented":
        found = [v for v in ACCENTED if v.name == name]
        if found:
            return shifted(speak_accented(found[0], sources, chooser), LABEL_SHIFT_S.get(name, 0.0))
    raise SystemExit(f"no such voice: {engine}:{name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--voice", action="append", required=True)
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--per-clip", type=int, default=10)
    parser.add_argument("--throats", action="store_true")
    parser.add_argument("--text", type=Path, help="a sentence a line instead of made-up ones")
    arguments = parser.parse_args()
    if arguments.text:
        lines = [line.strip() for line in arguments.text.read_text().splitlines() if line.strip()]
    else:
        maker = SentenceMaker(EVALUATION_SEED, rare_share=0.1)
        lines = [maker.sentence() for _ in range(arguments.sentences)]
    for voice in arguments.voice:
        engine, _, name = voice.partition(":")
        chooser, generator = random.Random(EVALUATION_SEED), np.random.default_rng(EVALUATION_SEED)
        with tempfile.TemporaryDirectory() as folder:
            spoken = speak(engine, name, lines, chooser, Path(folder))
        count = 0
        for first in range(0, len(spoken), arguments.per_clip):
            clip = join(
                spoken[first : first + arguments.per_clip],
                chooser,
                RATE_HZ if arguments.throats else 24000,
                (0.25, 0.7),
            )
            if clip is not None and arguments.throats:
                clip = Clip(RATE_HZ, *transform(clip.samples, clip.segments, random_throat(generator), generator), [])
            if clip is not None:
                write(
                    clip,
                    arguments.out,
                    f"{'throat-' if arguments.throats else ''}{engine}-{name.replace('+', '_').replace('/', '_')}-{count:02d}",
                )
                count += 1
        print(f"{voice}: {len(spoken)} sentences, {count} clips", file=sys.stderr)


if __name__ == "__main__":
    main()
