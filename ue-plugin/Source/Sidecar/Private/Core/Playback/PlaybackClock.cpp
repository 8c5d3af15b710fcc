// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/PlaybackClock.h"

#include <algorithm>
#include <cmath>

namespace UE::Sidecar
{
namespace PlaybackClockPrivate
{
/** Callbacks are not punctual; a quarter of each deviation is believed. */
constexpr double Smoothing = 0.25;
/** Beyond this it was no jitter: the device stood still, or buffers were filled ahead. */
constexpr double JumpSeconds = 0.025;
}

void FPlaybackClock::SetLatencySeconds(double InLatencySeconds)
{
	Latency.store(std::max(0.0, InLatencySeconds), std::memory_order_relaxed);
}

void FPlaybackClock::AddBlock(std::span<const FPulledRun> Runs, uint32_t BlockSamples, double NowSeconds)
{
	OutputEnd += BlockSamples;
	const double Measured = NowSeconds - static_cast<double>(OutputEnd) / SampleRateHz;
	const double Deviation = Measured - Offset;
	if (!bHasOffset || std::abs(Deviation) > PlaybackClockPrivate::JumpSeconds)
	{
		Offset = Measured;
		bHasOffset = true;
	}
	else
	{
		Offset += Deviation * PlaybackClockPrivate::Smoothing;
	}

	const uint32_t Begin = Sequence.load(std::memory_order_relaxed);
	Sequence.store(Begin + 1, std::memory_order_relaxed);
	// Releases, so that none of them is seen before the odd number is.
	PublishedEnd.store(OutputEnd, std::memory_order_release);
	PublishedOffset.store(Offset, std::memory_order_release);
	for (const FPulledRun& Run : Runs)
	{
		Append(Run);
	}

	Sequence.store(Begin + 2, std::memory_order_release);
}

void FPlaybackClock::Append(const FPulledRun& Run)
{
	const uint64_t Ever = NumRunsEver.load(std::memory_order_relaxed);
	const bool bGoesOn = Ever > 0 && LastRun.UtteranceId == Run.UtteranceId && LastRun.Generation == Run.Generation
		&& LastRun.Underruns == Run.Underruns && LastRun.OutputStart + LastRun.CountSamples == Run.OutputStart
		&& LastRun.SampleIndex + LastRun.CountSamples == Run.SampleIndex;
	if (bGoesOn)
	{
		LastRun.CountSamples += Run.CountSamples;
		StoreRun(static_cast<uint32_t>((Ever - 1) % MaxRuns), LastRun);
		return;
	}

	LastRun = Run;
	StoreRun(static_cast<uint32_t>(Ever % MaxRuns), Run);
	NumRunsEver.store(Ever + 1, std::memory_order_release);
}

void FPlaybackClock::StoreRun(uint32_t Slot, const FPulledRun& Run)
{
	std::array<std::atomic<uint64_t>, WordsPerRun>& Words = RunWords[Slot];
	Words[0].store(Run.OutputStart, std::memory_order_release);
	Words[1].store(Run.UtteranceId, std::memory_order_release);
	Words[2].store(static_cast<uint64_t>(Run.SampleIndex), std::memory_order_release);
	// 32 bits of samples are two days, 16 bits are more underruns or conversations than a session has.
	const uint64_t Counts = static_cast<uint64_t>(Run.CountSamples)
		| (static_cast<uint64_t>(Run.Generation & 0xFFFF) << 32)
		| (static_cast<uint64_t>(std::min<uint32_t>(Run.Underruns, 0xFFFF)) << 48);
	Words[3].store(Counts, std::memory_order_release);
}

FPulledRun FPlaybackClock::LoadRun(uint32_t Slot) const
{
	const std::array<std::atomic<uint64_t>, WordsPerRun>& Words = RunWords[Slot];
	FPulledRun Run;
	Run.OutputStart = Words[0].load(std::memory_order_acquire);
	Run.UtteranceId = Words[1].load(std::memory_order_acquire);
	Run.SampleIndex = static_cast<int64_t>(Words[2].load(std::memory_order_acquire));
	const uint64_t Counts = Words[3].load(std::memory_order_acquire);
	Run.CountSamples = static_cast<uint32_t>(Counts);
	Run.Generation = static_cast<uint32_t>(Counts >> 32) & 0xFFFF;
	Run.Underruns = static_cast<uint32_t>(Counts >> 48);
	return Run;
}

FPulledRun FPlaybackClock::FindRun(double Output) const
{
	const uint64_t Ever = NumRunsEver.load(std::memory_order_acquire);
	const uint64_t Oldest = Ever > MaxRuns ? Ever - MaxRuns : 0;
	for (uint64_t Index = Ever; Index > Oldest; --Index)
	{
		const FPulledRun Run = LoadRun(static_cast<uint32_t>((Index - 1) % MaxRuns));
		if (static_cast<double>(Run.OutputStart) <= Output)
		{
			return Run;
		}
	}

	return FPulledRun();
}

FHeardPosition FPlaybackClock::Heard(uint32_t Generation, double NowSeconds) const
{
	FPulledRun Found;
	double Measured = 0.0;
	double Exact = 0.0;
	for (uint32_t Before = 1;;)
	{
		Before = Sequence.load(std::memory_order_acquire);
		const uint64_t EndSamples = PublishedEnd.load(std::memory_order_acquire);
		const double OffsetSeconds = PublishedOffset.load(std::memory_order_acquire);
		Measured = (NowSeconds - OffsetSeconds - LatencySeconds()) * SampleRateHz;
		Exact = std::max(Measured, FurthestHeard.load(std::memory_order_relaxed));
		Exact = std::min(Exact, static_cast<double>(EndSamples));
		Found = FindRun(Exact);
		if ((Before & 1) == 0 && Sequence.load(std::memory_order_relaxed) == Before)
		{
			break;
		}
	}

	double Furthest = FurthestHeard.load(std::memory_order_relaxed);
	while (Furthest < Exact && !FurthestHeard.compare_exchange_weak(Furthest, Exact, std::memory_order_relaxed))
	{
	}

	FHeardPosition Position;
	if (Exact <= 0.0 || Found.UtteranceId == 0 || Found.Generation != (Generation & 0xFFFF))
	{
		return Position;
	}

	const double Into = Exact - static_cast<double>(Found.OutputStart);
	Position.UtteranceId = Found.UtteranceId;
	Position.Underruns = Found.Underruns;
	Position.bFlowing = Into < Found.CountSamples;
	Position.SampleIndex =
		static_cast<double>(Found.SampleIndex) + std::min(Into, static_cast<double>(Found.CountSamples));
	// By the clock, not by what was handed out: a mixer that stands still is a pause too.
	const double PauseSamples = std::max(Measured, Exact) - static_cast<double>(Found.OutputStart) - Found.CountSamples;
	Position.PauseSeconds = Position.bFlowing ? 0.0 : std::max(0.0, PauseSamples) / SampleRateHz;
	return Position;
}

FHeardPosition FPlaybackClock::Pulled(uint32_t Generation) const
{
	FPulledRun Last;
	for (uint32_t Before = 1;;)
	{
		Before = Sequence.load(std::memory_order_acquire);
		Last = FindRun(static_cast<double>(PublishedEnd.load(std::memory_order_acquire)));
		if ((Before & 1) == 0 && Sequence.load(std::memory_order_relaxed) == Before)
		{
			break;
		}
	}

	FHeardPosition Position;
	if (Last.UtteranceId != 0 && Last.Generation == (Generation & 0xFFFF))
	{
		Position.UtteranceId = Last.UtteranceId;
		Position.SampleIndex = static_cast<double>(Last.SampleIndex) + Last.CountSamples;
		Position.Underruns = Last.Underruns;
	}

	return Position;
}
}
