// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "ConnectionRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

static FBytes WholeAnswer(const FCallId Call)
{
	return Join({Settings(), Head(Call), Data(Call, Prefixed("hello")), Data(Call, Prefixed("")),
		Data(Call, Prefixed("world")), Trailers(Call, "0")});
}

TEST(GrpcConnection, NewConnection_SendsPrefaceSettingsAndWindow)
{
	FConnectionRig Rig;
	const std::vector<FRawFrame> Frames = Rig.SentFrames();
	EXPECT_EQ(std::string(Rig.Sent.begin(), Rig.Sent.begin() + 24), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
	ASSERT_GE(Frames.size(), 2u);
	EXPECT_EQ(Frames[0].Type, FrameSettings);
	const FBytes Expected = FBytes{0, 2, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0, 0x10, 0, 0, 0, 6, 0, 1, 0, 0};
	EXPECT_EQ(Frames[0].Payload, Expected);
	EXPECT_EQ(Frames[1].Type, FrameWindowUpdate);
	EXPECT_EQ(Frames[1].Payload, BigEndian32(2 * 1024 * 1024 - 65535));
}

TEST(GrpcConnection, Answer_InOnePiece_GivesMessagesAndStatus)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	ASSERT_TRUE(Rig.Feed(WholeAnswer(Call)));
	EXPECT_EQ(Rig.Heard.Messages[Call], (std::vector<std::string>{"hello", "", "world"}));
	EXPECT_TRUE(Rig.Heard.Ending(Call).IsOk());
	EXPECT_TRUE(Rig.Connection.IsUsable());
	EXPECT_FALSE(Rig.Connection.WantsClose());
}

TEST(GrpcConnection, Answer_ByteByByte_GivesTheSame)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	ASSERT_TRUE(Rig.FeedByteByByte(WholeAnswer(Call)));
	EXPECT_EQ(Rig.Heard.Messages[Call], (std::vector<std::string>{"hello", "", "world"}));
	EXPECT_TRUE(Rig.Heard.Ending(Call).IsOk());
}

TEST(GrpcConnection, Answer_CutInTwoAnywhere_GivesTheSame)
{
	const size_t Length = WholeAnswer(1).size();
	for (size_t Cut = 0; Cut <= Length; ++Cut)
	{
		FConnectionRig Rig;
		const FCallId Call = Rig.Start();
		const FBytes Whole = WholeAnswer(Call);
		ASSERT_TRUE(Rig.Feed(FBytes(Whole.begin(), Whole.begin() + static_cast<std::ptrdiff_t>(Cut))));
		ASSERT_TRUE(Rig.Feed(FBytes(Whole.begin() + static_cast<std::ptrdiff_t>(Cut), Whole.end())));
		ASSERT_EQ(Rig.Heard.Messages[Call], (std::vector<std::string>{"hello", "", "world"})) << "cut at " << Cut;
		ASSERT_TRUE(Rig.Heard.Ending(Call).IsOk()) << "cut at " << Cut;
	}
}

TEST(GrpcConnection, Connection_LostAtAnyByte_EndsEachCallOnce)
{
	const FBytes Conversation = Join({Settings(), Head(1), Data(1, Prefixed("one")), Head(3), Data(3, Prefixed("two")),
		Trailers(1, "0"), GoAway(3, 0), Trailers(3, "5", "gone")});
	for (size_t Cut = 0; Cut <= Conversation.size(); ++Cut)
	{
		FConnectionRig Rig;
		ASSERT_EQ(Rig.Start(), 1u);
		ASSERT_EQ(Rig.Start(), 3u);
		Rig.Feed(FBytes(Conversation.begin(), Conversation.begin() + static_cast<std::ptrdiff_t>(Cut)));
		Rig.Connection.OnConnectionClosed("reset by peer");
		Rig.Connection.OnConnectionClosed("again");
		const FGrpcStatus First = Rig.Heard.Ending(1);
		const FGrpcStatus Second = Rig.Heard.Ending(3);
		ASSERT_TRUE(First.IsOk() || First.Code == EGrpcCode::Unavailable) << "cut at " << Cut;
		ASSERT_TRUE(Second.Code == EGrpcCode::NotFound || Second.Code == EGrpcCode::Unavailable) << "cut at " << Cut;
		ASSERT_FALSE(Rig.Connection.IsUsable());
		ASSERT_TRUE(Rig.Connection.WantsClose());
		ASSERT_FALSE(Rig.Connection.Feed(Settings()));
	}
}

TEST(GrpcConnection, Send_BeforeAndAfterTheHead_ArrivesInOrderWithPrefixes)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	EXPECT_EQ(Rig.Connection.Send(Call, Text("first")), EGrpcSend::Queued);
	Rig.Drain();
	Rig.Feed(Settings() + Head(Call));
	EXPECT_EQ(Rig.Connection.Send(Call, Text("")), EGrpcSend::Queued);
	EXPECT_EQ(Rig.Connection.Send(Call, Text("second")), EGrpcSend::Queued);
	Rig.Connection.FinishSending(Call);
	EXPECT_EQ(Rig.SentBody(Call), Prefixed("first") + Prefixed("") + Prefixed("second"));
	EXPECT_EQ(Rig.SentFrames().back().Flags, FlagEndStream);
	EXPECT_EQ(Rig.Connection.Send(Call, Text("late")), EGrpcSend::CallIsOver);
}

TEST(GrpcConnection, FinishSending_WithNothingQueued_SendsAnEmptyLastFrame)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Connection.FinishSending(Call);
	Rig.Connection.FinishSending(Call);
	EXPECT_EQ(Rig.CountSent(FrameData, Call), 1u);
	EXPECT_EQ(Rig.SentFrames().back().Flags, FlagEndStream);
}

TEST(GrpcConnection, PeerEndsFirst_ThisSideResetsTheStream)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Feed(WholeAnswer(Call));
	EXPECT_EQ(Rig.CountSent(FrameReset, Call), 1u);
	EXPECT_EQ(Rig.Connection.Send(Call, Text("late")), EGrpcSend::CallIsOver);
}

TEST(GrpcConnection, BothSidesHaveEnded_NothingIsReset)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Connection.FinishSending(Call);
	Rig.Drain();
	Rig.Feed(WholeAnswer(Call));
	EXPECT_EQ(Rig.CountSent(FrameReset, Call), 0u);
	EXPECT_TRUE(Rig.Heard.Ending(Call).IsOk());
}

TEST(GrpcConnection, StatusTextWithSpacesAtItsEnds_IsKept)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Feed(Settings() + TrailersOnly(Call, "8", " ends "));
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::ResourceExhausted);
	EXPECT_EQ(Rig.Heard.Ending(Call).Message, " ends ");
}

} // namespace UE::Sidecar::Tests
