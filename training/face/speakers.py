"""The speakers and what each is made to say."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from espeak import Espeak, random_variant
from festival import ACCENTED, Utterance, speak_accented, speak_english
from foreign_text import speak_catalan, speak_russian
from sentences import SentenceMaker

ESPEAK_VARIANTS = 31
LABEL_SHIFT_S = {"suo_fi_lj_diphone": 0.007, "hy_fi_mv_diphone": 0.010, "msu_ru_nsh_clunits": -0.010}
"""Where the engine's times are off the sound (positive: the sound comes later than its label); see check_labels.py."""


@dataclass(frozen=True)
class Speaker:
    """`sentences` is how many it speaks, `throats` how many invented speakers each clip is also turned into."""

    name: str
    sentences: int
    throats: int
    speak: Callable[[list[str], random.Random, Path], list[Utterance]]


def shifted(utterances: list[Utterance], shift_s: float) -> list[Utterance]:
    """Move every label by a constant."""
    for utterance in utterances:
        end_s = len(utterance.samples) / utterance.rate_hz
        moved = [(a + shift_s if a > 0 else 0.0, b + shift_s, s) for a, b, s in utterance.segments]
        utterance.segments = [(max(0.0, a), min(end_s, b), s) for a, b, s in moved if min(end_s, b) > max(0.0, a)]
    return utterances


def _accented(voice) -> Callable[[list[str], random.Random, Path], list[Utterance]]:
    def speak(lines: list[str], chooser: random.Random, _: Path) -> list[Utterance]:
        sources = speak_english("ked_diphone", lines, chooser)
        return shifted(speak_accented(voice, sources, chooser), LABEL_SHIFT_S.get(voice.name, 0.0))

    return speak


def _espeak(number: int) -> Callable[[list[str], random.Random, Path], list[Utterance]]:
    def speak(lines: list[str], chooser: random.Random, folder: Path) -> list[Utterance]:
        name = f"sc{number:02d}"
        engine = Espeak(folder, {name: random_variant(random.Random(1000 + number))})
        accent = ("en-us", "en-us", "en-us", "en", "en-gb-x-rp", "en-gb-scotland")[number % 6]
        pitch, rate = chooser.randint(35, 65), chooser.randint(140, 195)
        spoken = [engine.speak(f"{accent}+{name}", line, rate, pitch, chooser.randint(30, 70)) for line in lines]
        return [u for u in spoken if u is not None]

    return speak


def all_speakers() -> list[Speaker]:
    """Every speaker that may be trained on. Flite's speakers are not among them, nor voices made from them."""
    found = [Speaker("ked", 700, 2, lambda lines, chooser, _: speak_english("ked_diphone", lines, chooser))]
    found += [Speaker(v.name, 80 if "hindi" in v.name else 160, 1, _accented(v)) for v in ACCENTED]
    found.append(
        Speaker(
            "ona",
            240,
            2,
            lambda lines, chooser, _: speak_catalan(speak_english("ked_diphone", lines, chooser), chooser),
        )
    )
    found.append(
        Speaker(
            "russian",
            90,
            1,
            lambda lines, chooser, _: shifted(
                speak_russian(speak_english("ked_diphone", lines, chooser), chooser),
                LABEL_SHIFT_S["msu_ru_nsh_clunits"],
            ),
        )
    )
    found += [Speaker(f"espeak{n:02d}", 9, 1, _espeak(n)) for n in range(ESPEAK_VARIANTS)]
    return found


def lines_for(name: str, count: int, seed: int) -> list[str]:
    """The sentences of a speaker."""
    maker = SentenceMaker(hash_name(name) + seed)
    return [maker.sentence() for _ in range(count)]


def hash_name(name: str) -> int:
    """A number from a name that is the same in every run."""
    value = 0
    for character in name:
        value = (value * 131 + ord(character)) % 1_000_003
    return value
