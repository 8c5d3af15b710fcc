// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "PresenterRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

using FTold = std::vector<std::string>;

TEST(Presenter, Utterance_IsToldByWhatIsHeardInOrderAndOnce)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0, 2400, 4000});
	Rig.Call("wave", 1, 2450);
	Rig.Say(1, 4800);
	Rig.EndUtterance(1, 4800);
	Rig.Frame();
	EXPECT_EQ(Rig.Take(), FTold());
	Rig.Pull();
	Rig.Frame();
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "word w0"}));
	Rig.Run(0.09);
	EXPECT_EQ(Rig.Take(), FTold()) << "2400 samples are heard, which are 0..2399";
	Rig.Run(0.01);
	EXPECT_EQ(Rig.Take(), (FTold{"word w1", "call wave"}));
	Rig.Run(0.09);
	EXPECT_EQ(Rig.Take(), (FTold{"word w2", "finished 1 4800 Completed"}));
	Rig.Run(2.0);
	EXPECT_EQ(Rig.Take(), FTold());
}

TEST(Presenter, OutputLatency_DelaysAllThatIsTold)
{
	FPresenterRig Rig;
	Rig.Conversation.GetVoice().SetLatencySeconds(0.1);
	Rig.Caption(1, {0});
	Rig.Say(1, 2400);
	Rig.EndUtterance(1, 2400);
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), FTold()) << "not one whole sample is heard";
	Rig.Run(0.02);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "word w0"}));
	Rig.Run(0.07);
	EXPECT_EQ(Rig.Take(), FTold());
	Rig.Run(0.03);
	EXPECT_EQ(Rig.Take(), (FTold{"finished 1 2400 Completed"}));
}

TEST(Presenter, HoldAndResume_StopTheWordsAndGoOn)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0, 4800});
	Rig.Say(1, 9600);
	Rig.EndUtterance(1, 9600);
	Rig.Run(0.1);
	Rig.Receive(FDuck{1, -18.0f, true, 0});
	Rig.Run(2.0);
	const FTold Before = Rig.Take();
	ASSERT_EQ(Before.size(), 3u);
	EXPECT_EQ(Before[1], "word w0");
	EXPECT_LT(Rig.Presenter.Heard().SampleIndex, 4800.0);
	Rig.Receive(FResume{1, EResumeReason::ShortSound, 0});
	Rig.Run(1.0);
	const FTold After = Rig.Take();
	ASSERT_EQ(After.size(), 3u);
	EXPECT_EQ(After[1], "word w1");
	EXPECT_EQ(After[2], "finished 1 9600 Completed");
}

TEST(Presenter, TwoUtterances_BackToBack_EndOneBeforeTheOther)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0, 1700});
	Rig.Say(1, 1800);
	Rig.EndUtterance(1, 1800);
	Rig.Caption(2, {0});
	Rig.Say(2, 1800);
	Rig.EndUtterance(2, 1800);
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(),
		(FTold{"heard 1", "word w0", "word w1", "finished 1 1800 Completed", "heard 2", "word w0",
			"finished 2 1800 Completed"}));
}

TEST(Presenter, Utterances_HeardWhileTheGameStoodStill_AreAllToldInOrder)
{
	FPresenterRig Rig;
	for (uint64_t Id = 1; Id <= 3; ++Id)
	{
		Rig.Caption(Id, {0});
		Rig.Call("call" + std::to_string(Id), Id, 100);
		Rig.Say(Id, 2400);
		Rig.EndUtterance(Id, Id == 2 ? 2400 : 4800);
	}
	for (int Block = 0; Block < 25; ++Block)
	{
		Rig.Pull();
	}
	Rig.Frame();
	EXPECT_EQ(Rig.Take(),
		(FTold{"heard 1", "word w0", "call call1", "finished 1 4800 Completed", "heard 2", "word w0", "call call2",
			"finished 2 2400 Completed", "heard 3", "word w0", "call call3"}));
}

