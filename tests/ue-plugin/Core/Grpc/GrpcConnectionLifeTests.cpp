// Copyright (c) 2026 The Sidecar authors. MIT licence.

// GOAWAY, shutdown, deadlines, keepalive, refusals.

#include "ConnectionRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

TEST(GrpcConnectionLife, GoAwayWithALastStream_EndsOnlyTheCallsAfterIt)
{
	FConnectionRig Rig;
	const FCallId First = Rig.Start();
	const FCallId Second = Rig.Start();
	EXPECT_TRUE(Rig.Feed(Settings() + Head(First) + GoAway(First, 0, "bye")));
	EXPECT_EQ(Rig.Heard.Ending(Second).Code, EGrpcCode::Unavailable);
	EXPECT_EQ(Rig.Heard.Ending(Second).Message, "The server is closing the connection: bye");
	EXPECT_EQ(Rig.Heard.Endings.count(First), 0u);
	EXPECT_FALSE(Rig.Connection.IsUsable());
	EXPECT_FALSE(Rig.Connection.WantsClose());
	EXPECT_EQ(Rig.Start(), 0u);

	EXPECT_TRUE(Rig.Feed(Data(First, Prefixed("still")) + Trailers(First, "0")));
	EXPECT_TRUE(Rig.Heard.Ending(First).IsOk());
	EXPECT_EQ(Rig.Heard.Messages[First], std::vector<std::string>{"still"});
	EXPECT_TRUE(Rig.Connection.WantsClose());
}

TEST(GrpcConnectionLife, GoAwayInTwoSteps_IsGraceful)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	EXPECT_TRUE(Rig.Feed(Settings() + GoAway(0x7fffffff, 0) + GoAway(Call, 0)));
	EXPECT_EQ(Rig.Heard.Endings.count(Call), 0u);
	Rig.Feed(TrailersOnly(Call, "0", ""));
	EXPECT_TRUE(Rig.Heard.Ending(Call).IsOk());
}

TEST(GrpcConnectionLife, GoAwayWithoutCalls_WantsClose)
{
	FConnectionRig Rig;
	Rig.Feed(Settings() + GoAway(0, 11, "too_many_pings\n"));
	EXPECT_TRUE(Rig.Connection.WantsClose());
	EXPECT_EQ(Rig.Connection.Error(), "The server is closing the connection (ENHANCE_YOUR_CALM): too_many_pings?");
}

TEST(GrpcConnectionLife, GoAwayForACallNotYetSent_EndsIt)
{
	FConnectionRig Rig;
	Rig.Feed(Settings({{3, 1}}));
	const FCallId First = Rig.Start();
	const FCallId Waiting = Rig.Start();
	Rig.Feed(GoAway(First, 0));
	EXPECT_EQ(Rig.Heard.Endings.count(First), 0u);
	Rig.Feed(TrailersOnly(First, "0", ""));
	EXPECT_EQ(Rig.Heard.Ending(Waiting).Code, EGrpcCode::Unavailable);
	EXPECT_TRUE(Rig.Connection.WantsClose());
}

TEST(GrpcConnectionLife, Shutdown_CancelsTheCallsAndSaysGoodbye)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Feed(Settings());
	Rig.Connection.Shutdown();
	Rig.Connection.Shutdown();
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::Cancelled);
	EXPECT_GE(Rig.CountSent(FrameGoAway, 0), 1u);
	EXPECT_EQ(Rig.CountSent(FrameReset, Call), 1u);
	EXPECT_TRUE(Rig.Connection.WantsClose());
	EXPECT_EQ(Rig.Start(), 0u);
}

TEST(GrpcConnectionLife, Deadline_IsCountedFromTheLastTick)
{
	FConnectionRig Rig;
	Rig.Connection.Tick(5000);
	const FCallId Short = Rig.Start(100);
	const FCallId Long = Rig.Start(10000);
	Rig.Connection.Tick(5099);
	EXPECT_EQ(Rig.Heard.Endings.count(Short), 0u);
	Rig.Connection.Tick(5100);
	EXPECT_EQ(Rig.Heard.Ending(Short).Code, EGrpcCode::DeadlineExceeded);
	EXPECT_EQ(Rig.Heard.Endings.count(Long), 0u);
	EXPECT_EQ(Rig.CountSent(FrameReset, Short), 1u);
}

