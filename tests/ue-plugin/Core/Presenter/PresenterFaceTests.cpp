// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "PresenterRig.h"

#include <gtest/gtest.h>

#include <cmath>

namespace UE::Sidecar::Tests
{
namespace
{

struct FRun
{
	double FrameHz;
	bool bGameStandsStill;
	bool bMixerStandsStill;
	double FaceLeadSeconds;
};

class PresenterFace : public testing::TestWithParam<FRun>
{
};

bool IsWithin(double Time, double Begin, double Seconds)
{
	return Time >= Begin && Time < Begin + Seconds;
}

} // namespace

TEST_P(PresenterFace, EachFrame_IsTheOneOfTheSampleThatIsHeard)
{
	const FRun& Run = GetParam();
	FPresenterRig Rig;
	Rig.Conversation.GetVoice().SetLatencySeconds(0.05);
	Rig.Say(1, 5 * 24000);
	Rig.EndUtterance(1, 5 * 24000);
	const double Begin = Rig.Now;
	double NextBlock = Begin + FPresenterRig::BlockSeconds;
	double NextFrame = Begin + 0.003;
	double LastMoved = Begin;
	double SmoothSince = Begin;
	double LastSample = 0.0;
	bool bStalled = false;
	int NumCompared = 0;
	while (Rig.Now < Begin + 5.3)
	{
		if (NextBlock <= NextFrame)
		{
			Rig.Now = NextBlock - FPresenterRig::BlockSeconds;
			Rig.Pull();
			const bool bHitch = Run.bMixerStandsStill && IsWithin(NextBlock, Begin + 2.0, 0.0099);
			NextBlock += bHitch ? 0.5 : FPresenterRig::BlockSeconds;
			continue;
		}

		Rig.Now = NextFrame;
		Rig.Frame(Run.FaceLeadSeconds);
		const bool bHitch = Run.bGameStandsStill && IsWithin(NextFrame, Begin + 1.0, 1.0 / Run.FrameHz);
		NextFrame += bHitch ? 0.5 : 1.0 / Run.FrameHz;

		const FHeardPosition& Heard = Rig.Presenter.Heard();
		EXPECT_GE(Heard.SampleIndex, LastSample);
		if (Heard.SampleIndex > LastSample)
		{
			// After a pause the face eases back in, which is not what is looked at here.
			SmoothSince = bStalled ? Rig.Now : SmoothSince;
			bStalled = false;
			LastMoved = Rig.Now;
		}
		else
		{
			bStalled |= Rig.Now - LastMoved > 0.1;
		}
		LastSample = Heard.SampleIndex;
		const bool bEnds = Heard.SampleIndex + 0.1 * 24000 >= 5 * 24000;
		if (!Heard.bFlowing || bEnds || bStalled || Rig.Now - SmoothSince < 0.12)
		{
			continue;
		}

		++NumCompared;
		ASSERT_EQ(Rig.Presenter.Face().size(), 2u);
		const double Expected = Heard.SampleIndex + Run.FaceLeadSeconds * 24000;
		EXPECT_NEAR(static_cast<double>(Rig.Presenter.Face()[0]) * 24000, Expected, 1.0) << Rig.Now - Begin;
		EXPECT_NEAR(static_cast<double>(Rig.Presenter.Face()[1]) * -24000, Expected, 1.0) << Rig.Now - Begin;
		if (!Run.bMixerStandsStill || Rig.Now < Begin + 2.0)
		{
			// What left the mixer 50 ms ago: its first block ended at Begin + 10 ms.
			EXPECT_NEAR(Heard.SampleIndex, (Rig.Now - Begin - 0.01 - 0.05) * 24000 + 240, 1.0) << Rig.Now - Begin;
		}
	}
	EXPECT_GT(NumCompared, Run.FrameHz * 3);
}

INSTANTIATE_TEST_SUITE_P(FrameRatesAndHitches, PresenterFace,
	testing::Values(FRun{60.0, false, false, 0.0}, FRun{144.0, false, false, 0.0}, FRun{60.0, true, false, 0.0},
		FRun{144.0, true, false, 0.02}, FRun{60.0, false, true, 0.0}, FRun{144.0, false, true, 0.0},
		FRun{60.0, true, true, 0.03}, FRun{144.0, true, true, 0.0}));

TEST(PresenterIdle, IdleFrames_AreShownBetweenUtterances)
{
	FPresenterRig Rig;
	FFaceFrames Idle;
	for (int64_t Sample = 0; Sample < 5 * 24000; Sample += 400)
	{
		Idle.SampleIndices.push_back(Sample);
		Idle.Values.push_back(100.0f + static_cast<float>(Sample) / 24000.0f);
		Idle.Values.push_back(0.0f);
	}
	Rig.Receive(std::move(Idle));
	const double Begin = Rig.Now;
	Rig.Run(1.0);
	EXPECT_NEAR(Rig.Presenter.Face()[0], 100.0 + Rig.Now - Begin - 0.05, 0.001);
	Rig.Say(1, 24000);
	Rig.EndUtterance(1, 24000);
	Rig.Run(0.5);
	EXPECT_NEAR(Rig.Presenter.Face()[0], 0.5, 0.001);
	Rig.Run(1.0);
	EXPECT_NEAR(Rig.Presenter.Face()[0], 100.0 + Rig.Now - Begin - 0.05, 0.001);
}

TEST(PresenterIdle, NewStream_CountsIdleFramesFromItsOwnWelcome)
{
	FPresenterRig Rig;
	FFaceFrames Idle;
	Idle.SampleIndices = {0, 240000};
	Idle.Values = {100.0f, 0.0f, 100.0f, 0.0f};
	Rig.Receive(FFaceFrames(Idle));
	Rig.Run(1.0);
	EXPECT_EQ(Rig.Presenter.Face()[0], 100.0f);
	Rig.Open("c1", true, {"Time", "MinusTime"});
	Idle.SampleIndices = {24000};
	Idle.Values = {200.0f, 0.0f};
	Rig.Receive(FFaceFrames(Idle));
	Rig.Run(1.2);
	EXPECT_EQ(Rig.Presenter.Face()[0], 200.0f);
	EXPECT_EQ(Rig.Presenter.RefusedFaceFrames(), 0u);
}

TEST(PresenterIdle, Flush_LetsGoOfTheMouth)
{
	FPresenterRig Rig;
	Rig.Say(1, 48000);
	Rig.Run(1.0);
	EXPECT_GT(Rig.Presenter.Face()[0], 0.9f);
	Rig.Receive(FFlush{1, EFlushReason::BargeIn, 0});
	Rig.Run(0.05);
	EXPECT_GT(Rig.Presenter.Face()[0], 0.0f) << "it eases";
	Rig.Run(0.07);
	EXPECT_EQ(Rig.Presenter.Face()[0], 0.0f) << "in 100 ms from the first frame";
}

TEST(PresenterIdle, End_LetsGoOfTheMouth)
{
	FPresenterRig Rig;
	Rig.Say(1, 24000);
	Rig.EndUtterance(1, 24000);
	Rig.Run(1.0);
	EXPECT_GT(Rig.Presenter.Face()[0], 0.9f);
	Rig.Run(0.13);
	EXPECT_EQ(Rig.Presenter.Face()[0], 0.0f);
}

TEST(PresenterCurves, TableThatChangesInANewWelcome_IsTakenAndOldFramesAreNot)
{
	FPresenterRig Rig;
	Rig.Say(1, 48000);
	Rig.Run(0.5);
	const uint32_t Revision = Rig.Presenter.CurveRevision();
	Rig.Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Rig.Open("c1", true, {"A", "B", "C"});
	Rig.Run(0.1);
	EXPECT_EQ(Rig.Presenter.CurveNames(), (std::vector<std::string>{"A", "B", "C"}));
	EXPECT_NE(Rig.Presenter.CurveRevision(), Revision);
	ASSERT_EQ(Rig.Presenter.Face().size(), 3u);
	EXPECT_EQ(Rig.Presenter.Face()[0], 0.0f);
}

TEST(PresenterCurves, ConversationWithoutAFace_ShowsNone)
{
	FPresenterRig Rig;
	Rig.Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Rig.Open("c2", false, {});
	Rig.Run(0.1);
	EXPECT_TRUE(Rig.Presenter.Face().empty());
}

TEST(PresenterCurves, NewConversation_AfterAFlush_ShowsTheFaceOfItsFirstUtterance)
{
	FPresenterRig Rig;
	Rig.Receive(FFlush{9, EFlushReason::Interrupt, 0});
	Rig.Run(0.05);
	Rig.Open("c2", false, {"Time", "MinusTime"});
	Rig.Say(1, 48000);
	Rig.Run(0.5);
	EXPECT_NEAR(Rig.Presenter.Face()[0], 0.5f, 0.001f);
}

} // namespace UE::Sidecar::Tests
