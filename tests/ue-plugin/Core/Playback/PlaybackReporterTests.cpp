// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Playback/PlaybackReporter.h"

#include <gtest/gtest.h>

#include <vector>

namespace UE::Sidecar::Tests
{
namespace
{
constexpr size_t BlockSamples = 480;
constexpr double BlockSeconds = 0.02;

class PlaybackReporterTest : public testing::Test
{
protected:
	void Push(uint64_t Utterance, int64_t First, size_t Count)
	{
		Reporter.OnStarted(Utterance, First);
		Voice.Begin(Utterance, First);
		Voice.Push(Utterance, First, std::vector<int16_t>(Count, int16_t(1000)));
	}

	void End(uint64_t Utterance, int64_t Total)
	{
		Voice.End(Utterance);
		Reporter.OnEnded(Utterance, Total);
	}

	void Flush(uint64_t Through)
	{
		Reporter.OnFlushed(Voice.Flush(Through), Through, Now);
	}

	/** Plays for so long, and collects as the network thread does. */
	void Play(int NumBlocks)
	{
		std::vector<int16_t> Block(BlockSamples);
		for (int Index = 0; Index < NumBlocks; ++Index)
		{
			Now += BlockSeconds;
			Voice.Pull(Block, Now);
			Reporter.Collect(Now, Reports);
		}
	}

	std::vector<EPlaybackEvent> EventsOf(uint64_t Utterance) const
	{
		std::vector<EPlaybackEvent> Events;
		for (const FPlaybackReport& Report : Reports)
		{
			if (Report.UtteranceId == Utterance)
			{
				Events.push_back(Report.Event);
			}
		}

		return Events;
	}

