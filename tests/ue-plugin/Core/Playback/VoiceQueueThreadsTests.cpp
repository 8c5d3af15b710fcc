// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/VoiceQueue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr int16_t ValueOf(uint64_t Utterance, int64_t Sample)
{
	return static_cast<int16_t>(1 + (static_cast<uint64_t>(Sample) * 7 + Utterance * 1009) % 30000);
}
}

/** Network, audio and game thread at once, as fast as they can; every sample handed out must be the one it is said to
 * be. */
TEST(VoiceQueueThreadsTest, PushPullFlushAndHeard_AtTheSameTime_KeepEverySampleInItsPlace)
{
	FVoiceQueueOptions Options;
	Options.CapacitySamples = 6000;
	Options.PreRollSamples = 100;
	Options.FlushFadeSamples = 0;
	FVoiceQueue Queue(Options);
	std::atomic<bool> bDone = false;
	std::atomic<uint64_t> Wrong = 0;
	std::atomic<uint64_t> Voice = 0;

	std::thread Audio(
		[&Queue, &bDone, &Wrong, &Voice]
		{
			std::vector<int16_t> Block(256);
			double Now = 0.0;
			while (!bDone.load())
			{
				Now += 256.0 / SampleRateHz;
				const size_t Count = Queue.Pull(Block, Now);
				Voice += Count;
				const FHeardPosition Pulled = Queue.Pulled();
				// The last sample of the block is the one before the position; within one utterance the ones before it
				// follow.
				if (Count > 0 && Pulled.UtteranceId != 0)
				{
					const int64_t Last = static_cast<int64_t>(Pulled.SampleIndex) - 1;
					Wrong += Block[Count - 1] == ValueOf(Pulled.UtteranceId, Last) ? 0 : 1;
				}
			}
		});
	std::thread Game(
		[&Queue, &bDone, &Wrong]
		{
			uint64_t LastUtterance = 0;
			double LastSample = 0.0;
			double Now = 0.0;
			while (!bDone.load())
			{
				Now += 0.0001;
				const FHeardPosition Heard = Queue.Heard(Now);
				const bool bBack = Heard.UtteranceId < LastUtterance
					|| (Heard.UtteranceId == LastUtterance && Heard.SampleIndex < LastSample);
				Wrong += Heard.UtteranceId != 0 && bBack ? 1 : 0;
				LastUtterance = Heard.UtteranceId != 0 ? Heard.UtteranceId : LastUtterance;
				LastSample = Heard.UtteranceId != 0 ? Heard.SampleIndex : LastSample;
			}
		});

	std::mt19937 Random(3);
	std::vector<int16_t> Chunk;
	for (uint64_t Utterance = 1; Utterance <= 300; ++Utterance)
	{
		const int64_t Total = 500 + static_cast<int64_t>(Random() % 6000);
		Queue.Begin(Utterance, 0);
		int64_t Sample = 0;
		while (Sample < Total)
		{
			Chunk.resize(std::min<size_t>(1 + Random() % 480, static_cast<size_t>(Total - Sample)));
			for (size_t Index = 0; Index < Chunk.size(); ++Index)
			{
				Chunk[Index] = ValueOf(Utterance, Sample + static_cast<int64_t>(Index));
			}

			if (Queue.Push(Utterance, Sample, Chunk) == EPushResult::Full)
			{
				std::this_thread::yield();
				continue;
			}

			Sample += static_cast<int64_t>(Chunk.size());
			if (Random() % 200 == 0)
			{
				break;
			}
		}

		if (Random() % 4 == 0)
		{
			Queue.Flush(Utterance);
		}
		else
		{
			Queue.End(Utterance);
		}
	}

	while (Queue.QueuedSamples() > 0 || !Queue.IsFlushDone())
	{
		std::this_thread::yield();
	}

	bDone = true;
	Audio.join();
	Game.join();
	EXPECT_EQ(Wrong.load(), 0u);
	EXPECT_GT(Voice.load(), 100000u);
}
}
