// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Face/FaceBlender.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace UE::Sidecar
{

namespace FaceBlenderTests
{

constexpr double SampleRate = 24000.0;

class FFaceBlenderTest : public testing::Test
{
protected:
	void SetUp() override
	{
		Timeline.SetCurves(std::vector<std::string>{"jawOpen"});
	}

	/** Frames of one value for a second. */
	void AddConstant(uint64_t UtteranceId, float Value)
	{
		for (int64_t Sample = 0; Sample <= 24000; Sample += 400)
		{
			Add(UtteranceId, Sample, Value);
		}
	}

	void Add(uint64_t UtteranceId, int64_t Sample, float Value)
	{
		const std::array<float, 1> Values{Value};
		ASSERT_EQ(Timeline.Add(UtteranceId, std::array<int64_t, 1>{Sample}, Values), EFaceFrameError::None);
	}

	/** One tick later: an utterance at a sample, or silence. */
	float Tick(double Seconds, uint64_t UtteranceId = 0, double HeardSample = 0.0)
	{
		Now += Seconds;
		return Blender.Tick({Now, UtteranceId, HeardSample, Now * SampleRate})[0];
	}

	/** Ticks of 10 ms through an utterance that plays on from Position. */
	float PlayFor(int32_t Ticks, uint64_t UtteranceId)
	{
		float Last = 0.0f;
		for (int32_t Index = 0; Index < Ticks; Index++)
		{
			Position += 240.0;
			Last = Tick(0.01, UtteranceId, Position);
		}
		return Last;
	}

	FFaceTimeline Timeline;
	FFaceBlender Blender{Timeline};
	double Now = 0.0;
	double Position = 0.0;
};

TEST_F(FFaceBlenderTest, NothingReceived_IsRest)
{
	EXPECT_EQ(Tick(0.01), 0.0f);
	EXPECT_FALSE(Blender.IsBlending());
}

TEST_F(FFaceBlenderTest, NoCurves_IsEmpty)
{
	Timeline.SetCurves({});

	EXPECT_TRUE(Blender.Tick({}).empty());
}

TEST_F(FFaceBlenderTest, Start_EasesWithin20Ms_AndIsThenExactlyOnTheFrames)
{
	for (int64_t Sample = 0; Sample <= 24000; Sample += 400)
	{
		Add(1, Sample, static_cast<float>(Sample % 1200) / 1200.0f);
	}

	PlayFor(1, 1);
	EXPECT_TRUE(Blender.IsBlending());
	PlayFor(3, 1);
	EXPECT_FALSE(Blender.IsBlending());
	for (int32_t Index = 0; Index < 50; Index++)
	{
		const float Shown = PlayFor(1, 1);
		std::array<float, 1> Frame{};
		ASSERT_TRUE(Timeline.Sample(1, Position, Frame));
		ASSERT_EQ(Shown, Frame[0]) << "sample " << Position;
	}
}

TEST_F(FFaceBlenderTest, End_EasesToIdleIn120Ms)
{
	AddConstant(0, 0.25f);
	AddConstant(1, 1.0f);
	PlayFor(20, 1);

	std::vector<float> Shown;
	for (int32_t Index = 0; Index < 13; Index++)
	{
		Shown.push_back(Tick(0.01));
	}

	EXPECT_EQ(Shown.front(), 1.0f);
	EXPECT_NEAR(Shown[6], 0.625f, 1e-4) << "halfway after 60 ms";
	EXPECT_GT(Shown[11], 0.25f);
	EXPECT_EQ(Shown[12], 0.25f);
}

TEST_F(FFaceBlenderTest, Flush_EasesToRestIn100Ms_WhateverIsSaidToBeHeard)
{
	AddConstant(1, 1.0f);
	PlayFor(20, 1);

	Blender.Flush(1);
	std::vector<float> Shown;
	for (int32_t Index = 0; Index < 11; Index++)
	{
		Shown.push_back(PlayFor(1, 1));
	}

	EXPECT_EQ(Shown.front(), 1.0f);
	EXPECT_NEAR(Shown[5], 0.5f, 1e-4);
	EXPECT_GT(Shown[9], 0.0f);
	EXPECT_EQ(Shown[10], 0.0f);
}

TEST_F(FFaceBlenderTest, FlushedTimeline_EasesAsWell)
{
	AddConstant(1, 1.0f);
	PlayFor(20, 1);

	Timeline.FlushThrough(1);
	Blender.Flush(1);

	EXPECT_EQ(Tick(0.01), 1.0f);
	EXPECT_NEAR(Tick(0.05), 0.5f, 1e-4);
	EXPECT_EQ(Tick(0.05), 0.0f);
}

TEST_F(FFaceBlenderTest, NextUtterance_AfterAFlush_IsShown)
{
	AddConstant(1, 1.0f);
	AddConstant(2, 0.5f);
	PlayFor(20, 1);
	Blender.Flush(1);
	Position = 0.0;

	EXPECT_EQ(PlayFor(20, 2), 0.5f);
}

TEST_F(FFaceBlenderTest, Restart_ShowsUtteranceOneAgain)
{
	AddConstant(1, 1.0f);
	Blender.Flush(7);

	EXPECT_EQ(PlayFor(20, 1), 0.0f);
	Blender.Restart();

	EXPECT_EQ(PlayFor(20, 1), 1.0f);
}

TEST_F(FFaceBlenderTest, UtterancesBackToBack_DontDip)
{
	AddConstant(1, 1.0f);
	AddConstant(2, 1.0f);
	PlayFor(20, 1);

	Tick(1.0 / 60.0);
	Position = 0.0;
	for (int32_t Index = 0; Index < 20; Index++)
	{
		ASSERT_GT(PlayFor(1, 2), 0.98f) << "tick " << Index;
	}
}

TEST_F(FFaceBlenderTest, Hold_EasesToRestAfter150Ms_AndComesBackOnResume)
{
	AddConstant(1, 1.0f);
	PlayFor(20, 1);

	for (int32_t Index = 0; Index < 14; Index++)
	{
		ASSERT_EQ(Tick(0.01, 1, Position), 1.0f) << "held for " << Index + 1 << " ticks";
	}
	for (int32_t Index = 0; Index < 20; Index++)
	{
		Tick(0.01, 1, Position);
	}
	EXPECT_EQ(Tick(0.01, 1, Position), 0.0f);

	EXPECT_NEAR(PlayFor(1, 1), 0.5f, 0.01f);
	EXPECT_EQ(PlayFor(1, 1), 1.0f);
}

TEST_F(FFaceBlenderTest, FlushDuringAHold_GoesOnToRest)
{
	AddConstant(1, 1.0f);
	PlayFor(20, 1);
	Tick(0.16, 1, Position);
	const float Halfway = Tick(0.06, 1, Position);
	ASSERT_NEAR(Halfway, 0.5f, 0.01f);

	Blender.Flush(1);

	EXPECT_LE(Tick(0.01), Halfway);
	EXPECT_EQ(Tick(0.12), 0.0f);
}

TEST_F(FFaceBlenderTest, UtteranceWithoutFrames_ShowsIdle_UntilTheyCome)
{
	AddConstant(0, 0.25f);
	EXPECT_EQ(PlayFor(20, 1), 0.25f);

	AddConstant(1, 1.0f);

	EXPECT_NEAR(PlayFor(1, 1), 0.625f, 0.01f);
	EXPECT_EQ(PlayFor(10, 1), 1.0f);
}

TEST_F(FFaceBlenderTest, TimesOfZero_SwitchAtOnce)
{
	AddConstant(1, 1.0f);
	FFaceBlender AtOnce(Timeline, FFaceBlendTimes{0.0, 0.0, 0.0, 0.0, 0.0});

	EXPECT_EQ(AtOnce.Tick({1.0, 1, 0.0, 0.0})[0], 1.0f);
	EXPECT_EQ(AtOnce.Tick({9.0, 1, 0.0, 0.0})[0], 1.0f) << "a stall time of zero is no stall";
	EXPECT_EQ(AtOnce.Tick({9.1, 0, 0.0, 0.0})[0], 0.0f);
}

TEST_F(FFaceBlenderTest, ClockThatStepsBack_StandsStillAndGoesOn)
{
	AddConstant(1, 1.0f);
	PlayFor(20, 1);
	Tick(0.01);

	EXPECT_EQ(Tick(-100.0), 1.0f);
	EXPECT_NEAR(Tick(0.06), 0.5f, 1e-4);
	EXPECT_EQ(Tick(0.06), 0.0f);
}

TEST_F(FFaceBlenderTest, CurvesThatChange_BeginAtRest)
{
	AddConstant(1, 1.0f);
	PlayFor(20, 1);

	Timeline.SetCurves(std::vector<std::string>{"a", "b", "c"});
	const std::span<const float> Shown = Blender.Tick({Now, 1, Position, 0.0});

	ASSERT_EQ(Shown.size(), 3u);
	EXPECT_EQ(Shown[0], 0.0f);
}

struct FRates
{
	double FramesPerSecond;
	double TicksPerSecond;
};

class FFaceBlenderRatesTest : public testing::TestWithParam<FRates>
{
};

/**
 * A conversation of utterances, pauses, holds, flushes and hitches: no tick moves a curve farther than the source
 * itself and the shortest ease could in that time, and outside of eases the value is that of the sample.
 */
TEST_P(FFaceBlenderRatesTest, AnyConversation_NeverJumpsAndIsNeverSmeared)
{
	constexpr double WaveHz = 2.0;
	const FFaceBlendTimes Times;
	const double TickSeconds = 1.0 / GetParam().TicksPerSecond;
	for (uint32_t Seed = 1; Seed <= 20; Seed++)
	{
		std::mt19937 Random(Seed);
		FFaceTimeline Timeline;
		FFaceBlender Blender(Timeline, Times);
		Timeline.SetCurves(std::vector<std::string>{"jawOpen"});
		double Now = 0.0;
		double Last = 0.0;
		int32_t ExactTicks = 0;
		for (uint64_t Utterance = 1; Utterance <= 10; Utterance++)
		{
			const double Seconds = 0.2 + static_cast<double>(Random() % 1500) / 1000;
			const int64_t Interval = static_cast<int64_t>(SampleRate / GetParam().FramesPerSecond);
			for (int64_t Sample = 0; Sample <= static_cast<int64_t>(Seconds * SampleRate); Sample += Interval)
			{
				const double Phase = 2 * std::numbers::pi * WaveHz * static_cast<double>(Sample) / SampleRate;
				const std::array<float, 1> Values{static_cast<float>(0.5 + 0.5 * std::sin(Phase))};
				Timeline.Add(Utterance, std::array<int64_t, 1>{Sample}, Values);
			}

			const double FlushAt = Random() % 3 == 0 ? Seconds * 0.6 : Seconds;
			const double HoldAt = Random() % 3 == 0 ? Seconds * 0.4 : Seconds;
			double Held = 0.0;
			double Position = 0.0;
			const double Pause = static_cast<double>(Random() % 300) / 1000;
			for (double Silent = 0.0; Position < FlushAt || Silent < Pause;)
			{
				const double Step = Random() % 50 == 0 ? 0.5 : TickSeconds;
				Now += Step;
				const bool bIsHeard = Position < FlushAt;
				const bool bIsHeld = bIsHeard && Position >= HoldAt && Held < 0.4;
				Position += bIsHeard && !bIsHeld ? Step : 0.0;
				Held += bIsHeld ? Step : 0.0;
				Silent += bIsHeard ? 0.0 : Step;
				if (Position >= FlushAt && FlushAt < Seconds)
				{
					Blender.Flush(Utterance);
				}

				const double Sample = Position * SampleRate;
				const double Shown = Blender.Tick({Now, bIsHeard ? Utterance : 0, Sample, 0.0})[0];
				const double Steepest = 1.5 / Times.StartSeconds + 2 * std::numbers::pi * WaveHz;
				ASSERT_LE(std::abs(Shown - Last), Steepest * Step + 1e-4) << "seed " << Seed << " at " << Now;
				std::array<float, 1> Frame{};
				if (!bIsHeld && Position < FlushAt && !Blender.IsBlending())
				{
					ASSERT_TRUE(Timeline.Sample(Utterance, Sample, Frame));
					ASSERT_EQ(Shown, Frame[0]) << "seed " << Seed << " at " << Now;
					ExactTicks++;
				}
				Last = Shown;
			}
		}
		ASSERT_GT(ExactTicks, 100);
	}
}

INSTANTIATE_TEST_SUITE_P(
	Rates, FFaceBlenderRatesTest, testing::Values(FRates{30, 60}, FRates{30, 144}, FRates{60, 60}, FRates{60, 144}));

}

}
