// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/VoiceQueue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace UE::Sidecar::Tests
{
namespace
{
/** One callback of the mixer: 1024 frames at 48 kHz. */
constexpr size_t BlockSamples = 512;
constexpr double BlockSeconds = static_cast<double>(BlockSamples) / SampleRateHz;

/** Samples that tell their place: the value is the index plus one, so that none is silence. */
std::vector<int16_t> Numbered(int64_t First, size_t Count)
{
	std::vector<int16_t> Samples(Count);
	for (size_t Index = 0; Index < Count; ++Index)
	{
		Samples[Index] = static_cast<int16_t>(1 + (First + static_cast<int64_t>(Index)) % 30000);
	}

	return Samples;
}

class VoiceQueueTest : public testing::Test
{
protected:
	std::vector<int16_t> Pull(size_t Count = BlockSamples)
	{
		std::vector<int16_t> Block(Count, int16_t(-1));
		Now += static_cast<double>(Count) / SampleRateHz;
		LastVoice = Queue.Pull(Block, Now);
		return Block;
	}

	EPushResult Push(uint64_t Utterance, int64_t First, size_t Count)
	{
		return Queue.Push(Utterance, First, Numbered(First, Count));
	}

	FVoiceQueue Queue;
	double Now = 10.0;
	size_t LastVoice = 0;
};

bool IsSilent(const std::vector<int16_t>& Block)
{
	return std::all_of(Block.begin(), Block.end(),
		[](int16_t Sample)
		{
			return Sample == 0;
		});
}
}

TEST_F(VoiceQueueTest, Pull_NothingWasSent_IsSilence)
{
	EXPECT_TRUE(IsSilent(Pull()));
	EXPECT_EQ(LastVoice, 0u);
	EXPECT_EQ(Queue.Heard(Now).UtteranceId, 0u);
}

TEST_F(VoiceQueueTest, Pull_AfterThePreRoll_GivesTheSamplesInOrder)
{
	Queue.Begin(1, 0);
	Push(1, 0, 480);
	EXPECT_TRUE(IsSilent(Pull()));
	Push(1, 480, 2000);
	EXPECT_EQ(Pull(), Numbered(0, BlockSamples));
	EXPECT_EQ(Pull(), Numbered(BlockSamples, BlockSamples));
}

TEST_F(VoiceQueueTest, End_BeforeThePreRoll_PlaysTheShortUtterance)
{
	Push(1, 0, 200);
	Queue.End(1);
	const std::vector<int16_t> Block = Pull();
	EXPECT_EQ(LastVoice, 200u);
	EXPECT_TRUE(std::equal(Block.begin(), Block.begin() + 200, Numbered(0, 200).begin()));
	EXPECT_NEAR(Queue.Heard(Now).SampleIndex, 200.0, 0.01);
}

TEST_F(VoiceQueueTest, Pull_AcrossTwoUtterances_KeepsTheirTimelinesApart)
{
	Push(1, 0, 300);
	Push(2, 0, 3000);
	Pull();
	EXPECT_EQ(LastVoice, BlockSamples);
	const FHeardPosition First = Queue.Heard(Now - 300.0 / SampleRateHz);
	EXPECT_EQ(First.UtteranceId, 1u);
	const FHeardPosition Second = Queue.Heard(Now);
	EXPECT_EQ(Second.UtteranceId, 2u);
	EXPECT_NEAR(Second.SampleIndex, static_cast<double>(BlockSamples - 300), 0.01);
}

TEST_F(VoiceQueueTest, Push_SentAgain_TakesOnlyWhatIsNew)
{
	Push(1, 0, 2000);
	EXPECT_EQ(Push(1, 1000, 2000), EPushResult::Repeated);
	EXPECT_EQ(Queue.QueuedSamples(), 3000u);
	EXPECT_EQ(Pull(3000), Numbered(0, 3000));
}

TEST_F(VoiceQueueTest, Push_WithAGap_JumpsAndStaysInStep)
{
	Push(1, 0, 1000);
	EXPECT_EQ(Push(1, 1480, 1000), EPushResult::Gap);
	const std::vector<int16_t> Block = Pull(1200);
	EXPECT_EQ(Block[999], Numbered(999, 1)[0]);
	EXPECT_EQ(Block[1000], Numbered(1480, 1)[0]);
	EXPECT_NEAR(Queue.Heard(Now).SampleIndex, 1680.0, 0.01);
}

TEST_F(VoiceQueueTest, Push_OfAnOlderUtterance_IsRefused)
{
	Push(2, 0, 1000);
	EXPECT_EQ(Push(1, 0, 1000), EPushResult::OutOfOrder);
	EXPECT_EQ(Push(2, -5, 10), EPushResult::OutOfOrder);
	EXPECT_EQ(Queue.QueuedSamples(), 1000u);
}

TEST_F(VoiceQueueTest, Push_BeyondTheCapacity_IsRefusedAndWhatFollowsStaysInStep)
{
	const size_t Capacity = FVoiceQueueOptions().CapacitySamples;
	EXPECT_EQ(Push(1, 0, Capacity), EPushResult::Accepted);
	EXPECT_EQ(Push(1, static_cast<int64_t>(Capacity), 480), EPushResult::Full);
	Pull(1000);
	EXPECT_EQ(Push(1, static_cast<int64_t>(Capacity) + 480, 480), EPushResult::Gap);
	Pull(Capacity);
	EXPECT_NEAR(Queue.Heard(Now).SampleIndex, static_cast<double>(Capacity + 960), 0.01);
}

TEST_F(VoiceQueueTest, Pull_RunsDryInsideTheUtterance_HoldsThePositionAndCountsOneUnderrun)
{
	Push(1, 0, 1200);
	Pull(1200);
	EXPECT_TRUE(IsSilent(Pull()));
	EXPECT_TRUE(IsSilent(Pull()));
	EXPECT_NEAR(Queue.Heard(Now).SampleIndex, 1200.0, 0.01);
	EXPECT_FALSE(Queue.Heard(Now).bFlowing);
	Push(1, 1200, 2000);
	EXPECT_EQ(Pull(), Numbered(1200, BlockSamples));
	EXPECT_EQ(Queue.Heard(Now).Underruns, 1u);
	EXPECT_NEAR(Queue.Heard(Now).SampleIndex, 1200.0 + BlockSamples, 0.01);
}

TEST_F(VoiceQueueTest, Pull_UtteranceWasComplete_CountsNoUnderrun)
{
	Push(1, 0, 1200);
	Queue.End(1);
	Pull(2000);
	Push(2, 0, 2000);
	Pull();
	EXPECT_EQ(Queue.Heard(Now).UtteranceId, 2u);
	EXPECT_EQ(Queue.Heard(Now).Underruns, 0u);
}

TEST_F(VoiceQueueTest, Pull_EndIsToldAfterTheLastSample_CountsNoUnderrun)
{
	Push(1, 0, 1200);
	Pull(2000);
	Queue.End(1);
	Push(2, 0, 2000);
	Pull();
	EXPECT_EQ(Queue.Heard(Now).Underruns, 0u);
}

TEST_F(VoiceQueueTest, Flush_WhileAudioIsQueued_FadesInsideTheNextBlock)
{
	Push(1, 0, 20000);
	Pull();
	const FFlushResult Flushed = Queue.Flush(1);
	EXPECT_EQ(Flushed.UtteranceId, 1u);
	EXPECT_EQ(Flushed.DroppedSamples, 20000u - BlockSamples);
	EXPECT_FALSE(Queue.IsFlushDone());
	const std::vector<int16_t> Block = Pull();
	EXPECT_TRUE(Queue.IsFlushDone());
	EXPECT_EQ(LastVoice, FVoiceQueueOptions().FlushFadeSamples);
	EXPECT_GT(Block[0], 0);
	EXPECT_EQ(Block[119], 0);
	EXPECT_TRUE(std::all_of(Block.begin() + 120, Block.end(),
		[](int16_t Sample)
		{
			return Sample == 0;
		}));
	EXPECT_TRUE(IsSilent(Pull()));
	EXPECT_NEAR(Queue.Pulled().SampleIndex, BlockSamples + 120.0, 0.01);
}

TEST_F(VoiceQueueTest, Flush_LateChunksOfTheFlushed_AreDropped)
{
	Push(1, 0, 5000);
	Pull();
	Queue.Flush(1);
	EXPECT_EQ(Push(1, 5000, 480), EPushResult::Flushed);
	Queue.Begin(1, 5000);
	Push(2, 0, 2000);
	const std::vector<int16_t> Block = Pull();
	EXPECT_EQ(Block[120], Numbered(0, 1)[0]);
	EXPECT_EQ(Queue.Heard(Now).UtteranceId, 2u);
}

TEST_F(VoiceQueueTest, Flush_OfTheFirstOfTwo_LeavesTheSecond)
{
	Push(1, 0, 5000);
	Push(2, 0, 5000);
	Pull();
	Queue.Flush(1);
	Pull();
	EXPECT_EQ(Queue.Pulled().UtteranceId, 2u);
	EXPECT_NEAR(Queue.Pulled().SampleIndex, static_cast<double>(BlockSamples - 120), 0.01);
	EXPECT_EQ(Push(2, 5000, 480), EPushResult::Accepted);
}

TEST_F(VoiceQueueTest, Flush_BeforeAnythingWasPulled_PlaysNothingOfIt)
{
	Push(1, 0, 5000);
	Queue.Flush(1);
	EXPECT_TRUE(IsSilent(Pull()));
	EXPECT_EQ(Queue.Pulled().UtteranceId, 0u);
}

TEST_F(VoiceQueueTest, Duck_WithHold_StopsAtASampleAndResumeGoesOnAtTheSame)
{
	Push(1, 0, 20000);
	Pull();
	Queue.Duck(-18.0f, true);
	const std::vector<int16_t> Fading = Pull();
	EXPECT_EQ(LastVoice, 480u);
	EXPECT_TRUE(std::all_of(Fading.begin() + 479, Fading.end(),
		[](int16_t Sample)
		{
			return Sample == 0;
		}));
	EXPECT_TRUE(Queue.IsHeld());
	Pull();
	Pull();
	EXPECT_NEAR(Queue.Pulled().SampleIndex, BlockSamples + 480.0, 0.01);
	EXPECT_FALSE(Queue.Heard(Now).bFlowing);
	Queue.Resume();
	const std::vector<int16_t> Back = Pull();
	EXPECT_FALSE(Queue.IsHeld());
	EXPECT_EQ(LastVoice, BlockSamples);
	EXPECT_LT(Back[0], 10);
	EXPECT_EQ(Back[480], Numbered(BlockSamples + 480 + 480, 1)[0]);
	EXPECT_EQ(Queue.Heard(Now).Underruns, 0u);
}

TEST_F(VoiceQueueTest, Duck_WithoutHold_LowersTheVoiceAndGoesOn)
{
	const std::vector<int16_t> Loud(8000, int16_t(10000));
	Queue.Push(1, 0, Loud);
	Pull();
	Queue.Duck(-20.0f, false);
	Pull();
	const std::vector<int16_t> Ducked = Pull();
	EXPECT_EQ(LastVoice, BlockSamples);
	EXPECT_NEAR(Ducked[0], 1000, 2);
	Queue.Resume();
	Pull();
	EXPECT_EQ(Pull()[0], 10000);
}

TEST_F(VoiceQueueTest, Flush_WhileHeld_IsSilentAndTheNextUtteranceIsLoud)
{
	Push(1, 0, 20000);
	Pull();
	Queue.Duck(0.0f, true);
	Pull();
	Pull();
	Queue.Flush(1);
	Push(2, 0, 5000);
	EXPECT_EQ(Pull(), Numbered(0, BlockSamples));
	EXPECT_FALSE(Queue.IsHeld());
}

TEST_F(VoiceQueueTest, Reset_OfTheConversation_ForgetsTheOldIds)
{
	Push(7, 0, 5000);
	Pull();
	Queue.Reset();
	EXPECT_EQ(Queue.Heard(Now).UtteranceId, 0u);
	EXPECT_EQ(Push(1, 0, 5000), EPushResult::Accepted);
	const std::vector<int16_t> Block = Pull();
	EXPECT_EQ(Block[120], Numbered(0, 1)[0]);
	EXPECT_EQ(Queue.Heard(Now).UtteranceId, 1u);
}

TEST_F(VoiceQueueTest, Heard_WithLatency_LagsBehindThePullByIt)
{
	Queue.SetLatencySeconds(2 * BlockSeconds);
	Push(1, 0, 20000);
	Pull();
	EXPECT_EQ(Queue.Heard(Now).UtteranceId, 0u);
	Pull();
	Pull();
	EXPECT_NEAR(Queue.Heard(Now).SampleIndex, BlockSamples, 0.01);
	EXPECT_NEAR(Queue.Heard(Now + BlockSeconds / 2).SampleIndex, 1.5 * BlockSamples, 0.01);
}

TEST_F(VoiceQueueTest, Heard_MixerStandsStill_StopsAtWhatWasPulled)
{
	Queue.SetLatencySeconds(BlockSeconds);
	Push(1, 0, 20000);
	Pull();
	Pull();
	const FHeardPosition Stalled = Queue.Heard(Now + 0.5);
	EXPECT_NEAR(Stalled.SampleIndex, 2.0 * BlockSamples, 0.01);
	EXPECT_FALSE(Stalled.bFlowing);
	Now += 0.5;
	Pull();
	EXPECT_GE(Queue.Heard(Now).SampleIndex, 2.0 * BlockSamples);
}
}