TEST(Presenter, EndToldLate_FinishesWhenItIsTold)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0});
	Rig.Say(1, 2400);
	Rig.Run(3.0);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "word w0"}));
	Rig.EndUtterance(1, 2400);
	Rig.Run(0.01);
	EXPECT_EQ(Rig.Take(), (FTold{"finished 1 2400 Completed"}));
}

TEST(Presenter, EmptyUtterance_IsNotHeardButHoldsNothingBack)
{
	FPresenterRig Rig;
	Rig.Caption(1, {0});
	Rig.Call("now", 1, 0);
	Rig.Receive(FUtteranceStarted{1, "item", 0});
	Rig.EndUtterance(1, 0);
	Rig.Run(0.01);
	EXPECT_EQ(Rig.Take(), (FTold{"word w0", "call now"}));
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(), FTold());
}

TEST(Presenter, EmptyUtterance_BehindOneThatIsHeard_WaitsForItsTurn)
{
	FPresenterRig Rig;
	Rig.Say(1, 2400);
	Rig.EndUtterance(1, 2400);
	Rig.Call("second", 2, 0);
	Rig.EndUtterance(2, 0);
	Rig.Run(0.05);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1"}));
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Take(), (FTold{"finished 1 2400 Completed", "call second"}));
}

TEST(Presenter, UtteranceWhoseSoundNeverCame_HoldsNothingBackForLong)
{
	FPresenterRig Rig;
	Rig.Call("now", 1, 100);
	Rig.EndUtterance(1, 4800);
	Rig.Run(0.2);
	EXPECT_EQ(Rig.Take(), FTold());
	Rig.Run(0.2);
	EXPECT_EQ(Rig.Take(), (FTold{"call now"}));
}

TEST(Presenter, ShortUtterance_InsideALongLatency_IsNotTakenForSilent)
{
	FPresenterRig Rig;
	Rig.Conversation.GetVoice().SetLatencySeconds(0.5);
	Rig.Call("now", 1, 100);
	Rig.Say(1, 480);
	Rig.EndUtterance(1, 480);
	Rig.Run(0.45);
	EXPECT_EQ(Rig.Take(), FTold());
	Rig.Run(0.2);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1", "call now", "finished 1 480 Completed"}));
}

TEST(Presenter, LessAudioThanAnnounced_FinishesAtWhatWasPlayed)
{
	FPresenterRig Rig;
	Rig.Say(1, 2400);
	Rig.EndUtterance(1, 48000);
	Rig.Run(0.2);
	EXPECT_EQ(Rig.Take(), (FTold{"heard 1"}));
	Rig.Run(0.3);
	EXPECT_EQ(Rig.Take(), (FTold{"finished 1 2400 Completed"}));
}

TEST(Presenter, UserCaption_IsToldAtOnce)
{
	FPresenterRig Rig;
	Rig.Say(1, 48000);
	FCaptionUpdate Update;
	Update.Speaker = ESpeaker::User;
	Update.ItemId = "u1";
	Update.Text = "Hello there";
	Rig.Receive(std::move(Update));
	Rig.Frame();
	EXPECT_EQ(Rig.Take(), (FTold{"user Hello there"}));
}

TEST(Presenter, ToolCall_CancelledBeforeItIsDue_IsNeverSeen)
{
	FPresenterRig Rig;
	Rig.Call("early", 1, 0);
	Rig.Call("never", 1, 2400);
	Rig.Call("now", 0, 0);
	Rig.Say(1, 4800);
	Rig.EndUtterance(1, 4800);
	Rig.Run(0.05);
	EXPECT_EQ(Rig.Take(), (FTold{"call now", "heard 1", "call early"}));
	Rig.Receive(FToolCallCancelled{"never", "why"});
	Rig.Receive(FToolCallCancelled{"early", "why"});
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Take(), (FTold{"cancelled early", "finished 1 4800 Completed"}));
}

} // namespace UE::Sidecar::Tests
