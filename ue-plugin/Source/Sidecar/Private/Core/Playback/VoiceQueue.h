// Copyright (c) 2026 The Sidecar authors. MIT licence.

#pragma once

#include "Core/Playback/GainRamp.h"
#include "Core/Playback/PlaybackClock.h"
#include "Core/Playback/SampleRing.h"
#include "Core/Threading/SpscQueue.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <span>

namespace UE::Sidecar
{
struct FVoiceQueueOptions
{
	/** More than the sidecar ever sends ahead (`Hello.lead_ms` is at most 5000). */
	size_t CapacitySamples = 8 * SampleRateHz;
	/** An utterance begins, and goes on after it ran dry, once this much waits or no more will come. */
	uint32_t PreRollSamples = SampleRateHz * 40 / 1000;
	/** A voice that is ducked, held or resumed fades over this. */
	uint32_t DuckFadeSamples = SampleRateHz * 20 / 1000;
	/** A voice that is flushed fades over this, so that it ends without a click inside the next block. */
	uint32_t FlushFadeSamples = SampleRateHz * 5 / 1000;
};

/** Why a chunk was not taken, or not all of it. */
enum class EPushResult : uint8_t
{
	Accepted,
	/** Of an utterance that was flushed: arrives late, and is meant to be dropped. */
	Flushed,
	/** Samples that were sent before; only what is new of them was taken, if anything. */
	Repeated,
	/** Samples are missing before it: the voice jumps over them, and stays in step with face and words. */
	Gap,
	/** Not the utterance that is being received. Dropped. */
	OutOfOrder,
	/** The queue is full: the sidecar sent more ahead than it may, or nobody listens. Dropped. */
	Full,
};

/** What a flush took from the queue. */
struct FFlushResult
{
	/** The utterance at the head of the queue, which may have been handed out to its end; 0 when none was sent yet. */
	uint64_t UtteranceId = 0;
	/** Where it began, on its own timeline: what it was played up to if none of it was. */
	int64_t FirstSampleIndex = 0;
	/** As seen from the network thread: up to one block less when the mixer pulls at the same moment. */
	uint64_t DroppedSamples = 0;
};

/**
 * The way of the voice from the network to the mixer: a jitter buffer that knows which sample of which utterance it
 * hands out. The network thread writes, the audio thread pulls; neither ever waits for the other. A flush takes effect
 * in the very next pull.
 */
class FVoiceQueue final
{
public:
	explicit FVoiceQueue(const FVoiceQueueOptions& InOptions = FVoiceQueueOptions());

	/** Network thread: an utterance begins, or goes on at a sample of it. */
	void Begin(uint64_t UtteranceId, int64_t FirstSampleIndex);

	/** Network thread: the next samples of the newest utterance; an utterance that was not announced begins with them.
	 */
	EPushResult Push(uint64_t UtteranceId, int64_t SampleIndex, std::span<const int16_t> Samples);

	/** Network thread: no more of this utterance will come. */
	void End(uint64_t UtteranceId);

	/** Network thread: drops all utterances up to and including this one, and whatever was ducked is not any more. */
	FFlushResult Flush(uint64_t ThroughUtteranceId);

	/** Network thread: drops everything, and starts with utterance ids from the beginning. */
	void Reset();

	/** Network thread. @param bHold after the fade nothing more is handed out until Resume. */
	void Duck(float GainDb, bool bHold);

	/** Network thread: back to full volume, from the very sample that was held. */
	void Resume();

	/**
	 * Audio thread: fills the block, with silence where there is no voice. Allocates nothing, waits for nobody.
	 * @return how many of the samples are voice.
	 */
	size_t Pull(std::span<int16_t> Block, double NowSeconds);

	/** Any thread: what is heard now. */
	FHeardPosition Heard(double NowSeconds) const
	{
		return Clock.Heard(Generation.load(std::memory_order_relaxed), NowSeconds);
	}

	/** Any thread: the audio thread has stopped handing out what the last Flush dropped. */
	bool IsFlushDone() const
	{
		return FlushesDone.load(std::memory_order_acquire) == FlushesOrdered.load(std::memory_order_relaxed);
	}

	/** Any thread: the fade of a Duck with hold is over, and the position stays where it is. */
	bool IsHeld() const
	{
		return bIsHeld.load(std::memory_order_acquire);
	}

	/** Any thread: samples that wait to be pulled. */
	uint64_t QueuedSamples() const
	{
		return Ring.WritePosition() - Ring.ReadPosition();
	}

	/** Any thread: how often anything was pulled, to see whether somebody listens. */
	uint64_t NumPulls() const
	{
		return Pulls.load(std::memory_order_relaxed);
	}

	/** Any thread. See FPlaybackClock::SetLatencySeconds. */
	void SetLatencySeconds(double Seconds)
	{
		Clock.SetLatencySeconds(Seconds);
	}

	double LatencySeconds() const
	{
		return Clock.LatencySeconds();
	}

	/** The last sample handed out, with its utterance; any thread. */
	FHeardPosition Pulled() const
	{
		return Clock.Pulled(Generation.load(std::memory_order_relaxed));
	}

private:
	/** From this stream position on the samples belong to this utterance, beginning with this sample. */
	struct FMark
	{
		uint64_t Position = 0;
		uint64_t UtteranceId = 0;
		int64_t SampleIndex = 0;
		uint32_t Generation = 0;
		bool bNewUtterance = false;
	};

	struct FReceived
	{
		uint64_t UtteranceId = 0;
		int64_t FirstSampleIndex = 0;
		uint64_t Position = 0;
	};

	bool Mark(uint64_t UtteranceId, int64_t SampleIndex, bool bNewUtterance);
	void DiscardAll(uint64_t Position);
	void OrderGain(float Gain, bool bHold);
	void ForgetPlayed();

	void TakeMarks(uint64_t Position);
	size_t TakeFlush(std::span<int16_t> Block);
	void TakeGain(uint64_t Order);
	size_t PlayNext(std::span<int16_t> Block, size_t Filled);
	/** @param Out no longer than what is known to be written, so that no mark can be missed. */
	size_t ReadRun(std::span<int16_t> Out, size_t OffsetInBlock);

	const FVoiceQueueOptions Options;
	FSampleRing Ring;
	TSpscQueue<FMark> Marks;
	FPlaybackClock Clock;

	// Orders of the network thread to the audio thread.
	std::atomic<uint64_t> DiscardPosition = 0;
	std::atomic<uint64_t> CompletePosition = 0;
	/** Bits 0..31: the gain as a float; bit 32: whether to hold; above: a count, so that every order differs. */
	std::atomic<uint64_t> GainOrder;
	std::atomic<uint32_t> FlushesOrdered = 0;
	std::atomic<uint32_t> FlushesDone = 0;
	std::atomic<uint32_t> Generation = 0;
	std::atomic<bool> bIsHeld = false;
	std::atomic<uint64_t> Pulls = 0;

	// The network thread's own.
	std::deque<FReceived> Received;
	uint64_t NewestId = 0;
	uint64_t FlushedThroughId = 0;
	int64_t NextSampleIndex = 0;
	uint64_t GainOrders = 0;

	// The audio thread's own.
	FGainRamp Ramp;
	FMark Current;
	uint64_t SeenGainOrder = 0;
	bool bHold = false;
	bool bFlowing = false;
	bool bRanDry = false;
	uint32_t CurrentUnderruns = 0;
	static constexpr size_t MaxRunsPerBlock = 8;
	FPulledRun Runs[MaxRunsPerBlock];
	size_t NumRuns = 0;
};
}
