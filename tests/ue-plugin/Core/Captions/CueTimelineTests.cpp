// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Captions/CueTimeline.h"
#include "Core/Messages/ToolsMessages.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace UE::Sidecar
{

namespace CueTimelineTests
{

FToolCall Call(const std::string& CallId, uint64_t UtteranceId, int64_t SampleIndex)
{
	FToolCall Cue;
	Cue.CallId = CallId;
	Cue.UtteranceId = UtteranceId;
	Cue.SampleIndex = SampleIndex;
	return Cue;
}

class FCueTimelineTest : public testing::Test
{
protected:
	bool Add(const std::string& CallId, uint64_t UtteranceId, int64_t SampleIndex)
	{
		return Cues.Add(Call(CallId, UtteranceId, SampleIndex), Due);
	}

	/** Ids of what became due since the last time. */
	std::string TakeDue()
	{
		std::string Ids;
		for (const FToolCall& Cue : Due)
		{
			Ids += Cue.CallId;
		}
		Due.clear();
		return Ids;
	}

	TCueTimeline<FToolCall> Cues;
	std::vector<FToolCall> Due;
};

TEST_F(FCueTimelineTest, WithoutUtterance_IsDueAtOnce)
{
	Add("a", 0, 0);

	EXPECT_EQ(TakeDue(), "a");
}

TEST_F(FCueTimelineTest, WithAPlace_IsDueWhenItsSampleIsHeard)
{
	Add("a", 1, 1000);

	Cues.Advance(1, 1000, Due);
	EXPECT_EQ(TakeDue(), "");
	Cues.Advance(1, 1001, Due);
	EXPECT_EQ(TakeDue(), "a");
	Cues.Advance(1, 5000, Due);
	EXPECT_EQ(TakeDue(), "");
}

TEST_F(FCueTimelineTest, PlaceThatWasHeard_IsDueAtOnce)
{
	Cues.Advance(2, 5000, Due);

	Add("a", 2, 4999);
	Add("b", 1, 99'999);
	Add("c", 2, 5000);

	EXPECT_EQ(TakeDue(), "ab");
	EXPECT_EQ(Cues.WaitingCount(), 1u);
}

TEST_F(FCueTimelineTest, SeveralDueTogether_ComeInTheOrderOfTheirPlaces)
{
	Add("d", 2, 10);
	Add("c", 1, 900);
	Add("a", 1, 100);
	Add("b", 1, 100);

	Cues.Advance(2, 11, Due);

	EXPECT_EQ(TakeDue(), "abcd");
}

TEST_F(FCueTimelineTest, UtteranceIsOver_NoCallIsLost)
{
	Add("a", 1, 99'999);
	Add("b", 2, 0);

	Cues.FinishThrough(1, Due);
	EXPECT_EQ(TakeDue(), "a");
	Add("c", 1, 0);
	EXPECT_EQ(TakeDue(), "c");
}

TEST_F(FCueTimelineTest, Canceled_NeverTakesEffect)
{
	Add("a", 1, 100);
	Add("b", 1, 200);

	EXPECT_TRUE(Cues.Cancel("a"));
	EXPECT_FALSE(Cues.Cancel("a"));
	EXPECT_FALSE(Cues.Cancel("x"));
	Cues.FinishThrough(1, Due);

	EXPECT_EQ(TakeDue(), "b");
}

TEST_F(FCueTimelineTest, SentAgain_TakesEffectOnce)
{
	EXPECT_TRUE(Add("a", 1, 100));
	EXPECT_FALSE(Add("a", 1, 100));
	Cues.FinishThrough(1, Due);
	EXPECT_FALSE(Add("a", 1, 100));

	EXPECT_EQ(TakeDue(), "a");
}

TEST_F(FCueTimelineTest, MoreThanCanWait_TheEarliestIsDueAtOnce)
{
	for (size_t Index = 0; Index < TCueTimeline<FToolCall>::MaxWaiting; Index++)
	{
		Add("call_" + std::to_string(Index), 1, static_cast<int64_t>(Index));
	}
	EXPECT_EQ(TakeDue(), "");

	Add("late", 9, 0);

	EXPECT_EQ(TakeDue(), "call_0");
	EXPECT_EQ(Cues.WaitingCount(), TCueTimeline<FToolCall>::MaxWaiting);
}

TEST_F(FCueTimelineTest, Clear_ForgetsEverything)
{
	Cues.Advance(5, 100, Due);
	Add("a", 6, 0);

	Cues.Clear();
	EXPECT_TRUE(Add("a", 1, 100));

	EXPECT_EQ(TakeDue(), "");
	EXPECT_EQ(Cues.WaitingCount(), 1u);
}

TEST_F(FCueTimelineTest, AnyOrder_DeliversEachCallOnceUnlessCanceled)
{
	size_t AllCanceled = 0;
	for (uint32_t Seed = 1; Seed <= 100; Seed++)
	{
		std::mt19937 Random(Seed);
		TCueTimeline<FToolCall> Timeline;
		std::vector<FToolCall> Delivered;
		size_t Added = 0;
		size_t Canceled = 0;
		uint64_t Utterance = 1;
		int64_t Heard = 0;
		for (int32_t Step = 0; Step < 200; Step++)
		{
			const std::string Id = "call_" + std::to_string(Step);
			switch (Random() % 6)
			{
			case 0:
				Utterance++;
				Heard = 0;
				break;
			case 1:
				Timeline.FinishThrough(Utterance, Delivered);
				break;
			case 2:
				Canceled +=
					Timeline.Cancel("call_" + std::to_string(Step - static_cast<int32_t>(Random() % 4))) ? 1 : 0;
				break;
			default:
				Timeline.Add(Call(Id, Utterance + Random() % 3, static_cast<int64_t>(Random() % 5000)), Delivered);
				Added++;
				break;
			}
			Heard += static_cast<int64_t>(Random() % 500);
			Timeline.Advance(Utterance, Heard, Delivered);
		}
		Timeline.FinishThrough(Utterance + 10, Delivered);

		std::map<std::string, int32_t> Counts;
		for (const FToolCall& Cue : Delivered)
		{
			ASSERT_EQ(++Counts[Cue.CallId], 1) << Cue.CallId << ", seed " << Seed;
		}
		ASSERT_EQ(Delivered.size(), Added - Canceled) << "seed " << Seed;
		AllCanceled += Canceled;
	}
	ASSERT_GT(AllCanceled, 0u);
}

}

}
