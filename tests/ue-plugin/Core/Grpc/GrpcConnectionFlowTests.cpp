// Copyright (c) 2026 The Sidecar authors. MIT licence.

// Windows in both directions, and calls made from within callbacks.

#include "ConnectionRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

static FBytes WindowUpdate(const uint32_t StreamId, const uint32_t Bytes)
{
	return Frame(FrameWindowUpdate, FlagNone, StreamId, BigEndian32(Bytes));
}

TEST(GrpcConnectionFlow, PeerWindow_IsHonouredToTheByte)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Feed(Settings({{4, 10}}));
	ASSERT_EQ(Rig.Connection.Send(Call, Text("0123456789")), EGrpcSend::Queued);
	EXPECT_EQ(Rig.SentBody(Call).size(), 10u);
	Rig.Feed(WindowUpdate(Call, 4));
	EXPECT_EQ(Rig.SentBody(Call).size(), 14u);
	Rig.Feed(WindowUpdate(Call, 100));
	EXPECT_EQ(Rig.SentBody(Call), Prefixed("0123456789"));
}

TEST(GrpcConnectionFlow, ConnectionWindow_IsSharedByTheCalls)
{
	FConnectionRig Rig;
	const FCallId First = Rig.Start();
	const FCallId Second = Rig.Start();
	Rig.Feed(Settings());
	ASSERT_EQ(Rig.Connection.Send(First, FBytes(50000)), EGrpcSend::Queued);
	ASSERT_EQ(Rig.Connection.Send(Second, FBytes(50000)), EGrpcSend::Queued);
	EXPECT_EQ(Rig.SentBody(First).size() + Rig.SentBody(Second).size(), 65535u);
	Rig.Feed(WindowUpdate(0, 100000));
	EXPECT_EQ(Rig.SentBody(First).size(), 50005u);
	EXPECT_EQ(Rig.SentBody(Second).size(), 50005u);
}

TEST(GrpcConnectionFlow, SendQueue_WhenThePeerTakesNothing_FillsUpAndRecovers)
{
	FGrpcLimits Limits;
	Limits.MaxBufferedSendBytes = 100;
	FConnectionRig Rig(Limits);
	const FCallId Call = Rig.Start();
	Rig.Feed(Settings({{4, 0}}));
	EXPECT_EQ(Rig.Connection.Send(Call, FBytes(96)), EGrpcSend::MessageIsTooLong);
	EXPECT_EQ(Rig.Connection.Send(Call, FBytes(45)), EGrpcSend::Queued);
	EXPECT_EQ(Rig.Connection.Send(Call, FBytes(45)), EGrpcSend::Queued);
	EXPECT_EQ(Rig.Connection.Send(Call, {}), EGrpcSend::QueueIsFull);
	Rig.Feed(WindowUpdate(Call, 60));
	EXPECT_EQ(Rig.Connection.Send(Call, FBytes(45)), EGrpcSend::Queued);
	Rig.Feed(WindowUpdate(Call, 1000));
	EXPECT_EQ(Rig.SentBody(Call),
		Join({Prefixed(std::string(45, '\0')), Prefixed(std::string(45, '\0')), Prefixed(std::string(45, '\0'))}));
}

TEST(GrpcConnectionFlow, Windows_AreRenewedWhileAPeerBursts)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Feed(Settings() + Head(Call));
	const std::string Message(16000, 'x');
	for (int Index = 0; Index < 400; ++Index)
	{
		ASSERT_TRUE(Rig.Feed(Data(Call, Prefixed(Message)))) << Rig.Connection.Error();
	}
	EXPECT_EQ(Rig.Heard.Messages[Call].size(), 400u);
	EXPECT_GT(Rig.CountSent(FrameWindowUpdate, Call), 3u);
	EXPECT_GT(Rig.CountSent(FrameWindowUpdate, 0), 2u);
}

TEST(GrpcConnectionFlow, StreamsBeyondThePeersLimit_WaitForTheirTurn)
{
	FConnectionRig Rig;
	Rig.Feed(Settings({{3, 1}}));
	const FCallId First = Rig.Start();
	const FCallId Second = Rig.Start();
	ASSERT_EQ(Rig.Connection.Send(Second, Text("early")), EGrpcSend::Queued);
	EXPECT_EQ(Rig.CountSent(FrameHeaders, Second), 0u);
	Rig.Feed(TrailersOnly(First, "0", ""));
	EXPECT_EQ(Rig.CountSent(FrameHeaders, Second), 1u);
	EXPECT_EQ(Rig.SentBody(Second), Prefixed("early"));
}

