"""espeak-ng through its library, with random voice variants of our own; phone times come from its phoneme events."""

from __future__ import annotations

import ctypes
import random
import shutil
from pathlib import Path

import numpy as np

from espeak_phones import from_espeak
from festival import Utterance
from phones import Segment

EVENT_DELAY_S = 0.015
"""espeak-ng's phoneme events come this much after the sound they name (measured against loudness, see check_labels.py)."""

_SYSTEM_DATA = Path("/usr/lib/x86_64-linux-gnu/espeak-ng-data")
_EVENT_WORD, _EVENT_PHONEME = 1, 7
_PARAMETER_RATE, _PARAMETER_PITCH, _PARAMETER_RANGE = 1, 3, 4


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_ms", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user", ctypes.c_void_p),
        ("name", ctypes.c_char * 8),
    ]


_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


def random_variant(chooser: random.Random) -> str:
    """The text of a variant file: another throat."""
    size = chooser.uniform(0.84, 1.22)
    lines = [
        "language variant",
        "name sidecar",
        f"pitch {int(chooser.uniform(70, 130))} {int(chooser.uniform(140, 230))}"
        if chooser.random() < 0.55
        else f"pitch {int(chooser.uniform(130, 190))} {int(chooser.uniform(200, 300))}",
        f"flutter {chooser.randint(0, 8)}",
        f"roughness {chooser.randint(0, 4)}",
    ]
    for index in range(9):
        frequency = int(100 * size * chooser.uniform(0.94, 1.06))
        lines.append(f"formant {index} {frequency} {int(chooser.uniform(60, 125))} {int(chooser.uniform(70, 180))}")
    if chooser.random() < 0.3:
        lines.append(f"klatt {chooser.choice([1, 2, 3, 4])}")
    elif chooser.random() < 0.5:
        lines.append("breath " + " ".join(str(chooser.randint(0, 25)) for _ in range(8)))
    lines.append(f"consonants {chooser.randint(70, 130)} {chooser.randint(70, 130)}")
    return "\n".join(lines) + "\n"


class Espeak:
    """One library handle on a private copy of the data folder, so that variants can be added."""

    def __init__(self, folder: Path, variants: dict[str, str] | None = None) -> None:
        data = folder / "espeak-ng-data"
        if not data.exists():
            shutil.copytree(_SYSTEM_DATA, data)
        for name, text in (variants or {}).items():
            (data / "voices" / "!v" / name).write_text(text)
        self._library = ctypes.CDLL("libespeak-ng.so.1")
        self._rate_hz = self._library.espeak_Initialize(2, 200, str(folder).encode(), 1)
        self._callback = _Callback(self._on_sound)
        self._library.espeak_SetSynthCallback(self._callback)
        self._sound: list[np.ndarray] = []
        self._phonemes: list[tuple[int, str]] = []
        self._words: list[tuple[int, int, int]] = []

    def _on_sound(self, wave, count, events) -> int:
        if count > 0:
            self._sound.append(np.ctypeslib.as_array(wave, (count,)).copy())
        index = 0
        while events[index].type != 0:
            event = events[index]
            if event.type == _EVENT_WORD:
                self._words.append((event.sample, event.text_position, event.length))
            elif event.type == _EVENT_PHONEME:
                self._phonemes.append((event.sample, bytes(event.name).split(b"\0")[0].decode("latin1")))
            index += 1
        return 0

    def speak(self, voice: str, text: str, rate: int = 175, pitch: int = 50, pitch_range: int = 50) -> Utterance | None:
        """One sentence; None when the voice gave no sound."""
        self._sound, self._phonemes, self._words = [], [], []
        if self._library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise RuntimeError(f"espeak-ng has no voice {voice}")
        for parameter, value in ((_PARAMETER_RATE, rate), (_PARAMETER_PITCH, pitch), (_PARAMETER_RANGE, pitch_range)):
            self._library.espeak_SetParameter(parameter, value, 0)
        data = text.encode()
        self._library.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
        self._library.espeak_Synchronize()
        if not self._sound or not self._phonemes:
            return None
        samples = np.concatenate(self._sound).astype(np.float64) / 32768
        segments = self._segments(len(samples))
        return Utterance(self._rate_hz, samples, segments, self._spoken_words(text, segments))

    def _segments(self, length: int) -> list[Segment]:
        segments: list[Segment] = []
        delay = EVENT_DELAY_S
        events = [*self._phonemes, (length, "_")]
        if events[0][0] > 0:
            segments.append((0.0, max(0.0, events[0][0] / self._rate_hz - delay), "SIL"))
        for (start, name), (end, _) in zip(events, events[1:]):
            if end <= start:
                continue
            sounds = from_espeak(name)
            for index, sound in enumerate(sounds):
                a = (start + (end - start) * index / len(sounds)) / self._rate_hz
                b = (start + (end - start) * (index + 1) / len(sounds)) / self._rate_hz
                segments.append((max(0.0, a - delay), max(0.0, b - delay), sound))
        last = segments[-1]
        segments[-1] = (last[0], length / self._rate_hz, last[2])
        return [s for s in segments if s[1] > s[0]]

    def _spoken_words(self, text: str, segments: list[Segment]) -> list[Segment]:
        words = []
        for index, (sample, position, length) in enumerate(self._words):
            start = sample / self._rate_hz - EVENT_DELAY_S
            end = (
                self._words[index + 1][0] / self._rate_hz - EVENT_DELAY_S
                if index + 1 < len(self._words)
                else segments[-1][1]
            )
            inside = [(a, b) for a, b, s in segments if s != "SIL" and a >= start - 0.001 and b <= end + 0.02]
            if inside:
                words.append((inside[0][0], inside[-1][1], text[position - 1 : position - 1 + length]))
        return words
