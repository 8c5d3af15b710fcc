"""How a festival diphone voice of another language speaks English sounds.

For each English phone the voice has alternatives, parted by `|`; each is one or more of the voice's own phones, written
`own/SOUND/share`: what is said, what sound it then is, and its share of the time. The sound is what the voice really
says, not what was asked of it. `?` marks a rare alternative.
"""

from __future__ import annotations

CZECH = {
    "silence": "#",
    "p": "p/P", "b": "b/B", "t": "t/T", "d": "d/D", "k": "k/K", "g": "g/G", "ch": "c~/CH", "jh": "dz~/JH",
    "f": "f/F", "v": "v/V", "th": "f/F|s/S|t/T", "dh": "d/D|z/Z", "s": "s/S|c/S?", "z": "z/Z|dz/Z?", "sh": "s~/SH|r~*/SH?",
    "zh": "z~/ZH|r~/ZH", "hh": "h/HH|ch/VEL", "m": "m/M", "n": "n/N|n~/N?", "ng": "n*/NG", "l": "l/L", "r": "r/TRILL",
    "w": "v/V|u/W", "y": "j/Y", "dx": "d/D|r/TRILL",
    "aa": "a:/AA", "ae": "e/EH|a/AA", "ah": "a/AH", "ax": "e/EH|a/AH", "ao": "o:/AO", "aw": "a/AA/.55 u/UH/.45",
    "ay": "a/AA/.55 j/Y/.45|a/AA/.5 i/IH/.5", "eh": "e/EH", "er": "e/EH/.5 r/TRILL/.5|e:/EH", "ey": "e/EH/.55 j/Y/.45|e:/EH",
    "ih": "i/IH", "iy": "i:/IY", "ow": "o/AO/.55 u/UH/.45|o:/AO", "oy": "o/AO/.5 j/Y/.5", "uh": "u/UH", "uw": "u:/UW",
}
ITALIAN = {
    "silence": "#",
    "p": "p/P", "b": "b/B", "t": "t/T", "d": "d/D", "k": "k/K", "g": "g/G", "ch": "tS/CH", "jh": "dZ/JH", "f": "f/F", "v": "v/V",
    "th": "f/F|t/T|s/S", "dh": "d/D|z/Z", "s": "s/S|ts/S?", "z": "z/Z|dz/Z?", "sh": "S/SH", "zh": "Z/ZH|dZ/JH", "hh": "k/K|f/F",
    "m": "m/M", "n": "n/N|J/N?", "ng": "ng/NG", "l": "l/L|L/L?", "r": "r/TRILL", "w": "w/W", "y": "j/Y", "dx": "d/D|r/TRILL",
    "aa": "a1/AA", "ae": "a/AA|E1/EH", "ah": "a/AH", "ax": "e/EH|a/AH", "ao": "O1/AO", "aw": "a1/AA/.55 u/UH/.45", "ay": "a1/AA/.55 i/IH/.45",
    "eh": "E1/EH|E/EH", "er": "E1/EH/.5 r/TRILL/.5|e1/EH", "ey": "e1/EH/.55 i/IH/.45|e1/EH", "ih": "i/IH|e/IH?", "iy": "i1/IY",
    "ow": "o1/AO/.55 u/UH/.45|o1/AO", "oy": "O1/AO/.5 i/IH/.5", "uh": "u/UH", "uw": "u1/UW",
}
FINNISH = {
    "silence": "#",
    "p": "p/P|p:/P?", "b": "b/B|p/P", "t": "t/T", "d": "d/D", "k": "k/K", "g": "g/G|k/K", "ch": "t/T/.4 S/SH/.6|t/T/.4 s/S/.6", "jh": "t/T/.4 S/SH/.6|d/D/.4 s/S/.6",
    "f": "f/F", "v": "v/V", "th": "f/F|s/S|t/T", "dh": "d/D", "s": "s/S", "z": "s/S", "sh": "S/SH|s/S", "zh": "S/SH|s/S", "hh": "h/HH",
    "m": "m/M|m:/M?", "n": "n/N|n:/N?", "ng": "N/NG", "l": "l/L", "r": "r/TRILL", "w": "v/V|u/W", "y": "j/Y", "dx": "d/D|r/TRILL",
    "aa": "a:/AA|a/AA", "ae": "@/AE|@:/AE", "ah": "a/AH", "ax": "e/EH|a/AH|7/FRO?", "ao": "o:/AO|o/AO", "aw": "a/AA/.55 u/UH/.45", "ay": "a/AA/.55 i/IH/.45",
    "eh": "e/EH", "er": "7:/FRO|7/FRO|e/EH/.5 r/TRILL/.5", "ey": "e/EH/.55 i/IH/.45|e:/EH", "ih": "i/IH", "iy": "i:/IY|i/IY",
    "ow": "o/AO/.55 u/UH/.45|o:/AO", "oy": "o/AO/.5 i/IH/.5", "uh": "u/UH|y/FRU?", "uw": "u:/UW|u/UW|y:/FRU?",
}
HINDI = {
    "silence": "pau",
    "p": "p/P", "b": "b/B|bh/B?", "t": "T/T|th/T", "d": "D/D|dh/D", "k": "k/K|kh/K?", "g": "g/G|gh/G?", "ch": "ch/CH", "jh": "j/JH", "f": "f/F", "v": "v/V",
    "th": "th/T", "dh": "dh/D", "s": "s/S", "z": "j/JH|s/S", "sh": "sh/SH", "zh": "j/JH|sh/SH", "hh": "h/HH", "m": "m/M", "n": "n/N|N/N?",
    "ng": "n/N/.5 g/G/.5|N/N", "l": "l/L|L/L?", "r": "r/TRILL", "w": "v/V|w/W", "y": "y/Y", "dx": "D/D|R/DX|r/TRILL",
    "aa": "aa/AA", "ae": "ay/AE|eh/EH", "ah": "a/AH", "ax": "a/AX", "ao": "aw/AO|oo/AO", "aw": "aa/AA/.55 uh/UH/.45", "ay": "aa/AA/.55 ih/IH/.45",
    "eh": "eh/EH|ee/EH", "er": "a/AH/.5 r/TRILL/.5", "ey": "ee/EY", "ih": "ih/IH", "iy": "iy/IY", "ow": "oo/AO|oh/AO", "oy": "oo/AO/.5 ih/IH/.5",
    "uh": "uh/UH", "uw": "uw/UW",
}

Alternative = list[tuple[str, str, float]]


def alternatives(accent: dict[str, str], phone: str) -> list[tuple[float, Alternative]]:
    """The ways to say a phone, each with a cost (rare ones cost more)."""
    result: list[tuple[float, Alternative]] = []
    for text in accent[phone].split("|"):
        rare = text.endswith("?")
        pieces = [piece.split("/") for piece in text.rstrip("?").split()]
        result.append((2.0 if rare else 0.0, [(p[0], p[1], float(p[2]) if len(p) > 2 else 1.0) for p in pieces]))
    return result
