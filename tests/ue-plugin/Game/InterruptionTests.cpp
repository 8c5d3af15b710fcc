// Copyright (c) 2026 The Sidecar authors. MIT licence.

// A character that is cut off, or held and let go on: what is heard, shown and reported of it.

#include "GameFixture.h"

#include "Core/Playback/VoiceQueue.h"
#include "Standin/Clock.h"
#include "Voice/SidecarVoice.h"

#include <algorithm>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr int Progress = 2;
constexpr int Flushed = 4;
const FVoiceQueueOptions Options;

class InterruptionTest : public FGameTest
{
protected:
	const FVoiceQueue& Queue() const
	{
		return Ada->GetVoice()->GetConversation()->GetVoice();
	}

	/** Without a frame: the flush was sent, and the network thread has taken it. */
	bool FlushWhileNoFrameRuns(uint64_t Through)
	{
		Sidecar->Flush(Through);
		return Sidecar->WaitUntil(
			[this]
			{
				return !Queue().IsFlushDone();
			});
	}

	/** How many samples of the pull are not silent. */
	int32 CountAudible(int32 Pull) const
	{
		const UE::Standin::FPull Taken = Engine->Audio().Pulls()[Pull];
		const TArray<int16> Heard = Engine->Audio().Heard();
		int32 Count = 0;
		for (int64 Place = Taken.FirstHeardSample; Place < Taken.FirstHeardSample + Taken.NumSamples; ++Place)
		{
			Count += Place < Heard.Num() && Heard[static_cast<int32>(Place)] != 0 ? 1 : 0;
		}
		return Count;
	}

	/** Where the utterance that is heard first has its first sample. */
	int64 FindFirstHeard() const
	{
		const TArray<int16> Heard = Engine->Audio().Heard();
		int64 Place = 0;
		while (Place < Heard.Num() && Heard[static_cast<int32>(Place)] == 0)
		{
			++Place;
		}
		return Place;
	}

	/** The first pull from there on that has sound; or the last one. */
	int32 FindAudiblePull(int32 From) const
	{
		while (From + 1 < Engine->Audio().Pulls().Num() && CountAudible(From) == 0)
		{
			++From;
		}
		return From;
	}

	/** What was handed out before this pull, and the fade in it, is what was played. */
	void ExpectPlayedUpToTheFadeOf(int32 Pull, int64_t PlayedSamples) const
	{
		const int64 Place = Engine->Audio().Pulls()[Pull].FirstHeardSample;
		const int64 Whole = Place - FindFirstHeard();
		EXPECT_EQ(Engine->Audio().Heard()[static_cast<int32>(Place) - 1], CodedSample(Whole - 1));
		EXPECT_EQ(PlayedSamples, Whole + Options.FlushFadeSamples);
	}
};
}

TEST_F(InterruptionTest, Flush_OnceTaken_IsHeardInOnePullAndReportedToTheSample)
{
	Begin();
	Sidecar->Say(1, 10 * 24000);
	FramesFor(1.0);
	const int32 NumPulls = Engine->Audio().Pulls().Num();
	ASSERT_TRUE(FlushWhileNoFrameRuns(1));
	// What was on its way meanwhile is dropped.
	Sidecar->SendRaw(MakeAudio(1, 48000, MakePcm(30000, 4800)));
	ASSERT_TRUE(FramesUntilReport(Flushed));
	FramesFor(0.5);

	int32 NumAudiblePulls = 0;
	for (int32 Pull = NumPulls; Pull < Engine->Audio().Pulls().Num(); ++Pull)
	{
		NumAudiblePulls += CountAudible(Pull) > 0 ? 1 : 0;
	}
	std::printf("flush: %d pull with sound, %d samples of it, of %d pulls since\n", NumAudiblePulls,
		CountAudible(NumPulls), Engine->Audio().Pulls().Num() - NumPulls);
	EXPECT_EQ(NumAudiblePulls, 1);
	EXPECT_GT(CountAudible(NumPulls), 0);
	EXPECT_LE(CountAudible(NumPulls), static_cast<int32>(Options.FlushFadeSamples));
	ExpectPlayedUpToTheFadeOf(NumPulls, FindReport(Flushed).PlayedSamples);
	ASSERT_EQ(Events.Interrupted.size(), 1u);
	EXPECT_EQ(Events.Interrupted[0].first, 1);
	EXPECT_NEAR(Events.Interrupted[0].second, FindReport(Flushed).PlayedSamples / 24000.0, 1e-4);
	EXPECT_TRUE(Events.Finished.empty());
}

