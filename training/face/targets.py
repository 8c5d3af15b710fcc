"""Frame targets from phone times: visemes (with the accepted ones), openness, rounding and closure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from phones import SOUNDS, VISEME_INDEX, VISEMES, Part, Segment, parts_of

HOP_S = 0.01
ROUNDING_LEAD_S = 0.10
"""How long before a rounded sound the lips begin to round."""
CLOSURE_LEAD_S = 0.03
"""How long before p, b, m the lips should be together."""
CLOSURE_RELEASE_S = 0.01
"""How long before the sound's end they may part again."""

_PARTS: list[Part] = []
for _sound in SOUNDS.values():
    for _part in _sound:
        if _part not in _PARTS:
            _PARTS.append(_part)
SOUND_NAMES = list(SOUNDS)
SOUND_INDEX = {name: index for index, name in enumerate(SOUND_NAMES)}
PART_INDEX = {part: index for index, part in enumerate(_PARTS)}


def viseme_tables(accepted_share: float) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Per part: soft target [parts, 15], primary viseme (-1 = open), accepted mask [parts, 15], lips touch."""
    count = len(_PARTS)
    soft, primary = np.zeros((count, len(VISEMES)), np.float32), np.full(count, -1)
    accepted, touch = np.zeros((count, len(VISEMES)), bool), np.zeros(count, bool)
    for index, part in enumerate(_PARTS):
        touch[index] = part.lips_touch
        if part.viseme is None:
            accepted[index] = True
            continue
        primary[index] = VISEME_INDEX[part.viseme]
        accepted[index, primary[index]] = True
        others = [VISEME_INDEX[v] for v in part.accepted]
        accepted[index, others] = True
        soft[index, primary[index]] = 1.0
        if others and not part.lips_touch:
            soft[index, primary[index]] = 1.0 - accepted_share
            soft[index, others] = accepted_share / len(others)
    return soft, primary, accepted, touch


@dataclass
class Targets:
    """Per frame of 10 ms."""

    part: np.ndarray
    sound: np.ndarray
    openness: np.ndarray
    rounding: np.ndarray
    closure: np.ndarray
    silence: np.ndarray


_SMOOTH = np.hanning(9)[1:-1] / np.hanning(9)[1:-1].sum()


def make_targets(segments: list[Segment], frames: int) -> Targets:
    """Targets of a clip; frame t is described at its centre, t * 10 ms + 5 ms."""
    centre = (np.arange(frames) + 0.5) * HOP_S
    part = np.full(frames, PART_INDEX[SOUNDS["SIL"][0]], np.int16)
    spoken = np.full(frames, SOUND_INDEX["SIL"], np.int16)
    openness, rounding, closure = np.zeros(frames), np.zeros(frames), np.zeros(frames)
    silence = np.ones(frames, bool)
    for start, end, sound in segments:
        spoken[np.searchsorted(centre, start) : np.searchsorted(centre, end)] = SOUND_INDEX[sound]
        for a, b, piece in parts_of(start, end, sound):
            inside = slice(np.searchsorted(centre, a), np.searchsorted(centre, b))
            part[inside], openness[inside], silence[inside] = PART_INDEX[piece], piece.openness, sound == "SIL"
            if piece.rounding > 0:
                ramp = np.clip((centre - (a - ROUNDING_LEAD_S)) / ROUNDING_LEAD_S, 0, 1) * np.clip(
                    1 - (centre - b) / 0.06, 0, 1
                )
                rounding = np.maximum(rounding, piece.rounding * ramp)
            if piece.lips_touch:
                closure[
                    np.searchsorted(centre, a - CLOSURE_LEAD_S) : np.searchsorted(
                        centre, max(b - CLOSURE_RELEASE_S, a + 0.01)
                    )
                ] = 1.0
    openness = np.convolve(openness, _SMOOTH, "same")
    return Targets(
        part, spoken, openness.astype(np.float32), rounding.astype(np.float32), closure.astype(np.float32), silence
    )
