"""Voices from voices: spectral envelopes are moved, smoothed and given another source.

Two ways. `filtered` keeps the recorded source and changes the envelope only. `vocoded` throws the source away and drives
the envelope with pulses and noise, as statistical synthesisers do, with trajectories smoothed in time and frequency.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import fft
from scipy.ndimage import gaussian_filter1d
from scipy.signal import resample_poly

from phones import Segment

RATE_HZ = 16000
_SIZE, _HOP, _WIDTH = 512, 80, 320
_VOICED = set(
    "AA AE AH AX AO AW AY EH ER EY IH IY OW OY UH UW IA EA UA M N NG L R W Y DX TRILL FRU FRO B D G V DH Z ZH JH UNSURE".split()
)
_NOISY = set("V DH Z ZH JH TRILL".split())


@dataclass(frozen=True)
class Throat:
    """One invented speaker. Knots are positions in Hz and the factor by which the envelope there is moved."""

    knots_hz: np.ndarray
    factors: np.ndarray
    tilt_db_per_octave: float
    vocoded: bool
    detail_quefrency: int
    time_smoothing_frames: float
    contrast: float
    f0_hz: float
    f0_range: float
    voicing_limit_hz: float
    breath: float
    speed: float


def random_throat(chooser: np.random.Generator, vocoded_share: float = 0.5) -> Throat:
    """Draw a speaker."""
    knots_hz = np.array([0.0, 500.0, 1500.0, 2500.0, 3800.0, 8000.0])
    size = np.exp(chooser.normal(0.0, 0.10))
    factors = np.clip(size * np.exp(chooser.normal(0.0, 0.035, len(knots_hz))), 0.75, 1.33)
    vocoded = bool(chooser.random() < vocoded_share)
    return Throat(
        knots_hz,
        factors,
        float(chooser.normal(0, 1.5)),
        vocoded,
        int(chooser.integers(18, 40)),
        float(chooser.uniform(0, 3.0)) if chooser.random() < 0.7 else 0.0,
        float(chooser.uniform(0.75, 1.2)),
        float(np.exp(chooser.uniform(np.log(75), np.log(260)))),
        float(chooser.uniform(0.05, 0.3)),
        float(np.exp(chooser.uniform(np.log(1800), np.log(9000)))),
        float(chooser.choice([0.0, 0.05, 0.2, 1.0], p=[0.4, 0.3, 0.25, 0.05])),
        float(np.exp(chooser.normal(0, 0.10))),
    )


def _frames(signal: np.ndarray, window: np.ndarray) -> np.ndarray:
    padded = np.pad(signal, (len(window) // 2, len(window)))
    return np.lib.stride_tricks.sliding_window_view(padded, len(window))[::_HOP][: len(signal) // _HOP + 1]


def _overlap_add(frames: np.ndarray, width: int, length: int) -> np.ndarray:
    """Add frames of `width` samples centred on hops, by columns of one hop."""
    count = len(frames)
    pieces = width // _HOP
    grid = np.zeros((count + pieces, _HOP), np.float32)
    shaped = frames.reshape(count, pieces, _HOP)
    for k in range(pieces):
        grid[k : k + count] += shaped[:, k]
    flat = grid.ravel()
    return flat[width // 2 : width // 2 + length]


def envelope(spectrum_log: np.ndarray, quefrency: int, rounds: int = 2) -> np.ndarray:
    """A smooth curve over the peaks of log spectra [frames, bins]."""
    lifter = np.zeros(_SIZE // 2 + 1, np.float32)
    lifter[:quefrency] = 1.0
    lifter[quefrency : quefrency + 8] = np.linspace(1, 0, 8)
    full = np.concatenate([lifter, lifter[-2:0:-1]])
    current = spectrum_log
    for _ in range(rounds):
        cepstrum = fft.irfft(current, _SIZE)
        smooth = fft.rfft(cepstrum * full, _SIZE).real
        current = np.maximum(spectrum_log, smooth)
    return smooth


def _move(curves: np.ndarray, throat: Throat) -> np.ndarray:
    """Frequency axis by the throat's factors, and its tilt."""
    bins_hz = np.arange(curves.shape[1]) * RATE_HZ / _SIZE
    source = bins_hz / np.interp(bins_hz, throat.knots_hz, throat.factors)
    position = np.clip(source / RATE_HZ * _SIZE, 0, curves.shape[1] - 1.001)
    low = position.astype(int)
    share = position - low
    share = share.astype(np.float32)
    moved = curves[:, low] * (1 - share) + curves[:, low + 1] * share
    octaves = np.log2(np.maximum(bins_hz, 100.0) / 1000.0)
    return moved + (octaves * throat.tilt_db_per_octave * np.log(10) / 20).astype(np.float32)


