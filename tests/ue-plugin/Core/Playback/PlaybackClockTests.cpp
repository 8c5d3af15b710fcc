// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/PlaybackClock.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr uint32_t BlockSamples = 512;
constexpr double BlockSeconds = static_cast<double>(BlockSamples) / SampleRateHz;

void AddVoice(FPlaybackClock& Clock, int64_t SampleIndex, double NowSeconds)
{
	FPulledRun Run;
	Run.OutputStart = Clock.OutputSamples();
	Run.UtteranceId = 1;
	Run.SampleIndex = SampleIndex;
	Run.CountSamples = BlockSamples;
	Clock.AddBlock({&Run, 1}, BlockSamples, NowSeconds);
}
}

TEST(PlaybackClockTest, Heard_BetweenPulls_FollowsTheTime)
{
	FPlaybackClock Clock;
	Clock.SetLatencySeconds(BlockSeconds);
	AddVoice(Clock, 0, 1.0);
	AddVoice(Clock, BlockSamples, 1.0 + BlockSeconds);
	for (double Part = 0.0; Part < 0.95; Part += 0.1)
	{
		const FHeardPosition Heard = Clock.Heard(0, 1.0 + BlockSeconds + Part * BlockSeconds);
		EXPECT_NEAR(Heard.SampleIndex, BlockSamples + Part * BlockSamples, 0.01);
		EXPECT_TRUE(Heard.bFlowing);
	}
}

TEST(PlaybackClockTest, Heard_WithUnpunctualCallbacks_IsMonotonicAndWithinTheJitter)
{
	FPlaybackClock Clock;
	const double LatencySeconds = 0.05;
	Clock.SetLatencySeconds(LatencySeconds);
	std::mt19937 Random(7);
	std::uniform_real_distribution<double> LateSeconds(0.0, 0.012);
	double Last = 0.0;
	double WorstErrorSeconds = 0.0;
	for (int Block = 0; Block < 2000; ++Block)
	{
		const double Due = 5.0 + Block * BlockSeconds;
		const double Called = Due + LateSeconds(Random);
		AddVoice(Clock, static_cast<int64_t>(Block) * BlockSamples, Called);
		for (double At = Called; At < Due + BlockSeconds; At += 0.004)
		{
			const double Heard = Clock.Heard(0, At).SampleIndex;
			EXPECT_GE(Heard, Last);
			Last = Heard;
			const double True = (At - 5.0 + BlockSeconds - LatencySeconds) * SampleRateHz;
			if (Block > 20)
			{
				WorstErrorSeconds = std::max(WorstErrorSeconds, std::abs(True - Heard) / SampleRateHz);
			}
		}
	}

	EXPECT_LT(WorstErrorSeconds, 0.012);
}

TEST(PlaybackClockTest, Heard_AfterTheDeviceStoodStill_IsRightAtTheNextBlock)
{
	FPlaybackClock Clock;
	Clock.SetLatencySeconds(2 * BlockSeconds);
	double Now = 1.0;
	int64_t Sample = 0;
	for (int Block = 0; Block < 40; ++Block)
	{
		// Once, the device stands still for half a second.
		Now += Block == 20 ? 0.5 : BlockSeconds;
		AddVoice(Clock, Sample, Now);
		Sample += BlockSamples;
		if (Block > 2)
		{
			EXPECT_NEAR(
				Clock.Heard(0, Now).SampleIndex, static_cast<double>(Sample - 2 * BlockSamples), BlockSamples + 1.0);
		}

		if (Block > 21)
		{
			EXPECT_NEAR(Clock.Heard(0, Now).SampleIndex, static_cast<double>(Sample - 2 * BlockSamples), 1.0);
		}
	}
}

TEST(PlaybackClockTest, Heard_AcrossAPause_HoldsTheSampleUntilTheVoiceIsHeardAgain)
{
	FPlaybackClock Clock;
	Clock.SetLatencySeconds(BlockSeconds);
	AddVoice(Clock, 0, 1.0);
	Clock.AddBlock({}, BlockSamples, 1.0 + BlockSeconds);
	AddVoice(Clock, BlockSamples, 1.0 + 2 * BlockSeconds);
	const FHeardPosition Pause = Clock.Heard(0, 1.0 + 1.5 * BlockSeconds);
	EXPECT_NEAR(Pause.SampleIndex, BlockSamples, 0.01);
	EXPECT_FALSE(Pause.bFlowing);
	EXPECT_NEAR(Pause.PauseSeconds, 0.5 * BlockSeconds, 0.001);
	const FHeardPosition Again = Clock.Heard(0, 1.0 + 2.5 * BlockSeconds);
	EXPECT_NEAR(Again.SampleIndex, 1.5 * BlockSamples, 0.01);
	EXPECT_TRUE(Again.bFlowing);
}

TEST(PlaybackClockTest, Heard_OfAnotherConversation_IsNothing)
{
	FPlaybackClock Clock;
	AddVoice(Clock, 0, 1.0);
	EXPECT_EQ(Clock.Heard(0, 1.0).UtteranceId, 1u);
	EXPECT_EQ(Clock.Heard(1, 1.0).UtteranceId, 0u);
	EXPECT_EQ(Clock.Pulled(1).UtteranceId, 0u);
}

TEST(PlaybackClockTest, Heard_LatencyIsRaised_DoesNotGoBack)
{
	FPlaybackClock Clock;
	AddVoice(Clock, 0, 1.0);
	AddVoice(Clock, BlockSamples, 1.0 + BlockSeconds);
	const double Before = Clock.Heard(0, 1.0 + BlockSeconds).SampleIndex;
	Clock.SetLatencySeconds(0.3);
	EXPECT_GE(Clock.Heard(0, 1.0 + BlockSeconds).SampleIndex, Before);
}
}