	FVoiceQueue Voice;
	FPlaybackReporter Reporter{Voice};
	std::vector<FPlaybackReport> Reports;
	double Now = 1.0;
};

constexpr EPlaybackEvent Started = EPlaybackEvent::Started;
constexpr EPlaybackEvent Progress = EPlaybackEvent::Progress;
constexpr EPlaybackEvent Ended = EPlaybackEvent::Ended;
constexpr EPlaybackEvent Flushed = EPlaybackEvent::Flushed;
}

TEST_F(PlaybackReporterTest, Collect_AnUtteranceIsHeard_ReportsStartEvery100MsAndEnd)
{
	Push(1, 0, 9600);
	End(1, 9600);
	Play(30);
	EXPECT_EQ(EventsOf(1), (std::vector<EPlaybackEvent>{Started, Progress, Progress, Progress, Ended}));
	EXPECT_EQ(Reports.back().PlayedSamples, 9600);
	for (size_t Index = 1; Index < Reports.size(); ++Index)
	{
		EXPECT_GE(Reports[Index].PlayedSamples, Reports[Index - 1].PlayedSamples);
	}
}

TEST_F(PlaybackReporterTest, Collect_WithLatency_ReportsTheStartWhenItIsHeard)
{
	Voice.SetLatencySeconds(0.1);
	Push(1, 0, 9600);
	Play(5);
	EXPECT_TRUE(Reports.empty());
	Play(1);
	ASSERT_EQ(Reports.size(), 1u);
	EXPECT_NEAR(static_cast<double>(Reports[0].PlayedSamples), 480.0, 1.0);
}

TEST_F(PlaybackReporterTest, Collect_TwoUtterances_EndsTheFirstBeforeTheSecondStarts)
{
	Push(1, 0, 960);
	End(1, 960);
	Push(2, 0, 4800);
	Play(6);
	ASSERT_GE(Reports.size(), 3u);
	EXPECT_EQ(EventsOf(1), (std::vector<EPlaybackEvent>{Started, Ended}));
	EXPECT_EQ(Reports[1].Event, Ended);
	EXPECT_EQ(Reports[2].UtteranceId, 2u);
	EXPECT_EQ(Reports[2].Event, Started);
}

TEST_F(PlaybackReporterTest, Collect_TheEndIsToldAfterItWasHeard_ReportsItThen)
{
	Push(1, 0, 4800);
	Play(20);
	EXPECT_NE(Reports.back().Event, Ended);
	End(1, 4800);
	Play(1);
	EXPECT_EQ(Reports.back().Event, Ended);
	EXPECT_EQ(Reports.back().PlayedSamples, 4800);
}

TEST_F(PlaybackReporterTest, Collect_EmptyUtterance_EndsWithoutBeingHeard)
{
	Reporter.OnStarted(1, 0);
	Voice.Begin(1, 0);
	End(1, 0);
	Play(1);
	ASSERT_EQ(Reports.size(), 1u);
	EXPECT_EQ(Reports[0].Event, Ended);
	EXPECT_EQ(Reports[0].PlayedSamples, 0);
}

TEST_F(PlaybackReporterTest, Collect_LessCameThanWasAnnounced_EndsAfterAPause)
{
	Push(1, 0, 4800);
	End(1, 9600);
	Play(40);
	EXPECT_EQ(Reports.back().Event, Ended);
	EXPECT_EQ(Reports.back().PlayedSamples, 4800);
}

TEST_F(PlaybackReporterTest, Collect_AfterAFlush_ReportsOnceWhereTheSoundStopped)
{
	Push(1, 0, 24000);
	Play(5);
	Flush(1);
	Play(10);
	const std::vector<EPlaybackEvent> Events = EventsOf(1);
	EXPECT_EQ(std::count(Events.begin(), Events.end(), Flushed), 1);
	EXPECT_EQ(Reports.back().Event, Flushed);
	EXPECT_EQ(Reports.back().PlayedSamples, 5 * 480 + 120);
}

TEST_F(PlaybackReporterTest, Collect_FlushedBeforeItWasHeard_ReportsItsBeginning)
{
	Push(1, 1200, 24000);
	Flush(1);
	Play(3);
	ASSERT_EQ(Reports.size(), 1u);
	EXPECT_EQ(Reports[0].Event, Flushed);
	EXPECT_EQ(Reports[0].PlayedSamples, 1200);
}

TEST_F(PlaybackReporterTest, Collect_NobodyPullsAfterAFlush_ReportsAllTheSame)
{
	Push(1, 0, 24000);
	Play(5);
	Flush(1);
	Reporter.Collect(Now + 0.05, Reports);
	EXPECT_NE(Reports.back().Event, Flushed);
	Reporter.Collect(Now + 0.11, Reports);
	EXPECT_EQ(Reports.back().Event, Flushed);
	EXPECT_EQ(Reports.back().PlayedSamples, 5 * 480);
}

TEST_F(PlaybackReporterTest, Collect_FlushDuringTheSecondOfTwo_NamesTheSecond)
{
	Push(1, 0, 960);
	End(1, 960);
	Push(2, 0, 24000);
	Play(6);
	Flush(2);
	Play(2);
	EXPECT_EQ(Reports.back().Event, Flushed);
	EXPECT_EQ(Reports.back().UtteranceId, 2u);
	EXPECT_EQ(Reports.back().PlayedSamples, 4 * 480 + 120);
}

TEST_F(PlaybackReporterTest, Collect_WhenHeld_ReportsTheHeldSampleOnceAtOnce)
{
	Push(1, 0, 24000);
	Play(3);
	const size_t Before = Reports.size();
	Voice.Duck(0.0f, true);
	Play(4);
	ASSERT_EQ(Reports.size(), Before + 1);
	EXPECT_EQ(Reports.back().Event, Progress);
	EXPECT_EQ(Reports.back().PlayedSamples, 4 * 480);
	Voice.Resume();
	Play(1);
	Voice.Duck(0.0f, true);
	Play(2);
	EXPECT_EQ(Reports.back().PlayedSamples, 6 * 480);
}

TEST_F(PlaybackReporterTest, Collect_AfterAnUnderrun_ReportsIt)
{
	Push(1, 0, 2400);
	Play(8);
	Push(1, 2400, 9600);
	Play(8);
	EXPECT_EQ(Reports.back().Underruns, 1u);
}

TEST_F(PlaybackReporterTest, Collect_ManyUtterancesThatNeverSound_KeepsFew)
{
	for (uint64_t Id = 1; Id <= 1000; ++Id)
	{
		Reporter.OnStarted(Id, 0);
	}

	Reporter.OnEnded(1000, 0);
	Reporter.Collect(Now, Reports);
	EXPECT_LE(Reports.size(), 64u);
}
}
