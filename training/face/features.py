"""Log-mel frames and the causal normaliser, as FORMAT.md defines them."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np


@dataclass(frozen=True)
class FeatureSettings:
    sample_rate_hz: int = 24000
    hop_samples: int = 240
    window_samples: int = 600
    window_lead_samples: int = 180
    fft_size: int = 1024
    mel_bands: int = 40
    mel_low_hz: float = 60.0
    mel_high_hz: float = 7600.0
    power_scale: float = 1.0 / 225.0
    energy_floor: float = 1e-8

    def header(self) -> dict:
        return asdict(self)


SETTINGS = FeatureSettings()
BANDS = SETTINGS.mel_bands
INPUTS = BANDS + 2
FRAMES_PER_SECOND = SETTINGS.sample_rate_hz / SETTINGS.hop_samples


@dataclass(frozen=True)
class NormaliserSettings:
    """Levels are natural logarithms of power ("nepers" below)."""

    peak_start: float = -3.0
    peak_minimum: float = -9.0
    peak_fall_per_frame: float = 0.005
    gate_depth: float = 4.5
    floor_start: float = -12.0
    floor_rise_per_frame: float = 0.005
    memory_frames: float = 300.0
    prior_frames: float = 30.0
    level_scale: float = 0.4
    level_low: float = -4.0
    level_high: float = 1.0
    height_scale: float = 0.3
    height_low: float = 0.0
    height_high: float = 4.0

    def header(self) -> dict:
        return asdict(self)


def mel_filter_bank(settings: FeatureSettings = SETTINGS) -> np.ndarray:
    """Triangles on HTK's mel scale: [bands, bins], float64."""

    def to_mel(hz: float) -> float:
        return 2595.0 * np.log10(1.0 + hz / 700.0)

    mels = np.linspace(to_mel(settings.mel_low_hz), to_mel(settings.mel_high_hz), settings.mel_bands + 2)
    edges = 700.0 * (10.0 ** (mels / 2595.0) - 1.0)
    bins_hz = np.arange(settings.fft_size // 2 + 1) * settings.sample_rate_hz / settings.fft_size
    left, centre, right = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    return np.maximum(0.0, np.minimum((bins_hz - left) / (centre - left), (right - bins_hz) / (right - centre)))


_BANK = np.ascontiguousarray(mel_filter_bank().T.astype(np.float32))
_WINDOW = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(SETTINGS.window_samples) / SETTINGS.window_samples)).astype(
    np.float32
)


def log_mel(samples: np.ndarray, frames: int, lead_samples: int = SETTINGS.window_lead_samples) -> np.ndarray:
    """Frames 0…frames-1 of a 24 kHz signal in [-1, 1], zeros before and after it: [frames, bands] float32.

    The first window starts `lead_samples` before the signal.
    """
    s = SETTINGS
    needed = lead_samples + (frames - 1) * s.hop_samples + s.window_samples
    padded = np.zeros(max(needed, lead_samples + len(samples)), np.float32)
    padded[lead_samples : lead_samples + len(samples)] = samples
    windows = np.lib.stride_tricks.sliding_window_view(padded, s.window_samples)[:: s.hop_samples][:frames]
    result = np.empty((frames, s.mel_bands), np.float32)
    for start in range(0, frames, 2000):
        spectrum = np.fft.rfft(windows[start : start + 2000] * _WINDOW, s.fft_size)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32) * np.float32(s.power_scale)
        result[start : start + 2000] = np.log(power @ _BANK + np.float32(s.energy_floor))
    return result


@dataclass
class NormaliserState:
    """One row per stream of a batch."""

    peak: np.ndarray
    floor: np.ndarray
    count: np.ndarray
    sums: np.ndarray


class Normaliser:
    """The causal normaliser over a batch of streams."""

    def __init__(self, settings: NormaliserSettings, prior_mean: np.ndarray, prior_scale: np.ndarray) -> None:
        self.settings, self.prior_mean, self.prior_scale = (
            settings,
            prior_mean.astype(np.float32),
            prior_scale.astype(np.float32),
        )

    def start(self, streams: int) -> NormaliserState:
        s = self.settings
        return NormaliserState(
            np.full(streams, s.peak_start, np.float32),
            np.full(streams, s.floor_start, np.float32),
            np.zeros(streams, np.float32),
            np.zeros((streams, BANDS), np.float32),
        )

    def run(self, logs: np.ndarray, state: NormaliserState, restart_at: np.ndarray | None = None) -> np.ndarray:
        """logs [frames, streams, bands] to inputs [frames, streams, bands + 2]; `restart_at` resets a stream at a frame."""
        s = self.settings
        frames, streams, _ = logs.shape
        levels = np.log(np.exp(logs).mean(2))
        peaks, floors, counts = (np.empty((frames, streams), np.float32) for _ in range(3))
        sums = np.empty((frames, streams, BANDS), np.float32)
        peak, floor, count, total = state.peak, state.floor, state.count, state.sums
        keep = np.float32(1.0 - 1.0 / s.memory_frames)
        for t in range(frames):
            if restart_at is not None:
                hit = restart_at == t
                if hit.any():
                    peak, floor, count = (
                        np.where(hit, np.float32(s.peak_start), peak),
                        np.where(hit, np.float32(s.floor_start), floor),
                        np.where(hit, np.float32(0), count),
                    )
                    total = np.where(hit[:, None], np.float32(0), total)
            level = levels[t]
            peak = np.maximum(np.maximum(level, peak - np.float32(s.peak_fall_per_frame)), np.float32(s.peak_minimum))
            floor = np.minimum(level, floor + np.float32(s.floor_rise_per_frame))
            gate = level > peak - np.float32(s.gate_depth)
            count = np.where(gate, count * keep + 1, count)
            total = np.where(gate[:, None], total * keep + logs[t], total)
            peaks[t], floors[t], counts[t], sums[t] = peak, floor, count, total
        state.peak, state.floor, state.count, state.sums = peak, floor, count, total
        inputs = np.empty((frames, streams, INPUTS), np.float32)
        mean = (np.float32(s.prior_frames) * (self.prior_mean + peaks[..., None]) + sums) / (
            np.float32(s.prior_frames) + counts
        )[..., None]
        inputs[..., :BANDS] = (logs - mean) * self.prior_scale
        inputs[..., BANDS] = np.clip((levels - peaks) * s.level_scale, s.level_low, s.level_high)
        inputs[..., BANDS + 1] = np.clip((levels - floors) * s.height_scale, s.height_low, s.height_high)
        return inputs