TEST(GrpcConnectionLife, Deadline_OfACallBeforeTheFirstTick_IsCountedFromThatTick)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start(100);
	Rig.Connection.Tick(1000000);
	EXPECT_EQ(Rig.Heard.Endings.count(Call), 0u);
	Rig.Connection.Tick(1000100);
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::DeadlineExceeded);
}

TEST(GrpcConnectionLife, SilentPeer_IsPingedAndThenGivenUp)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Feed(Settings());
	uint64_t NowMs = 0;
	for (; NowMs < 10000; NowMs += 100)
	{
		Rig.Connection.Tick(NowMs);
	}
	EXPECT_EQ(Rig.CountSent(FramePing, 0), 0u);
	for (; NowMs < 15000; NowMs += 100)
	{
		Rig.Connection.Tick(NowMs);
	}
	EXPECT_EQ(Rig.CountSent(FramePing, 0), 1u);
	EXPECT_TRUE(Rig.Connection.IsUsable());
	Rig.Connection.Tick(NowMs);
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::Unavailable);
	EXPECT_TRUE(Rig.Connection.WantsClose());
}

TEST(GrpcConnectionLife, PeerThatAnswersPings_IsKept)
{
	FConnectionRig Rig;
	Rig.Feed(Settings());
	for (uint64_t NowMs = 0; NowMs < 100000; NowMs += 100)
	{
		const size_t Pings = Rig.CountSent(FramePing, 0);
		Rig.Connection.Tick(NowMs);
		if (Rig.CountSent(FramePing, 0) > Pings)
		{
			Rig.Feed(Frame(FramePing, FlagAck, 0, FBytes(8)));
		}
	}
	EXPECT_TRUE(Rig.Connection.IsUsable());
	EXPECT_EQ(Rig.CountSent(FramePing, 0), 9u);
}

TEST(GrpcConnectionLife, HostThatStoodStill_DoesNotBlameThePeer)
{
	FConnectionRig Rig;
	Rig.Feed(Settings());
	Rig.Connection.Tick(0);
	Rig.Connection.Tick(600000);
	Rig.Connection.Tick(1200000);
	EXPECT_TRUE(Rig.Connection.IsUsable());
}

TEST(GrpcConnectionLife, StartCall_ThatCannotBe_SaysWhy)
{
	FGrpcLimits Limits;
	Limits.MaxCalls = 1;
	FConnectionRig Rig(Limits);
	FGrpcStatus Refusal;
	EXPECT_EQ(Rig.Connection.StartCall("nonsense", {}, 0, &Refusal), 0u);
	EXPECT_EQ(Refusal.Code, EGrpcCode::InvalidArgument);
	const FGrpcMetadata Large = {"large", std::string(20000, 'x')};
	EXPECT_EQ(Rig.Connection.StartCall("/a/b", {&Large, 1}, 0, &Refusal), 0u);
	EXPECT_EQ(Refusal.Code, EGrpcCode::InvalidArgument);
	EXPECT_NE(Rig.Start(), 0u);
	EXPECT_EQ(Rig.Connection.StartCall("/a/b", {}, 0, &Refusal), 0u);
	EXPECT_EQ(Refusal.Code, EGrpcCode::ResourceExhausted);
	EXPECT_TRUE(Rig.Heard.Endings.empty());
}

TEST(GrpcConnectionLife, UnknownCalls_AreHarmless)
{
	FConnectionRig Rig;
	for (const FCallId Call : {0u, 2u, 77u, 0xffffffffu})
	{
		Rig.Connection.Cancel(Call);
		Rig.Connection.FinishSending(Call);
		EXPECT_EQ(Rig.Connection.Send(Call, {}), EGrpcSend::CallIsOver);
	}
	EXPECT_TRUE(Rig.Heard.Endings.empty());
	EXPECT_TRUE(Rig.Connection.IsUsable());
}

} // namespace UE::Sidecar::Tests