TEST_F(InterruptionTest, NextUtterance_AfterAFlush_IsHeardFromItsFirstSampleToItsLast)
{
	Begin();
	Sidecar->Say(1, 10 * 24000);
	FramesFor(0.6);
	Sidecar->Flush(1);
	ASSERT_TRUE(FramesUntilReport(Flushed));
	FramesFor(0.2);
	const int32 NumPulls = Engine->Audio().Pulls().Num();
	ASSERT_TRUE(IsAbleToSpeak(2));
	FramesFor(0.1);
	const int64 Start = Engine->Audio().Pulls()[FindAudiblePull(NumPulls)].FirstHeardSample;
	const TArray<int16> Heard = Engine->Audio().Heard();
	int32 NumWrong = 0;
	for (int64 Index = 0; Index < 6000; ++Index)
	{
		NumWrong += Heard[static_cast<int32>(Start + Index)] != CodedSample(Index) ? 1 : 0;
	}
	EXPECT_EQ(NumWrong, 0);
	EXPECT_EQ(Events.Started, (std::vector<int64>{1, 2}));
	EXPECT_EQ(Events.Interrupted.size(), 1u);
}

TEST_F(InterruptionTest, HoldAndResume_GoOnAtTheVerySampleThatWasHeldAndReported)
{
	Begin();
	Sidecar->Say(1, 2 * 24000);
	FramesFor(0.7);
	Sidecar->Duck(1, true);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Queue().IsHeld();
		}));
	FramesFor(0.5);
	const FReceivedReport Held = FindReport(Progress);
	const int32 NumPulls = Engine->Audio().Pulls().Num();
	Sidecar->Resume(1);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	FramesFor(0.2);

	const TArray<int16> Heard = Engine->Audio().Heard();
	const int64 Start = FindFirstHeard();
	const int64 Again = Engine->Audio().Pulls()[FindAudiblePull(NumPulls)].FirstHeardSample;
	const int64 Fade = Options.DuckFadeSamples;
	EXPECT_EQ(
		Heard[static_cast<int32>(Start + Held.PlayedSamples - Fade - 1)], CodedSample(Held.PlayedSamples - Fade - 1));
	EXPECT_EQ(Heard[static_cast<int32>(Start + Held.PlayedSamples)], 0);
	int32 NumWrong = 0;
	for (int64 Index = Held.PlayedSamples + Fade; Index < 2 * 24000; ++Index)
	{
		NumWrong += Heard[static_cast<int32>(Again + Index - Held.PlayedSamples)] != CodedSample(Index) ? 1 : 0;
	}
	EXPECT_EQ(NumWrong, 0);
	EXPECT_EQ(Sidecar->Reports().back().PlayedSamples, 2 * 24000);
	EXPECT_TRUE(Events.Interrupted.empty());
	EXPECT_EQ(Events.Started.size(), 1u);
}

TEST_F(InterruptionTest, Flush_WhileTheGameThreadStandsStill_StopsTheSoundAndIsReportedAllTheSame)
{
	Begin();
	Sidecar->Say(1, 10 * 24000);
	FramesFor(0.8);
	ASSERT_TRUE(FlushWhileNoFrameRuns(1));
	const int32 NumPulls = Engine->Audio().Pulls().Num();
	// Half a second in which the mixer runs, and the game does not.
	const double HitchEnd = UE::Standin::FClock::Now() + 0.5;
	while (Engine->Audio().NextCallbackTime() < HitchEnd)
	{
		UE::Standin::FClock::Set(std::max(UE::Standin::FClock::Now(), Engine->Audio().NextCallbackTime()));
		Engine->Audio().Step();
	}
	ASSERT_TRUE(Sidecar->WaitUntil(
		[this]
		{
			return FindReport(Flushed).Event == Flushed;
		}));
	EXPECT_TRUE(Events.Interrupted.empty());
	const int32 NumPullsThen = Engine->Audio().Pulls().Num();
	ASSERT_GT(NumPullsThen, NumPulls + 10);
	for (int32 Pull = NumPulls + 1; Pull < NumPullsThen; ++Pull)
	{
		EXPECT_EQ(CountAudible(Pull), 0) << "pull " << Pull - NumPulls << " after the flush";
	}
	FramesFor(0.1);
	ExpectPlayedUpToTheFadeOf(NumPulls, FindReport(Flushed).PlayedSamples);
	EXPECT_EQ(Events.Interrupted.size(), 1u);
}
}
