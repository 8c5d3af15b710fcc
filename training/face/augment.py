"""Changes to log-mel frames [time, streams, bands] that a voice, a room, a line or a noise could have made."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from features import BANDS, SETTINGS

_CENTRES_HZ = 700.0 * (
    10.0
    ** (
        np.linspace(
            2595 * np.log10(1 + SETTINGS.mel_low_hz / 700), 2595 * np.log10(1 + SETTINGS.mel_high_hz / 700), BANDS + 2
        )[1:-1]
        / 2595
    )
    - 1.0
)
_NEPERS_PER_DB = np.log(10) / 10


def _warp_matrices(chooser: np.random.Generator, streams: int) -> np.ndarray:
    """Per stream [bands, bands] that moves the frequency axis by a smooth random factor."""
    knots = np.linspace(0, BANDS - 1, 5)
    matrices = np.zeros((streams, BANDS, BANDS), np.float32)
    bands = np.arange(BANDS)
    for stream in range(streams):
        factors = np.exp(chooser.normal(0, 0.05) + chooser.normal(0, 0.02, 5))
        hz = np.clip(_CENTRES_HZ / np.interp(bands, knots, factors), _CENTRES_HZ[0], _CENTRES_HZ[-1])
        position = np.clip(np.interp(hz, _CENTRES_HZ, bands), 0, BANDS - 1.001)
        low = position.astype(int)
        matrices[stream, low, bands] += 1 - (position - low)
        matrices[stream, low + 1, bands] += position - low
    return matrices


def _noise_shape(chooser: np.random.Generator) -> np.ndarray:
    """Log spectrum of a noise over the bands: white to brown, or hum, or a smooth random one."""
    slope = chooser.uniform(-2.2, 0.6)
    shape = slope * np.log(_CENTRES_HZ / 1000) + gaussian_filter1d(chooser.normal(0, 2.0, BANDS), 4)
    return shape - np.log(np.exp(shape).mean())


def augment(logs: np.ndarray, chooser: np.random.Generator, strength: float = 1.0) -> np.ndarray:
    """Returns changed frames; each stream is its own speaker, line, room and noise."""
    frames, streams, _ = logs.shape
    x = np.ascontiguousarray((logs.transpose(1, 0, 2) @ _warp_matrices(chooser, streams)).transpose(1, 0, 2))
    contrast = np.exp(chooser.normal(0, 0.12 * strength, streams)).astype(np.float32)
    mean = x.mean(2, keepdims=True)
    x = mean + (x - mean) * contrast[None, :, None]
    smooth = chooser.random(streams) < 0.25
    if smooth.any():
        x[:, smooth] = gaussian_filter1d(x[:, smooth], 0.8, axis=2)
    blurred = chooser.random(streams) < 0.2
    if blurred.any():
        x[:, blurred] = gaussian_filter1d(x[:, blurred], 0.7, axis=0)
    equaliser = np.stack(
        [
            gaussian_filter1d(chooser.normal(0, 3.0 * strength, BANDS), 4)
            + chooser.normal(0, 0.5) * np.log(_CENTRES_HZ / 1000)
            for _ in range(streams)
        ]
    )
    x += equaliser[None].astype(np.float32)
    roomy = chooser.random(streams) < 0.3
    energy = np.exp(x)
    if roomy.any():
        energy[:, roomy] = _room(energy[:, roomy], chooser)
    limited = chooser.random(streams)
    for stream in range(streams):
        if limited[stream] < 0.08:
            energy[:, stream, _CENTRES_HZ > chooser.uniform(3300, 5500)] *= 1e-4
        if 0.05 < limited[stream] < 0.12:
            energy[:, stream, _CENTRES_HZ < chooser.uniform(120, 300)] *= 1e-2
    loud = np.percentile(energy.mean(2), 90, axis=0)
    noisy = chooser.random(streams) < 0.45
    snr_db = np.where(noisy, chooser.uniform(12, 45, streams), 70.0)
    shapes = np.stack([_noise_shape(chooser) for _ in range(streams)])
    level = np.log(loud) - snr_db * _NEPERS_PER_DB
    ripple = gaussian_filter1d(
        chooser.standard_normal((frames, streams, BANDS), np.float32) * np.float32(0.55), 0.5, axis=0
    )
    energy += np.exp((level[:, None] + shapes)[None] + ripple)
    gain = np.exp(chooser.normal(0, 5.0, streams) * _NEPERS_PER_DB)
    return np.log(energy * gain[None, :, None] + SETTINGS.energy_floor).astype(np.float32)


def _room(energy: np.ndarray, chooser: np.random.Generator) -> np.ndarray:
    """A decaying tail of 60 to 350 ms (reverberation time)."""
    streams = energy.shape[1]
    decay = np.exp(-np.log(1e6) / (chooser.uniform(6, 35, streams)))[:, None].astype(np.float32)
    share = np.exp(chooser.uniform(np.log(0.02), np.log(0.3), streams))[:, None].astype(np.float32)
    tail, result = np.zeros_like(energy[0]), np.empty_like(energy)
    for t in range(len(energy)):
        result[t] = energy[t] + share * tail
        tail = (tail + energy[t]) * decay
    return result


def mask_bands(inputs: np.ndarray, chooser: np.random.Generator) -> np.ndarray:
    """Blanks a few neighbouring bands of some streams."""
    for stream in range(inputs.shape[1]):
        if chooser.random() < 0.3:
            first, width = int(chooser.integers(0, BANDS)), int(chooser.integers(1, 6))
            inputs[:, stream, first : min(BANDS, first + width)] = 0
    return inputs
