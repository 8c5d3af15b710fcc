"""The sounds the solver is trained on and what the face does on each.

Speech sounds are named in ARPAbet, with a few additions for sounds of other languages (TRILL, VEL, FRU). Each sound is
one or two parts (diphthongs), and each part has a primary viseme, the visemes that other published maps give the same
sound, an openness of the lips, a degree of rounding, and whether the lips must touch.
"""

from __future__ import annotations

from dataclasses import dataclass

VISEMES = ["sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "I", "O", "U"]
VISEME_INDEX = {name: index for index, name in enumerate(VISEMES)}

FIRST_PART_SHARE = 0.6
"""Share of a diphthong's time that its first part takes."""


@dataclass(frozen=True)
class Part:
    """A stretch of speech in which the mouth aims at one shape."""

    viseme: str | None
    accepted: tuple[str, ...]
    openness: float
    rounding: float
    lips_touch: bool = False


def _part(viseme: str | None, accepted: str, openness: float, rounding: float = 0.0, lips_touch: bool = False) -> Part:
    return Part(viseme, tuple(accepted.split()), openness, rounding, lips_touch)


_E_I = _part("I", "E", 0.30)
_SCHWA_END = _part("E", "aa", 0.45)

SOUNDS: dict[str, tuple[Part, ...]] = {
    "SIL": (_part("sil", "", 0.0),),
    "P": (_part("PP", "", 0.0, 0.0, True),),
    "B": (_part("PP", "", 0.0, 0.0, True),),
    "M": (_part("PP", "nn", 0.0, 0.0, True),),
    "F": (_part("FF", "", 0.08),),
    "V": (_part("FF", "", 0.08),),
    "TH": (_part("TH", "", 0.18),),
    "DH": (_part("TH", "DD", 0.18),),
    "T": (_part("DD", "", 0.20),),
    "D": (_part("DD", "", 0.20),),
    "DX": (_part("DD", "RR nn", 0.25),),
    "K": (_part("kk", "", 0.28),),
    "G": (_part("kk", "", 0.28),),
    "CH": (_part("CH", "", 0.15, 0.6),),
    "JH": (_part("CH", "", 0.15, 0.6),),
    "SH": (_part("CH", "SS", 0.15, 0.6),),
    "ZH": (_part("CH", "SS", 0.15, 0.6),),
    "S": (_part("SS", "", 0.10),),
    "Z": (_part("SS", "", 0.10),),
    "N": (_part("nn", "DD", 0.22),),
    "NG": (_part("nn", "kk", 0.28),),
    "L": (_part("nn", "RR DD", 0.28),),
    "R": (_part("RR", "", 0.25, 0.5),),
    "W": (_part("U", "RR O", 0.15, 1.0),),
    "Y": (_part("I", "RR", 0.25),),
    "HH": (_part(None, "", 0.40),),
    "AA": (_part("aa", "O", 1.0),),
    "AE": (_part("aa", "E", 0.85),),
    "AH": (_part("aa", "E", 0.60),),
    "AX": (_part("E", "aa I", 0.45),),
    "EH": (_part("E", "aa", 0.60),),
    "IH": (_part("I", "E", 0.40),),
    "IY": (_part("I", "", 0.25),),
    "AO": (_part("O", "aa", 0.75, 0.6),),
    "UH": (_part("U", "O", 0.35, 0.7),),
    "UW": (_part("U", "", 0.20, 1.0),),
    "ER": (_part("RR", "E O", 0.40, 0.5),),
    "EY": (_part("E", "I", 0.50), _E_I),
    "AY": (_part("aa", "", 0.95), _part("I", "E", 0.35)),
    "OY": (_part("O", "", 0.70, 0.7), _E_I),
    "AW": (_part("aa", "", 0.95), _part("U", "O", 0.35, 0.8)),
    "OW": (_part("O", "", 0.55, 0.8), _part("U", "O", 0.28, 0.9)),
    "IA": (_part("I", "", 0.28), _SCHWA_END),
    "EA": (_part("E", "", 0.60), _SCHWA_END),
    "UA": (_part("U", "", 0.25, 0.9), _part("E", "aa O", 0.45, 0.3)),
    # Not English: a rolled r, a velar fricative, rounded front vowels. The viseme is loose or left open.
    "TRILL": (_part("RR", "DD nn", 0.25, 0.1),),
    "VEL": (_part(None, "", 0.30),),
    "FRU": (_part("U", "I", 0.22, 0.9),),
    "FRO": (_part("O", "E RR", 0.45, 0.7),),
    # A sound whose label is not to be trusted (a missing diphone): nothing is learned from it.
    "UNSURE": (_part(None, "", 0.30),),
}

NEAREST_ENGLISH = {"TRILL": "R", "VEL": "HH", "FRU": "UW", "FRO": "ER", "UNSURE": "HH"}
"""What the added sounds are written as in clips for tools that know ARPAbet only."""

Segment = tuple[float, float, str]
"""Start and end in seconds, and the sound."""


def parts_of(start_s: float, end_s: float, sound: str) -> list[tuple[float, float, Part]]:
    """The parts of a sound with their times."""
    parts = SOUNDS[sound]
    if len(parts) == 1:
        return [(start_s, end_s, parts[0])]
    middle_s = start_s + FIRST_PART_SHARE * (end_s - start_s)
    return [(start_s, middle_s, parts[0]), (middle_s, end_s, parts[1])]


FESTIVAL_ENGLISH = {
    "pau": "SIL",
    "h#": "SIL",
    "ssil": "SIL",
    "brth": "SIL",
    "axr": "ER",
    "el": "L",
    "em": "M",
    "en": "N",
    "nx": "N",
    "hv": "HH",
    "ix": "IH",
    "ux": "UW",
}


def from_festival_english(phone: str) -> str:
    """Radio phone set to sound."""
    return FESTIVAL_ENGLISH.get(phone, phone.upper())
