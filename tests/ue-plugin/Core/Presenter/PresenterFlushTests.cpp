// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "PresenterRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

using FTold = std::vector<std::string>;

TEST(PresenterFlush, Flush_IsOneInterruptionAtThePlayedSampleAndEndsTheWords)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0, 2000, 5000});
	Rig.Say(1, 48000);
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "word w0", "word w1"}));
	Rig.Receive(FFlush{1, EFlushReason::BargeIn, 0});
	Rig.Run(0.02);
	EXPECT_EQ(Rig.Take(), (FTold{"interrupted 1 2520 BargeIn"})) << "with the 120 samples of the fade";
	Rig.EndUtterance(1, 2520);
	Rig.Receive(FFlush{1, EFlushReason::BargeIn, 0});
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(), FTold());
}

TEST(PresenterFlush, Flush_OfWhatWasNotHeardYet_TellsNothing)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0});
	Rig.Say(1, 4800);
	Rig.Receive(FFlush{1, EFlushReason::Interrupt, 0});
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(), FTold());
	Rig.Say(2, 480);
	Rig.EndUtterance(2, 480);
	Rig.Run(0.05);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 2", "finished 2 480 Completed"}));
}

TEST(PresenterFlush, Flush_AfterTheGameStoodStill_StillTellsWhatWasHeardBefore)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0, 2000, 5000, 20000});
	Rig.Call("late", 1, 20000);
	Rig.Say(1, 48000);
	for (int Block = 0; Block < 50; ++Block)
	{
		Rig.Pull();
	}
	Rig.Receive(FFlush{1, EFlushReason::BargeIn, 0});
	Rig.Pull();
	Rig.Frame();
	EXPECT_EQ(
		Rig.Take(), (FTold{"heard 1", "word w0", "word w1", "word w2", "interrupted 1 12120 BargeIn", "call late"}));
}

TEST(PresenterFlush, Flush_OfWhatWasHeardToItsEnd_IsNoInterruption)
{
	FPresenterRig Rig;
	Rig.Say(1, 480);
	Rig.EndUtterance(1, 480);
	Rig.Pull();
	Rig.Pull();
	Rig.Receive(FFlush{1, EFlushReason::Interrupt, 0});
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "finished 1 480 Completed"}));
}

TEST(PresenterFlush, NewConversation_AfterAFlush_HearsTheFirstUtterancesAgain)
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

TEST(PresenterFlush, Flush_OfWhatIsOnItsWayToTheEarBehindANewUtterance_IsNotHeard)
{
	FPresenterRig Rig;
	Rig.Conversation.GetVoice().SetLatencySeconds(0.2);
	Rig.Say(1, 4800);
	Rig.Pull();
	Rig.Receive(FFlush{1, EFlushReason::BargeIn, 0});
	Rig.Pull();
	Rig.Say(2, 2400);
	Rig.EndUtterance(2, 2400);
	Rig.Pull();
	Rig.Run(0.5);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 2", "finished 2 2400 Completed"}));
}

} // namespace UE::Sidecar::Tests
