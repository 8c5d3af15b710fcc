"""Festival's voices: English text with phone times, and diphone voices of other languages given phones and prosody."""

from __future__ import annotations

import os
import random
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from scipy.io import wavfile

from accents import CZECH, FINNISH, HINDI, ITALIAN, Alternative, alternatives
from phones import Segment, from_festival_english

VOICES = Path("/usr/share/festival/voices")


@dataclass
class Utterance:
    """Sound and what was said when. `f0` holds (seconds, Hz) targets where the engine tells them."""

    rate_hz: int
    samples: np.ndarray
    segments: list[Segment]
    words: list[Segment] = field(default_factory=list)
    f0: list[tuple[float, float]] = field(default_factory=list)
    phones: list[tuple[float, float, str]] = field(default_factory=list)


@dataclass(frozen=True)
class DiphoneVoice:
    """A diphone voice of another language, and how it is made to speak English."""

    name: str
    folder: str
    accent_name: str
    f0_hz: float

    @property
    def accent(self) -> dict[str, str]:
        return {"czech": CZECH, "italian": ITALIAN, "finnish": FINNISH, "hindi": HINDI}[self.accent_name]


ACCENTED = [
    DiphoneVoice("czech_dita", "czech/czech_dita", "czech", 190),
    DiphoneVoice("czech_krb", "czech/czech_krb", "czech", 240),
    DiphoneVoice("czech_machac", "czech/czech_machac", "czech", 115),
    DiphoneVoice("czech_ph", "czech/czech_ph", "czech", 105),
    DiphoneVoice("lp_diphone", "italian/lp_diphone", "italian", 190),
    DiphoneVoice("pc_diphone", "italian/pc_diphone", "italian", 115),
    DiphoneVoice("suo_fi_lj_diphone", "finnish/suo_fi_lj_diphone", "finnish", 185),
    DiphoneVoice("hy_fi_mv_diphone", "finnish/hy_fi_mv_diphone", "finnish", 105),
    DiphoneVoice("hindi_NSK_diphone", "hindi/hindi_NSK_diphone", "hindi", 115),
]

_DUMP = """
(define (dump u base)
  (utt.save.wave u (string-append base ".wav") 'riff)
  (set! fd (fopen (string-append base ".seg") "w"))
  (mapcar (lambda (s) (format fd "S %s %f\\n" (item.name s) (item.feat s "end"))) (utt.relation.items u 'Segment))
  (if (utt.relation.present u 'Word)
      (mapcar (lambda (w) (format fd "W %s %f %f\\n" (item.name w) (item.feat w "word_start") (item.feat w "word_end"))) (utt.relation.items u 'Word)))
  (if (utt.relation.present u 'Target)
      (mapcar (lambda (s) (format fd "T %f %f\\n" (item.feat s "pos") (item.feat s "f0"))) (utt.relation.items u 'Target)))
  (fclose fd))
"""


def run_festival(commands: list[str], folder: str, encoding: str = "utf-8", seconds: int = 600) -> str:
    """Run commands in one festival, with `dump` defined; returns what it printed."""
    script = os.path.join(folder, "run.scm")
    Path(script).write_bytes((_DUMP + "\n".join(commands)).encode(encoding))
    done = subprocess.run(["festival", "-b", script], capture_output=True, timeout=seconds, check=False)
    return done.stdout.decode("latin1") + done.stderr.decode("latin1")


def _read(base: str) -> Utterance | None:
    if not (os.path.exists(base + ".seg") and os.path.exists(base + ".wav")):
        return None
    rate_hz, samples = wavfile.read(base + ".wav")
    phones, words, f0, time_s = [], [], [], 0.0
    for line in Path(base + ".seg").read_text(encoding="latin1").splitlines():
        fields = line.split()
        if fields[0] == "S" and len(fields) == 3 and float(fields[2]) > time_s:
            phones.append((time_s, float(fields[2]), fields[1]))
            time_s = float(fields[2])
        elif fields[0] == "W" and len(fields) == 4:
            words.append((float(fields[2]), float(fields[3]), fields[1]))
        elif fields[0] == "T" and float(fields[2]) > 0:
            f0.append((float(fields[1]), float(fields[2])))
    return Utterance(rate_hz, samples.astype(np.float64) / 32768, [], words, f0, phones) if phones else None


def speak_text(
    voice: str, lines: list[str], settings: list[str] | None = None, encoding: str = "utf-8"
) -> list[Utterance | None]:
    """Text through a voice. `settings` has one festival expression a line, evaluated before it."""
    with tempfile.TemporaryDirectory() as folder:
        commands = [f"(voice_{voice})"]
        for index, line in enumerate(lines):
            if settings:
                commands.append(settings[index])
            text = line.replace('"', "").replace("\\", "")
            commands.append(f'(dump (utt.synth (Utterance Text "{text}")) "{folder}/{index}")')
        run_festival(commands, folder, encoding)
        return [_read(f"{folder}/{index}") for index in range(len(lines))]


