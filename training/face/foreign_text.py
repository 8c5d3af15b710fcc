"""Voices that only take text of their own language: Catalan (statistical, HTS) and Russian (unit selection).

English sentences are respelled from their phones, so that the order of sounds is near English. The labels are the
phones which the voice itself says it spoke.
"""

from __future__ import annotations

import random

from festival import Utterance, speak_text

_CATALAN_SPELLING = {
    "p": "p",
    "b": "b",
    "t": "t",
    "d": "d",
    "k": "c",
    "g": "g",
    "ch": "tx",
    "jh": "tj",
    "f": "f",
    "v": "v",
    "th": "f",
    "dh": "d",
    "s": "ss",
    "z": "z",
    "sh": "x",
    "zh": "j",
    "hh": "",
    "m": "m",
    "n": "n",
    "ng": "n",
    "l": "l",
    "r": "r",
    "w": "u",
    "y": "i",
    "dx": "r",
    "aa": "à",
    "ae": "a",
    "ah": "a",
    "ax": "e",
    "ao": "ò",
    "aw": "au",
    "ay": "ai",
    "eh": "e",
    "er": "er",
    "ey": "ei",
    "ih": "i",
    "iy": "í",
    "ow": "ou",
    "oy": "oi",
    "uh": "u",
    "uw": "ú",
}
_RUSSIAN_SPELLING = {
    "p": "п",
    "b": "б",
    "t": "т",
    "d": "д",
    "k": "к",
    "g": "г",
    "ch": "ч",
    "jh": "дж",
    "f": "ф",
    "v": "в",
    "th": "ф",
    "dh": "д",
    "s": "с",
    "z": "з",
    "sh": "ш",
    "zh": "ж",
    "hh": "х",
    "m": "м",
    "n": "н",
    "ng": "н",
    "l": "л",
    "r": "р",
    "w": "в",
    "y": "й",
    "dx": "д",
    "aa": "а",
    "ae": "э",
    "ah": "а",
    "ax": "э",
    "ao": "о",
    "aw": "ау",
    "ay": "ай",
    "eh": "э",
    "er": "ор",
    "ey": "эй",
    "ih": "и",
    "iy": "и",
    "ow": "оу",
    "oy": "ой",
    "uh": "у",
    "uw": "у",
}
_CATALAN_SOUND = {
    "ax": "AX",
    "a": "AA",
    "a1": "AA",
    "b": "B",
    "d": "D",
    "e": "EH",
    "e1": "EH",
    "E": "EH",
    "E1": "EH",
    "f": "F",
    "g": "G",
    "i": "IY",
    "i1": "IY",
    "j": "Y",
    "J": "N",
    "k": "K",
    "l": "L",
    "L": "L",
    "m": "M",
    "n": "N",
    "o": "AO",
    "o1": "AO",
    "O": "AO",
    "O1": "AO",
    "p": "P",
    "r": "DX",
    "rr": "TRILL",
    "s": "S",
    "S": "SH",
    "t": "T",
    "u": "UW",
    "u1": "UW",
    "w": "W",
    "z": "Z",
    "Z": "ZH",
    "pau": "SIL",
    "_": "SIL",
    "#": "SIL",
}
_RUSSIAN_SOUND = {
    "pau": "SIL",
    "ii": "IY",
    "yy": "IH",
    "uu": "UW",
    "ee": "EH",
    "oo": "AO",
    "aa": "AA",
    "a": "AH",
    "e": "EH",
    "i": "IH",
    "y": "IH",
    "u": "UH",
    "ae": "AX",
    "ay": "AX",
    "ur": "AX",
    "p": "P",
    "pp": "P",
    "b": "B",
    "bb": "B",
    "t": "T",
    "tt": "T",
    "d": "D",
    "dd": "D",
    "k": "K",
    "kk": "K",
    "g": "G",
    "gg": "G",
    "c": "S",
    "ch": "CH",
    "f": "F",
    "ff": "F",
    "v": "V",
    "vv": "V",
    "s": "S",
    "ss": "S",
    "z": "Z",
    "zz": "Z",
    "sh": "SH",
    "sch": "SH",
    "zh": "ZH",
    "h": "VEL",
    "hh": "VEL",
    "m": "M",
    "mm": "M",
    "n": "N",
    "nn": "N",
    "l": "L",
    "ll": "L",
    "r": "TRILL",
    "rr": "TRILL",
    "j": "Y",
}
RUSSIAN_SHIFT_S = 0.0
_VOWELS = set("aa ae ah ax ao aw ay eh er ey ih iy ow oy uh uw".split())


def _respell(source: Utterance, table: dict[str, str], chooser: random.Random) -> str:
    """Words of one to three syllables with the source's sounds in their order."""
    words, word, syllables = [], "", 0
    limit = chooser.randint(1, 3)
    for _, _, phone in source.phones:
        if phone in ("pau", "h#"):
            if word:
                words.append(word)
            word, syllables = "", 0
            continue
        word += table.get(phone, "")
        syllables += phone in _VOWELS
        if syllables >= limit and phone in _VOWELS:
            words.append(word)
            word, syllables, limit = "", 0, chooser.randint(1, 3)
    if word and words:
        words[-1] += word
    return " ".join(words) + "."


def _label(utterances: list[Utterance | None], table: dict[str, str], shift_s: float) -> list[Utterance]:
    result = []
    for utterance in utterances:
        if utterance is None:
            continue
        end_s = len(utterance.samples) / utterance.rate_hz
        phones = [(a, b, p.split("_")[0]) for a, b, p in utterance.phones]
        utterance.segments = [
            (max(0.0, a + shift_s) if a > 0 else 0.0, min(end_s, b + shift_s), table.get(p, "UNSURE"))
            for a, b, p in phones
        ]
        utterance.segments = [s for s in utterance.segments if s[1] > s[0]]
        if utterance.segments:
            result.append(utterance)
    return result


def speak_catalan(sources: list[Utterance], chooser: random.Random) -> list[Utterance]:
    """The HTS voice, with its pitch, vocal tract (all-pass constant) and global variance changed from line to line."""
    settings = []
    for _ in sources:
        warp, half_tones, variance, speed = (
            chooser.uniform(0.37, 0.47),
            chooser.uniform(-7, 4),
            chooser.uniform(0.5, 1.1),
            chooser.uniform(0.9, 1.25),
        )
        settings.append(
            f'(set! hts_engine_params (append upc_ca_ona_hts::hts_engine_params (list (list "-a" {warp:.3f}) (list "-fm" {half_tones:.2f}) '
            f'(list "-jm" {variance:.2f}) (list "-r" {speed:.2f}))))'
        )
    lines = [_respell(s, _CATALAN_SPELLING, chooser) for s in sources]
    return _label(speak_text("upc_ca_ona_hts", lines, settings, "iso-8859-1"), _CATALAN_SOUND, 0.0)


def speak_russian(sources: list[Utterance], chooser: random.Random) -> list[Utterance]:
    """The unit-selection voice; its labels are shifted by RUSSIAN_SHIFT_S."""
    lines = [_respell(s, _RUSSIAN_SPELLING, chooser) for s in sources]
    return _label(speak_text("msu_ru_nsh_clunits", lines, None, "utf-8"), _RUSSIAN_SOUND, RUSSIAN_SHIFT_S)
