"""Makes the training set on disk: log-mel frames and targets of every speaker, in a folder that git ignores.

    /usr/bin/python3 dataset.py --out cache/data [--scale 1.0] [--only ked,ona] [--workers 2]
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from clips import active_gain, join, resample
from features import SETTINGS, log_mel
from phones import Segment
from speakers import Speaker, all_speakers, hash_name, lines_for
from targets import make_targets
from transform import RATE_HZ, random_throat, transform

UTTERANCES_PER_CLIP = 6
SEED = 20


def _frames_of(samples_16k: np.ndarray, segments: list[Segment]) -> dict[str, np.ndarray]:
    samples = resample(samples_16k * active_gain(samples_16k, RATE_HZ), RATE_HZ, SETTINGS.sample_rate_hz)
    count = len(samples) // SETTINGS.hop_samples
    targets = make_targets(segments, count)
    return {
        "logs": log_mel(samples.astype(np.float32), count).astype(np.float16),
        "part": targets.part.astype(np.int8),
        "sound": targets.sound.astype(np.int8),
        "openness": targets.openness.astype(np.float16),
        "rounding": targets.rounding.astype(np.float16),
        "closure": targets.closure.astype(np.float16),
    }


def build_speaker(speaker: Speaker, out: Path, scale: float) -> tuple[str, float, float]:
    """Write one speaker's file; returns its name, minutes and seconds of work."""
    started = time.time()
    path = out / f"{speaker.name}.npz"
    if path.exists():
        return speaker.name, 0.0, 0.0
    number = hash_name(speaker.name) + SEED
    chooser, generator = random.Random(number), np.random.default_rng(number)
    lines = lines_for(speaker.name, max(6, int(speaker.sentences * scale)), SEED)
    with tempfile.TemporaryDirectory() as folder:
        utterances = speaker.speak(lines, chooser, Path(folder))
    clips, kinds = [], []
    for first in range(0, len(utterances), UTTERANCES_PER_CLIP):
        clip = join(utterances[first : first + UTTERANCES_PER_CLIP], chooser, RATE_HZ)
        if clip is None:
            continue
        clips.append(_frames_of(clip.samples, clip.segments))
        kinds.append(0)
        for _ in range(speaker.throats):
            throat = random_throat(generator)
            clips.append(_frames_of(*transform(clip.samples, clip.segments, throat, generator)))
            kinds.append(2 if throat.vocoded else 1)
    if clips:
        whole = {key: np.concatenate([c[key] for c in clips]) for key in clips[0]}
        np.savez(
            path.with_suffix(".part.npz"),
            lengths=np.array([len(c["part"]) for c in clips]),
            kinds=np.array(kinds),
            **whole,
        )
        path.with_suffix(".part.npz").rename(path)
    frames = sum(len(c["part"]) for c in clips)
    return speaker.name, frames / 6000, time.time() - started


def _work(job: tuple[str, Path, float]) -> tuple[str, float, float]:
    name, out, scale = job
    return build_speaker(next(s for s in all_speakers() if s.name == name), out, scale)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, arguments.only.split(",")))
    jobs = [(s.name, arguments.out, arguments.scale) for s in all_speakers() if not only or s.name in only]
    total = 0.0
    with multiprocessing.get_context("spawn").Pool(arguments.workers, maxtasksperchild=1) as pool:
        for name, minutes, seconds in pool.imap_unordered(_work, jobs, chunksize=1):
            total += minutes
            print(f"{name:24s} {minutes:7.1f} min in {seconds:6.1f} s", file=sys.stderr, flush=True)
    print(f"{total:.1f} minutes", file=sys.stderr)


if __name__ == "__main__":
    main()