def speak_english(voice: str, lines: list[str], chooser: random.Random) -> list[Utterance]:
    """English text through a US English diphone voice with random tempo and pitch."""
    settings = []
    for _ in lines:
        stretch, mean, spread = chooser.uniform(0.85, 1.3), chooser.uniform(85, 135), chooser.uniform(8, 28)
        settings.append(
            f"(begin (Parameter.set 'Duration_Stretch {stretch:.3f}) (set! int_lr_params '((target_f0_mean {mean:.1f}) "
            f"(target_f0_std {spread:.1f}) (model_f0_mean 170) (model_f0_std 34))))"
        )
    result = []
    for utterance in speak_text(voice, lines, settings):
        if utterance is not None:
            utterance.segments = [(a, b, from_festival_english(p)) for a, b, p in utterance.phones]
            result.append(utterance)
    return result


@lru_cache(maxsize=None)
def diphones_of(folder: str) -> frozenset[str]:
    """The diphones a voice has, from the head of its group file."""
    path = next((VOICES / folder / "group").glob("*.group"))
    data = path.read_bytes()
    head = data.index(b"EST_Header_End\n") + len(b"EST_Header_End\n")
    names = set()
    for line in data[head:].split(b"\n"):
        found = re.match(rb"^(\S+-\S+) \d+ \d+ \d+$", line)
        if not found:
            break
        names.add(found.group(1).decode("latin1"))
    return frozenset(names)


def choose_alternatives(voice: DiphoneVoice, phones: list[str], chooser: random.Random) -> list[Alternative]:
    """For each English phone one alternative, so that few diphones are missing (best path with random small costs)."""
    have = diphones_of(voice.folder)
    silence = voice.accent["silence"]
    previous: list[tuple[float, list[int], str]] = [(0.0, [], silence)]
    tables = []
    for phone in phones:
        table = [(0.0, [(silence, "SIL", 1.0)])] if phone in ("pau", "h#") else alternatives(voice.accent, phone)
        tables.append(table)
        current = []
        for index, (cost, pieces) in enumerate(table):
            own = (
                cost
                + chooser.uniform(0, 1.0)
                + sum(10.0 for x, y in zip(pieces, pieces[1:]) if f"{x[0]}-{y[0]}" not in have)
            )
            best = min(previous, key=lambda p, first=pieces[0][0]: p[0] + (0.0 if f"{p[2]}-{first}" in have else 10.0))
            link = 0.0 if f"{best[2]}-{pieces[0][0]}" in have else 10.0
            current.append((best[0] + link + own, [*best[1], index], pieces[-1][0]))
        previous = current
    chosen = min(previous, key=lambda p: p[0])[1]
    return [table[index][1] for table, index in zip(tables, chosen)]


_NEAREST = {
    "axr": "er",
    "el": "l",
    "em": "m",
    "en": "n",
    "nx": "n",
    "hv": "hh",
    "ix": "ih",
    "ux": "uw",
    "h#": "pau",
    "brth": "pau",
}


def speak_accented(voice: DiphoneVoice, sources: list[Utterance], chooser: random.Random) -> list[Utterance]:
    """What an English voice said (phones, times, pitch), said by a voice of another language with its own sounds."""
    have, silence = diphones_of(voice.folder), voice.accent["silence"]
    commands, segment_lists = [f"(voice_{voice.name})"], []
    with tempfile.TemporaryDirectory() as folder:
        for number, source in enumerate(sources):
            pitch, range_, stretch = (
                voice.f0_hz * chooser.uniform(0.82, 1.25),
                chooser.uniform(0.6, 1.5),
                chooser.uniform(0.85, 1.25),
            )
            mean = float(np.median([f for _, f in source.f0])) if source.f0 else 100.0
            phones = [_NEAREST.get(p, p) for _, _, p in source.phones]
            pieces: list[tuple[str, str, float, float]] = []
            for (start, end, _), chosen in zip(source.phones, choose_alternatives(voice, phones, chooser)):
                time = start
                for own, sound, share in chosen:
                    pieces.append((own, sound, time, time + (end - start) * share))
                    time += (end - start) * share
            if pieces[-1][0] != silence:
                pieces.append((silence, "SIL", pieces[-1][3], pieces[-1][3] + 0.15))
            items, segments, clock = [], [], 0.0
            times, values = [t for t, _ in source.f0] or [0.0], [f for _, f in source.f0] or [mean]
            for own, sound, start, end in pieces:
                length = max(0.03, (end - start) * stretch)
                hz = pitch * (np.interp((start + end) / 2, times, values) / mean) ** range_
                items.append(f"({own} {length:.4f} ({length / 2:.4f} {hz:.1f}))")
                segments.append([clock, clock + length, sound])
                clock += length
            for index, (left, right) in enumerate(zip(pieces, pieces[1:])):
                if f"{left[0]}-{right[0]}" not in have and not left[0] == right[0] == silence:
                    for side in (index, index + 1):
                        segments[side][2] = segments[side][2] if segments[side][2] == "SIL" else "UNSURE"
            segment_lists.append([tuple(s) for s in segments])
            commands.append(f'(dump (utt.synth (Utterance Segments ({" ".join(items)}))) "{folder}/{number}")')
        run_festival(commands, folder)
        result = []
        for number, segments in enumerate(segment_lists):
            utterance = _read(f"{folder}/{number}")
            if utterance is not None:
                utterance.segments = segments
                result.append(utterance)
        return result