def _voicing(segments: list[Segment], count: int) -> tuple[np.ndarray, np.ndarray]:
    """Per hop of 5 ms: voiced 0..1 and how far a voiced sound is mixed with noise."""
    voiced, noisy = np.zeros(count), np.zeros(count)
    for start, end, sound in segments:
        span = slice(int(round(start / 0.005)), int(round(end / 0.005)))
        voiced[span] = sound in _VOICED
        noisy[span] = sound in _NOISY
    return gaussian_filter1d(voiced, 1.0), gaussian_filter1d(noisy, 1.0)


def _pulses(throat: Throat, length: int, chooser: np.random.Generator) -> np.ndarray:
    """A pulse train of unit power with a wandering pitch."""
    count = length // 160 + 2
    wander = (
        gaussian_filter1d(chooser.normal(0, 1, count), 12) * 6 + gaussian_filter1d(chooser.normal(0, 1, count), 2) * 0.3
    )
    f0 = throat.f0_hz * np.exp(throat.f0_range * np.clip(wander, -2, 2))
    f0 = np.interp(np.arange(length), np.arange(count) * 160, f0)
    phase = np.cumsum(f0 / RATE_HZ)
    train = np.zeros(length, np.float32)
    marks = np.flatnonzero(np.diff(np.floor(phase)) > 0)
    train[marks] = np.sqrt(RATE_HZ / f0[marks]) * np.exp(chooser.normal(0, 0.06, len(marks)))
    return train


def transform(
    samples: np.ndarray, segments: list[Segment], throat: Throat, chooser: np.random.Generator
) -> tuple[np.ndarray, list[Segment]]:
    """16 kHz speech as another speaker; times change with the throat's speed."""
    if abs(throat.speed - 1) > 0.01:
        up, down = 100, int(round(100 * throat.speed))
        samples = resample_poly(samples, up, down)
        segments = [(a * up / down, b * up / down, s) for a, b, s in segments]
    samples = samples.astype(np.float32)
    width = _WIDTH
    window = np.hanning(width + 1)[:width].astype(np.float32)
    spectrum = fft.rfft(_frames(samples, window) * window, _SIZE)
    level = np.log(np.abs(spectrum) + 1e-5)
    smooth = envelope(level, throat.detail_quefrency if throat.vocoded else 32)
    moved = _move(smooth, throat)
    if throat.time_smoothing_frames > 0:
        moved = gaussian_filter1d(moved, throat.time_smoothing_frames, axis=0)
    if not throat.vocoded:
        gain = np.clip(moved - smooth, -6, 6)
        frames = fft.irfft(spectrum * np.exp(gain), _SIZE)[:, :width] * window
        return _overlap_add(frames, width, len(samples)) / 1.5, segments
    mean = moved.mean(1, keepdims=True)
    moved = mean + (moved - mean) * throat.contrast
    length = len(samples)
    voiced, noisy = _voicing(segments, len(moved))
    bins_hz = np.arange(moved.shape[1]) * RATE_HZ / _SIZE
    limit = np.where(noisy > 0.5, 1200.0, throat.voicing_limit_hz)[:, None]
    periodic = voiced[:, None] / (1 + np.exp((bins_hz[None] - limit) / 300.0)) * (1 - throat.breath)
    pulse = fft.rfft(_frames(_pulses(throat, length, chooser), window) * window, _SIZE)
    noise = fft.rfft(_frames(chooser.standard_normal(length, np.float32), window) * window, _SIZE)
    periodic = periodic.astype(np.float32)
    driven = (pulse * np.sqrt(periodic) + noise * np.sqrt(1 - periodic)) * np.exp(
        moved - np.float32(np.log(window.sum() ** 0.5) + 1.2)
    )
    out = fft.irfft(driven, _SIZE)
    frames = np.concatenate([out[:, -width // 2 :], out[:, : width * 3 // 2]], axis=1)
    return _overlap_add(frames, 2 * width, length), segments
