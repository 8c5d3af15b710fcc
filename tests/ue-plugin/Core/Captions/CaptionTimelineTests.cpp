// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Captions/CaptionTimeline.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace UE::Sidecar
{

namespace CaptionTimelineTests
{

/** A caption of the assistant whose words stand apart by blanks and begin every 1000 samples from FirstSample on. */
FCaptionUpdate Says(const std::string& Text, uint64_t UtteranceId = 1, int64_t FirstSample = 0)
{
	FCaptionUpdate Update;
	Update.Speaker = ESpeaker::Assistant;
	Update.ItemId = "item_" + std::to_string(UtteranceId);
	Update.UtteranceId = UtteranceId;
	Update.Text = Text;
	std::istringstream Stream(Text);
	for (std::string Word; Stream >> Word; FirstSample += 1000)
	{
		Update.Words.push_back({Word, FirstSample, FirstSample + 900, EWordTiming::Estimated});
	}
	return Update;
}

FCaptionUpdate Final(FCaptionUpdate Update)
{
	Update.bFinal = true;
	return Update;
}

FCaptionUpdate Cut(FCaptionUpdate Update)
{
	Update.bInterrupted = true;
	return Update;
}

class FCaptionTimelineTest : public testing::Test
{
protected:
	void Apply(FCaptionUpdate Update)
	{
		Timeline.Apply(std::move(Update), Events);
	}

	/** The words that Advance brings, with a blank behind each. */
	std::string Hear(uint64_t UtteranceId, int64_t HeardSamples)
	{
		Events.clear();
		Timeline.Advance(UtteranceId, HeardSamples, Events);
		return Words();
	}

	std::string Words() const
	{
		std::string Joined;
		for (const FCaptionEvent& Event : Events)
		{
			Joined += Event.Type == ECaptionEventType::Word ? Event.Text + " " : std::string();
		}
		return Joined;
	}

	/** The text of the last caption that was to be shown. */
	std::string Caption() const
	{
		std::string Text;
		for (const FCaptionEvent& Event : Events)
		{
			Text = Event.Type == ECaptionEventType::Caption ? Event.Text : Text;
		}
		return Text;
	}

	FCaptionTimeline Timeline;
	std::vector<FCaptionEvent> Events;
};

TEST_F(FCaptionTimelineTest, Word_ComesOnceWhenItsFirstSampleIsHeard)
{
	Apply(Says("Hello, dear friend."));
	EXPECT_TRUE(Events.empty()) << "nothing was heard yet";

	EXPECT_EQ(Hear(1, 0), "");
	EXPECT_EQ(Hear(1, 1), "Hello, ");
	EXPECT_EQ(Caption(), "Hello,");
	EXPECT_EQ(Hear(1, 1000), "");
	EXPECT_EQ(Hear(1, 1001), "dear ");
	EXPECT_EQ(Caption(), "Hello, dear");
	EXPECT_EQ(Hear(1, 9000), "friend. ");
	EXPECT_EQ(Hear(1, 9999), "");
	EXPECT_EQ(Timeline.SpokenText("item_1"), "Hello, dear friend.");
}

TEST_F(FCaptionTimelineTest, WordEvent_SaysWhereItStands)
{
	Apply(Says("one two"));
	Hear(1, 1500);

	ASSERT_EQ(Events.size(), 3u) << "two words, then the caption that they make";
	const FCaptionEvent& Word = Events[1];
	EXPECT_EQ(Word.Type, ECaptionEventType::Word);
	EXPECT_EQ(Word.ItemId, "item_1");
	EXPECT_EQ(Word.UtteranceId, 1u);
	EXPECT_EQ(Word.WordIndex, 1u);
	EXPECT_EQ(Word.StartSample, 1000);
	EXPECT_EQ(Word.EndSample, 1900);
	EXPECT_EQ(Word.Timing, EWordTiming::Estimated);
	EXPECT_EQ(Events[2].Type, ECaptionEventType::Caption);
}

TEST_F(FCaptionTimelineTest, TextThatGrows_GoesOnWhereItWas)
{
	Apply(Says("I have"));
	EXPECT_EQ(Hear(1, 1500), "I have ");

	Events.clear();
	Apply(Says("I have, been here."));

	EXPECT_EQ(Words(), "") << "nothing is said again";
	EXPECT_EQ(Hear(1, 2500), "been ");
	EXPECT_EQ(Caption(), "I have, been");
}

TEST_F(FCaptionTimelineTest, WordWhoseEndWasMissing_IsNotSpokenAgain)
{
	Apply(Says("It is won"));
	EXPECT_EQ(Hear(1, 2500), "It is won ");

	Events.clear();
	Apply(Says("It is wonderful. Really."));

	EXPECT_EQ(Caption(), "It is wonderful.") << "what is shown is put right at once";
	EXPECT_EQ(Hear(1, 3500), "Really. ");
}

TEST_F(FCaptionTimelineTest, SpokenWordThatMovesBehindTheHeardSample_IsNotSpokenAgain)
{
	Apply(Says("a b c"));
	EXPECT_EQ(Hear(1, 1500), "a b ");

	Events.clear();
	Apply(Says("a b c", 1, 5000));

	EXPECT_EQ(Words(), "");
	EXPECT_EQ(Hear(1, 6500), "");
	EXPECT_EQ(Hear(1, 7001), "c ");
}

TEST_F(FCaptionTimelineTest, WordThatMovesBeforeTheHeardSample_IsSpokenAtOnce)
{
	Apply(Says("a b c", 1, 5000));
	EXPECT_EQ(Hear(1, 1500), "");

	Apply(Says("a b c"));

	EXPECT_EQ(Words(), "a b ");
	EXPECT_EQ(Caption(), "a b");
	EXPECT_EQ(Hear(1, 2500), "c ");
}

TEST_F(FCaptionTimelineTest, WordPutInBeforeSpokenOnes_RepeatsNothing)
{
	Apply(Says("I like dogs and cats"));
	EXPECT_EQ(Hear(1, 1500), "I like ");

	Events.clear();
	Apply(Says("I really like dogs and cats"));

	EXPECT_EQ(Words(), "") << "nothing is said again";
	EXPECT_EQ(Hear(1, 2500), "");
	EXPECT_EQ(Hear(1, 3500), "dogs ");
	EXPECT_EQ(Caption(), "I really like dogs");
}

TEST_F(FCaptionTimelineTest, WordTakenOutBeforeSpokenOnes_LosesNothing)
{
	Apply(Says("well I like dogs"));
	EXPECT_EQ(Hear(1, 2500), "well I like ");

	Events.clear();
	Apply(Says("I like dogs"));

	EXPECT_EQ(Words(), "dogs ") << "it moved to where was heard already";
}

TEST_F(FCaptionTimelineTest, BeginningThatIsAllNew_GoesOnBehindWhatSounds)
{
	Apply(Says("eye sea ewe"));
	EXPECT_EQ(Hear(1, 1500), "eye sea ");

	Events.clear();
	Apply(Says("Mr Smith sees you"));

	EXPECT_EQ(Words(), "") << "nothing is said again";
	EXPECT_EQ(Hear(1, 3500), "sees you ");
}

TEST_F(FCaptionTimelineTest, NextUtteranceIsHeard_TheWordsLeftOfTheLastComeFirst)
{
	Apply(Says("one two", 1));
	Apply(Says("three four", 2));
	EXPECT_EQ(Hear(1, 500), "one ");

	EXPECT_EQ(Hear(2, 500), "two three ");
}

TEST_F(FCaptionTimelineTest, HeardToItsEnd_BringsWordsThatWerePlacedTooLate)
{
	Apply(Final(Says("one two", 1, 50'000)));
	EXPECT_EQ(Hear(1, 24'000), "");

	Timeline.FinishThrough(1, Events);

	EXPECT_EQ(Words(), "one two ");
	EXPECT_TRUE(Events.back().bFinal);
}

TEST_F(FCaptionTimelineTest, TranscriptAfterTheEnd_IsSpokenAtOnce)
{
	Apply(Says("one", 1));
	Hear(1, 500);
	Timeline.FinishThrough(1, Events);
	Events.clear();

	Apply(Final(Says("one two", 1)));

	EXPECT_EQ(Words(), "two ");
	EXPECT_EQ(Caption(), "one two");
	EXPECT_TRUE(Events.back().bFinal);
}

TEST_F(FCaptionTimelineTest, Interruption_CutsTheCaptionAndNoWordFollows)
{
	Apply(Final(Says("one two three four")));
	EXPECT_EQ(Hear(1, 1500), "one two ");
	Timeline.FlushThrough(1);
	EXPECT_EQ(Hear(1, 9000), "");
	EXPECT_EQ(Timeline.SpokenText("item_1"), "one two");

	Events.clear();
	Apply(Cut(Final(Says("one two three"))));

	ASSERT_EQ(Events.size(), 1u);
	EXPECT_EQ(Events[0].Text, "one two three");
	EXPECT_TRUE(Events[0].bInterrupted);
	EXPECT_TRUE(Events[0].bFinal);
	EXPECT_EQ(Hear(2, 10), "");
	Events.clear();
	Timeline.FinishThrough(2, Events);
	EXPECT_TRUE(Events.empty());
}

TEST_F(FCaptionTimelineTest, InterruptedBeforeAWordWasHeard_IsEmptyAndSaysSo)
{
	Apply(Says("one two"));
	Timeline.FlushThrough(1);

	Apply(Cut(Says("")));

	ASSERT_EQ(Events.size(), 1u);
	EXPECT_EQ(Events[0].Text, "");
	EXPECT_TRUE(Events[0].bInterrupted);
}

TEST_F(FCaptionTimelineTest, User_PassesThroughAtOnceWithoutWordEvents)
{
	FCaptionUpdate Update = Says("can you hear me", 0);
	Update.Speaker = ESpeaker::User;
	Apply(Update);
	Apply(Final(Update));

	ASSERT_EQ(Events.size(), 2u);
	EXPECT_EQ(Events[0].Speaker, ESpeaker::User);
	EXPECT_EQ(Events[0].Text, "can you hear me");
	EXPECT_FALSE(Events[0].bFinal);
	EXPECT_TRUE(Events[1].bFinal);
	EXPECT_EQ(Hear(1, 9000), "");
}

TEST_F(FCaptionTimelineTest, AnswerInWriting_PassesThroughAtOnce)
{
	FCaptionUpdate Update = Says("only text", 0);
	Update.Words.clear();
	Apply(Final(Update));

	ASSERT_EQ(Events.size(), 1u);
	EXPECT_EQ(Events[0].Text, "only text");
	EXPECT_TRUE(Events[0].bFinal);
}

TEST_F(FCaptionTimelineTest, TextWithoutWords_IsShownWhenItsUtteranceSounds)
{
	FCaptionUpdate Update = Final(Says("no places known"));
	Update.Words.clear();
	Apply(Update);
	EXPECT_TRUE(Events.empty());

	Hear(1, 1);

	ASSERT_EQ(Events.size(), 1u);
	EXPECT_EQ(Events[0].Text, "no places known");
	EXPECT_TRUE(Events[0].bFinal);
	Hear(1, 500);
	EXPECT_TRUE(Events.empty());
}

TEST_F(FCaptionTimelineTest, TextWithoutBlanks_IsCutBetweenItsWords)
{
	FCaptionUpdate Update = Says("");
	Update.Text = "\xe4\xbd\xa0\xe5\xa5\xbd\xe5\x90\x97";
	Update.Words = {{"\xe4\xbd\xa0\xe5\xa5\xbd", 0, 900, EWordTiming::Measured},
		{"\xe5\x90\x97", 1000, 1900, EWordTiming::Measured}};
	Apply(Update);

	Hear(1, 500);

	EXPECT_EQ(Caption(), "\xe4\xbd\xa0\xe5\xa5\xbd");
}

TEST_F(FCaptionTimelineTest, WordsThatAreNotInTheText_DoNoHarm)
{
	FCaptionUpdate Update = Says("one two");
	Update.Words[0].Text = "uno";
	Apply(Update);

	EXPECT_EQ(Hear(1, 500), "uno ");
	EXPECT_EQ(Caption(), "");
	EXPECT_EQ(Hear(1, 1500), "two ");
	EXPECT_EQ(Caption(), "one two");
}

TEST_F(FCaptionTimelineTest, MoreItemsThanTheLimit_ForgetTheOldestAndNeverRepeatThem)
{
	for (uint64_t Utterance = 1; Utterance <= FCaptionTimeline::MaxItems + 5; Utterance++)
	{
		Apply(Says("word", Utterance));
		Hear(Utterance, 10);
	}
	EXPECT_EQ(Timeline.ItemCount(), FCaptionTimeline::MaxItems);
	EXPECT_EQ(Timeline.SpokenText("item_5"), "");
	EXPECT_EQ(Timeline.SpokenText("item_6"), "word");

	Events.clear();
	Apply(Says("word", 5));

	EXPECT_EQ(Words(), "");
}

TEST_F(FCaptionTimelineTest, Clear_LetsUtteranceOneBeSpokenAgain)
{
	Apply(Says("one"));
	Hear(1, 500);
	Timeline.FlushThrough(9);

	Timeline.Clear();
	Apply(Says("one"));

	EXPECT_EQ(Hear(1, 500), "one ");
}

/** A transcript that arrives in pieces while its words are placed anew each time, against any walk of the position. */
TEST_F(FCaptionTimelineTest, AnyOrderOfUpdatesAndTicks_SpeaksEachWordOnceAndInOrder)
{
	for (uint32_t Seed = 1; Seed <= 200; Seed++)
	{
		std::mt19937 Random(Seed);
		FCaptionTimeline Captions;
		std::vector<FCaptionEvent> Spoken;
		constexpr int32_t WordCount = 40;
		int32_t Known = 0;
		int64_t Position = 0;
		while (Known < WordCount || Position < 80'000)
		{
			if (Known < WordCount && Random() % 4 == 0)
			{
				Known = std::min<int32_t>(Known + 1 + static_cast<int32_t>(Random() % 6), WordCount);
				FCaptionUpdate Update = Says("");
				int64_t Start = static_cast<int64_t>(Random() % 2000);
				for (int32_t Index = 0; Index < Known; Index++)
				{
					const std::string Word = "w" + std::to_string(Index) + ".";
					Update.Text += (Index == 0 ? "" : " ") + Word;
					Update.Words.push_back({Word, Start, Start + 100, EWordTiming::Measured});
					Start += 200 + static_cast<int64_t>(Random() % 1700);
				}
				Captions.Apply(Update, Spoken);
			}
			Position += static_cast<int64_t>(Random() % 800);
			Captions.Advance(1, Position, Spoken);
		}
		Captions.FinishThrough(1, Spoken);

		size_t Next = 0;
		for (const FCaptionEvent& Event : Spoken)
		{
			if (Event.Type == ECaptionEventType::Word)
			{
				ASSERT_EQ(Event.Text, "w" + std::to_string(Next) + ".") << "seed " << Seed;
				ASSERT_EQ(Event.WordIndex, Next);
				Next++;
			}
		}
		ASSERT_EQ(Next, static_cast<size_t>(WordCount)) << "seed " << Seed;
	}
}

}

}
