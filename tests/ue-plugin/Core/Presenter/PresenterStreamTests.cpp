// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "PresenterRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

using FTold = std::vector<std::string>;

TEST(PresenterStream, StreamLostAndResumed_InTheMiddleOfAnUtterance_RepeatsAndLosesNothing)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0, 1200, 3000, 6000});
	Rig.Call("first", 1, 500);
	Rig.Call("last", 1, 6500);
	Rig.Say(1, 4800);
	Rig.Run(0.06);
	Rig.Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Rig.Run(0.04);
	Rig.Open("c1", true, {"Time", "MinusTime"});
	Rig.Caption(1, {0, 1200, 3000, 6000});
	Rig.Call("first", 1, 500);
	Rig.Call("last", 1, 6500);
	Rig.Say(1, 6000, 1200);
	Rig.EndUtterance(1, 7200);
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(),
		(FTold{"heard 1", "word w0", "call first", "word w1", "stream ended", "welcome", "word w2", "word w3",
			"call last", "finished 1 7200 Completed"}));
}

TEST(PresenterStream, NewConversation_EndsWhatWasHeardAndBeginsAnew)
{
	FPresenterRig Rig;
	Rig.Caption(7, {0, 3000});
	Rig.Call("void", 7, 40000);
	Rig.Say(7, 48000);
	Rig.Run(0.1);
	Rig.Take();
	Rig.Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Rig.Open("c2", false, {"Time", "MinusTime"});
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"stream ended", "interrupted 7 2400 SessionLost", "welcome"}));
	Rig.Caption(1, {0});
	Rig.Say(1, 480);
	Rig.EndUtterance(1, 480);
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "word w0", "finished 1 480 Completed"}));
}

TEST(PresenterStream, NewConversation_AfterAFlush_HearsTheFirstUtterancesAgain)
{
	FPresenterRig Rig;
	Rig.Receive(FFlush{9, EFlushReason::Interrupt, 0});
	Rig.Run(0.05);
	Rig.Open("c2", false, {"Time", "MinusTime"});
	Rig.Say(1, 480);
	Rig.EndUtterance(1, 480);
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"welcome", "heard 1", "finished 1 480 Completed"}));
}

TEST(PresenterStream, StreamThatDoesNotComeBack_EndsTheUtteranceAsFailed)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0, 4000});
	Rig.Say(1, 2400);
	Rig.Run(0.05);
	Rig.Conversation.OnEnded(EGrpcCode::Aborted, "taken over", false);
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "word w0", "stream ended"}));
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(), (FTold{"finished 1 2400 Failed"})) << "without the words that were not heard";
	Rig.Open("c1", true, {"Time", "MinusTime"});
	Rig.Say(1, 2400, 2400);
	Rig.EndUtterance(1, 4800);
	Rig.Run(0.5);
	EXPECT_EQ(Rig.Take(), (FTold{"welcome", "heard 1", "word w1", "finished 1 4800 Completed"}));
}

TEST(PresenterStream, TheVoiceIsInANewConversationBeforeTheGameKnows_NothingIsToldTwice)
{
	FPresenterRig Rig;
	Rig.Say(5, 4800);
	Rig.Run(0.05);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 5"}));
	// As when the network thread goes on between the frame's last event and its look at the voice.
	Rig.Conversation.GetVoice().Reset();
	Rig.Conversation.GetVoice().Push(1, 0, std::vector<int16_t>(9600));
	Rig.Run(0.2);
	EXPECT_EQ(Rig.Take(), FTold());
	Rig.Open("c2", false, {"Time", "MinusTime"});
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"interrupted 5 1200 SessionLost", "welcome"}));
}

TEST(PresenterStream, AnotherConversationThatIsResumed_IsANewOneForThisGame)
{
	FPresenterRig Rig;
	Rig.Say(1, 48000);
	Rig.Run(0.1);
	Rig.Open("c2", true, {"Time", "MinusTime"});
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "interrupted 1 2400 SessionLost", "welcome"}));
}

} // namespace UE::Sidecar::Tests