TEST(GrpcConnectionFlow, Cancel_OfAWaitingCall_NeverOpensIt)
{
	FConnectionRig Rig;
	Rig.Feed(Settings({{3, 1}}));
	const FCallId First = Rig.Start();
	const FCallId Second = Rig.Start();
	Rig.Connection.Cancel(Second);
	EXPECT_EQ(Rig.Heard.Ending(Second).Code, EGrpcCode::Cancelled);
	Rig.Feed(TrailersOnly(First, "0", ""));
	EXPECT_EQ(Rig.CountSent(FrameHeaders, Second), 0u);
	EXPECT_EQ(Rig.Heard.Ending(Second).Code, EGrpcCode::Cancelled);
}

TEST(GrpcConnectionReentrancy, CancelInsideOnMessage_StopsTheRestOfTheFrame)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Heard.WhenMessage = [&Rig](const FCallId Heard, std::string_view)
	{
		Rig.Connection.Cancel(Heard);
	};
	EXPECT_TRUE(
		Rig.Feed(Settings() + Head(Call) + Data(Call, Prefixed("one") + Prefixed("two")) + Trailers(Call, "0")));
	EXPECT_EQ(Rig.Heard.Messages[Call], std::vector<std::string>{"one"});
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::Cancelled);
	EXPECT_EQ(Rig.CountSent(FrameReset, Call), 1u);
}

TEST(GrpcConnectionReentrancy, EverythingInsideOnMessage_IsSafe)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	FCallId Inner = 0;
	Rig.Heard.WhenMessage = [&Rig, &Inner](const FCallId Heard, std::string_view)
	{
		EXPECT_EQ(Rig.Connection.Send(Heard, Text("answer")), EGrpcSend::Queued);
		Inner = Rig.Connection.StartCall("/a/b", {}, 0);
		Rig.Connection.FinishSending(Heard);
		Rig.Connection.Output();
		Rig.Connection.Tick(1);
	};
	EXPECT_TRUE(Rig.Feed(Settings() + Head(Call) + Data(Call, Prefixed("question"))));
	EXPECT_EQ(Rig.SentBody(Call), Prefixed("answer"));
	ASSERT_NE(Inner, 0u);
	EXPECT_EQ(Rig.CountSent(FrameHeaders, Inner), 1u);
}

TEST(GrpcConnectionReentrancy, ClosedInsideOnMessage_EndsAllOnce)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	const FCallId Other = Rig.Start();
	Rig.Heard.WhenMessage = [&Rig](FCallId, std::string_view)
	{
		Rig.Connection.OnConnectionClosed("by the test");
	};
	EXPECT_FALSE(Rig.Feed(Settings() + Head(Call) + Data(Call, Prefixed("one") + Prefixed("two")) + Head(Other)));
	EXPECT_EQ(Rig.Heard.Messages[Call].size(), 1u);
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::Unavailable);
	EXPECT_EQ(Rig.Heard.Ending(Other).Code, EGrpcCode::Unavailable);
}

TEST(GrpcConnectionReentrancy, ShutdownInsideOnMessage_EndsAllOnce)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	const FCallId Other = Rig.Start();
	Rig.Heard.WhenMessage = [&Rig](FCallId, std::string_view)
	{
		Rig.Connection.Shutdown();
	};
	Rig.Feed(Settings() + Head(Call) + Data(Call, Prefixed("one") + Prefixed("two")) + Head(Other));
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::Cancelled);
	EXPECT_EQ(Rig.Heard.Ending(Other).Code, EGrpcCode::Cancelled);
}

TEST(GrpcConnectionReentrancy, NewCallInsideOnCallEnded_ReplacesTheOld)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	FCallId Next = 0;
	Rig.Heard.WhenEnded = [&Rig, &Next](FCallId)
	{
		Next = Next == 0 ? Rig.Connection.StartCall("/a/b", {}, 0) : Next;
	};
	Rig.Feed(Settings() + TrailersOnly(Call, "14", ""));
	ASSERT_NE(Next, 0u);
	Rig.Feed(TrailersOnly(Next, "0", ""));
	EXPECT_TRUE(Rig.Heard.Ending(Next).IsOk());
}

} // namespace UE::Sidecar::Tests
