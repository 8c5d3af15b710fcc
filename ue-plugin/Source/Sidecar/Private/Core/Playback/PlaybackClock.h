// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <span>

namespace UE::Sidecar
{
/** The rate of everything that the sidecar sends, in samples per second. */
inline constexpr int32_t SampleRateHz = 24000;

/** Samples of one utterance that were handed out in one piece. */
struct FPulledRun
{
	/** Where it lies in the output: samples handed out since the beginning, silence included. */
	uint64_t OutputStart = 0;
	uint64_t UtteranceId = 0;
	/** The first sample, on the utterance's timeline. */
	int64_t SampleIndex = 0;
	uint32_t CountSamples = 0;
	/** Utterance ids begin anew with each conversation; this tells them apart. */
	uint32_t Generation = 0;
	/** Times this utterance had run dry when this run was handed out. */
	uint32_t Underruns = 0;
};

/** What the listener hears at one moment. */
struct FHeardPosition
{
	/** 0: nothing of this conversation was heard yet. */
	uint64_t UtteranceId = 0;
	/** Samples of the utterance heard so far; between two samples where time is. */
	double SampleIndex = 0.0;
	uint32_t Underruns = 0;
	/** False in a pause: nothing waits, or the queue ran dry, or the voice is held. */
	bool bFlowing = false;
	/** Seconds since the last sample of a voice was heard; 0 while it flows. */
	double PauseSeconds = 0.0;
};

/**
 * Tells which sample is heard now. What was handed out to the mixer is heard one output latency later; the pulls are
 * a clock that ticks in blocks, and time since the last one fills the space between. The position never goes backwards
 * and never beyond what was handed out. The audio thread writes, without locks; any thread reads.
 */
class FPlaybackClock final
{
public:
	/** @param InLatencySeconds from a sample being handed out, at the end of its block, to its sounding. Any thread. */
	void SetLatencySeconds(double InLatencySeconds);

	double LatencySeconds() const
	{
		return Latency.load(std::memory_order_relaxed);
	}

	/**
	 * Audio thread: a block was handed out.
	 * @param Runs the voice in it, in order; what they don't cover is silence.
	 * @param BlockSamples of the block, silence included.
	 */
	void AddBlock(std::span<const FPulledRun> Runs, uint32_t BlockSamples, double NowSeconds);

	/** Audio thread: samples handed out so far, which is where the next block begins. */
	uint64_t OutputSamples() const
	{
		return OutputEnd;
	}

	/** Any thread. @param Generation utterances of another one were not heard. */
	FHeardPosition Heard(uint32_t Generation, double NowSeconds) const;

	/** Any thread: the end of what was handed out, as if it were heard already. */
	FHeardPosition Pulled(uint32_t Generation) const;

private:
	/** More than a second of the shortest pauses, which is more than any output latency. */
	static constexpr uint32_t MaxRuns = 64;
	static constexpr uint32_t WordsPerRun = 4;

	void Append(const FPulledRun& Run);
	void StoreRun(uint32_t Slot, const FPulledRun& Run);
	FPulledRun LoadRun(uint32_t Slot) const;
	FPulledRun FindRun(double Output) const;

	// A sequence lock: odd while the audio thread writes. All that it protects is atomic, so that a torn read is only
	// wrong, never undefined, and is read again.
	std::atomic<uint32_t> Sequence = 0;
	std::atomic<uint64_t> PublishedEnd = 0;
	std::atomic<double> PublishedOffset = 0.0;
	std::atomic<uint64_t> NumRunsEver = 0;
	std::array<std::array<std::atomic<uint64_t>, WordsPerRun>, MaxRuns> RunWords = {};

	std::atomic<double> Latency = 0.0;
	mutable std::atomic<double> FurthestHeard = 0.0;

	// The audio thread's own.
	uint64_t OutputEnd = 0;
	double Offset = 0.0;
	bool bHasOffset = false;
	FPulledRun LastRun;
};
}
