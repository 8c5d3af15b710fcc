// Copyright (c) 2026 The Sidecar authors. MIT licence.

// Face and sound, end to end: what animation read in a frame against the sample that the loudspeaker gave at that
// moment. Both carry their own index, so nothing of the plugin is asked.

#include "GameFixture.h"

#include <cmath>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr double FrameMs = 1000.0 / 60.0;

class SyncTest : public FGameTest
{
protected:
	void Begin(UE::Standin::FHeadlessEngineConfig Config = UE::Standin::FHeadlessEngineConfig())
	{
		Sidecar = std::make_unique<FScriptedSidecar>();
		WriteEndpointFile(Sidecar->GetPort());
		StartGame(Config);
		Ada = AddCharacter(TEXT("Ada"));
		ASSERT_TRUE(FramesUntil(
			[this]
			{
				return Sidecar->NumStreams() == 1;
			}));
	}

	void Report(const char* Name, const FSyncFigures& Figures)
	{
		std::printf("%s: %zu frames, p50 %.2f ms, p99 %.2f ms, max %.2f ms\n", Name, Figures.OffsetsMs.size(),
			Figures.PercentileMs(0.5), Figures.PercentileMs(0.99), Figures.MaxMs());
	}
};
}

TEST_F(SyncTest, Face_OverAWholeConversationWithHitches_IsWithinOneFrameOfTheSound)
{
	Begin();
	// An utterance undisturbed; one in which the game thread stands still three times; one that runs dry.
	Sidecar->Say(1, 3 * 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	Sidecar->Say(2, 5 * 24000);
	for (int Index = 0; Index < 3; ++Index)
	{
		FramesFor(0.8);
		Hitch(0.5);
	}
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(2);
		}));
	Sidecar->Say(3, 4 * 24000, 2 * 24000);
	FramesFor(2.5);
	Sidecar->GoOn();
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(3);
		}));
	const FSyncFigures Figures = MeasureSync(FName(TEXT("Ada")));
	Report("60 Hz", Figures);
	EXPECT_GT(Figures.OffsetsMs.size(), 400u);
	EXPECT_LT(Figures.PercentileMs(0.99), FrameMs);
	EXPECT_EQ(Events.Started, (std::vector<int64>{1, 2, 3}));
	EXPECT_EQ(Engine->LiveLink().Errors().Num(), 0);
}

TEST_F(SyncTest, Face_At144HzWithALargeMixerBlock_IsWithinOneFrameOfTheSound)
{
	UE::Standin::FHeadlessEngineConfig Config;
	Config.Audio.CallbackFrames = 2048;
	Config.Audio.PullSamples = 2048;
	FrameRateHz = 144.0;
	Begin(Config);
	Sidecar->Say(1, 4 * 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	const FSyncFigures Figures = MeasureSync(FName(TEXT("Ada")));
	Report("144 Hz, blocks of 2048", Figures);
	EXPECT_GT(Figures.OffsetsMs.size(), 400u);
	EXPECT_LT(Figures.PercentileMs(0.99), FrameMs);
}

TEST_F(SyncTest, Sound_OfTwoUtterances_IsHeardSampleBySampleWithNothingLostOrRepeated)
{
	Begin();
	Sidecar->Say(1, 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	Sidecar->Say(2, 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(2);
		}));
	FramesFor(0.2);
	int64 NumHeard = 0;
	int64 NumBreaks = 0;
	int16 Last = 0;
	for (const int16 Sample : Engine->Audio().Heard())
	{
		NumHeard += Sample != 0 ? 1 : 0;
		NumBreaks += Sample != 0 && Last != 0 && Sample != Last + 1 ? 1 : 0;
		Last = Sample;
	}
	EXPECT_EQ(NumHeard, 48000);
	EXPECT_EQ(NumBreaks, 0);
	const std::vector<FReceivedReport> Reports = Sidecar->Reports();
	ASSERT_FALSE(Reports.empty());
	EXPECT_EQ(Reports.back().Event, 3);
	EXPECT_EQ(Reports.back().PlayedSamples, 24000);
	EXPECT_EQ(Reports.back().Underruns, 0u);
}
}
