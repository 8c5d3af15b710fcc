// Copyright (c) 2026 The Sidecar authors. MIT licence.

// What breaks the whole connection.

#include "ConnectionRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

static void ExpectBroken(FConnectionRig& Rig, const FBytes& Bytes, const EGrpcCode Code)
{
	const FCallId Call = Rig.Start();
	EXPECT_FALSE(Rig.Feed(Bytes));
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, Code);
	EXPECT_FALSE(Rig.Connection.Error().empty());
	EXPECT_FALSE(Rig.Connection.IsUsable());
	EXPECT_TRUE(Rig.Connection.WantsClose());
	FGrpcStatus Refusal;
	EXPECT_EQ(Rig.Connection.StartCall("/a/b", {}, 0, &Refusal), 0u);
	EXPECT_EQ(Refusal.Message, Rig.Connection.Error());
	EXPECT_FALSE(Rig.Connection.Feed(Settings()));
	EXPECT_EQ(Rig.Heard.Endings.size(), 1u);
}

static void ExpectViolation(const FBytes& Bytes)
{
	FConnectionRig Rig;
	ExpectBroken(Rig, Settings() + Bytes, EGrpcCode::Internal);
}

TEST(GrpcConnectionFault, HttpOneAnswer_IsNamed)
{
	FConnectionRig Rig;
	ExpectBroken(Rig, Text("HTTP/1.1 400 Bad Request\r\n\r\n"), EGrpcCode::Unavailable);
	EXPECT_NE(Rig.Connection.Error().find("HTTP/1.1"), std::string::npos);

	FConnectionRig Slow;
	const FCallId Call = Slow.Start();
	EXPECT_FALSE(Slow.FeedByteByByte(Text("HTTP/1.0 400")));
	EXPECT_NE(Slow.Heard.Ending(Call).Message.find("HTTP/1.1"), std::string::npos);
}

TEST(GrpcConnectionFault, TlsAlert_IsNamed)
{
	FConnectionRig Rig;
	ExpectBroken(Rig, FBytes{0x15, 0x03, 0x03, 0, 2, 2, 70}, EGrpcCode::Unavailable);
	EXPECT_NE(Rig.Connection.Error().find("TLS"), std::string::npos);
}

TEST(GrpcConnectionFault, OtherProtocols_BreakTheConnection)
{
	FConnectionRig Rig;
	ExpectBroken(Rig, Text("SSH-2.0-OpenSSH_9.2\r\n"), EGrpcCode::Internal);
	FConnectionRig NoSettings;
	ExpectBroken(NoSettings, Head(1), EGrpcCode::Internal);
}

TEST(GrpcConnectionFault, BadHpack_BreaksTheConnection)
{
	ExpectViolation(Frame(FrameHeaders, FlagEndHeaders, 1, FBytes{0xff, 0xff, 0xff, 0xff, 0xff}));
	ExpectViolation(Frame(FrameHeaders, FlagEndHeaders, 1, FBytes{0xc5}));
}

TEST(GrpcConnectionFault, FramesAgainstTheRules_BreakTheConnection)
{
	ExpectViolation(Frame(FrameSettings, FlagNone, 1));
	ExpectViolation(Frame(FrameSettings, FlagNone, 0, FBytes(5)));
	ExpectViolation(Frame(FramePing, FlagNone, 0, FBytes(7)));
	ExpectViolation(Frame(FrameWindowUpdate, FlagNone, 0, BigEndian32(0)));
	ExpectViolation(Frame(FrameData, FlagNone, 0, FBytes(7)));
	ExpectViolation(Frame(FrameContinuation, FlagEndHeaders, 1));
	ExpectViolation(Frame(FrameHeaders, FlagNone, 1) + Data(1, FBytes(7)));
	ExpectViolation(Frame(FrameReset, FlagNone, 99, BigEndian32(0)));
	ExpectViolation(Frame(FrameData, FlagNone, 1, FBytes(16385)));
	ExpectViolation(Frame(FrameWindowUpdate, FlagNone, 0, BigEndian32(0x7fffffff)));
	ExpectViolation(Head(2));
	ExpectViolation(Data(99, FBytes(7)));
	ExpectViolation(Data(1, FBytes(7)));
}

TEST(GrpcConnectionFault, PushPromise_BreaksTheConnection)
{
	FConnectionRig Rig;
	// Only once the peer has seen the settings it may be blamed for a push.
	Rig.Feed(Settings() + Frame(FrameSettings, FlagAck, 0));
	const FBytes Promise = BigEndian32(2) + HeaderBlock({{":method", "GET"}, {":path", "/"}, {":scheme", "http"}});
	ExpectBroken(Rig, Frame(FramePushPromise, FlagEndHeaders, 1, Promise), EGrpcCode::Internal);
}

TEST(GrpcConnectionFault, EndlessContinuations_BreakTheConnection)
{
	FBytes Bytes = Frame(FrameHeaders, FlagNone, 1, HeaderBlock({{":status", "200"}}));
	for (int Index = 0; Index < 100; ++Index)
	{
		Bytes = Bytes + Frame(FrameContinuation, FlagNone, 1, HeaderBlock({{"x", "y"}}));
	}
	ExpectViolation(Bytes);
}

TEST(GrpcConnectionFault, FloodsOfSmallFrames_BreakTheConnection)
{
	const FBytes Small[] = {Frame(FramePing, FlagNone, 0, FBytes(8)), Settings(), Reset(1, 8), Data(1, {}),
		Frame(FrameWindowUpdate, FlagNone, 0, BigEndian32(1)), Frame(FramePriority, FlagNone, 1, FBytes{0, 0, 0, 3, 1}),
		Frame(0xfa, 0, 0)};
	for (const FBytes& One : Small)
	{
		FConnectionRig Rig;
		const FCallId Call = Rig.Start();
		Rig.Feed(Settings() + Head(Call));
		bool bFine = true;
		int Count = 0;
		for (; bFine && Count < 20000; ++Count)
		{
			bFine = Rig.Feed(One);
			Rig.Sent.clear();
		}
		EXPECT_FALSE(bFine) << "frames of type " << static_cast<int>(One[3]);
		EXPECT_EQ(Rig.Heard.Endings[Call].size(), 1u);
	}
}

TEST(GrpcConnectionFault, PingsWhoseAnswersAreNotRead_DoNotPileUp)
{
	FConnectionRig Rig;
	ASSERT_TRUE(Rig.Connection.Feed(Settings()));
	size_t Largest = 0;
	bool bFine = true;
	for (int Index = 0; bFine && Index < 9000; ++Index)
	{
		bFine = Rig.Connection.Feed(Frame(FramePing, FlagNone, 0, FBytes(8)));
		Largest = std::max(Largest, Rig.Connection.Output().size());
	}
	EXPECT_FALSE(bFine);
	EXPECT_LT(Largest, 100000u);
}

TEST(GrpcConnectionFault, SmallFramesAtAnHonestRate_AreFine)
{
	FConnectionRig Rig;
	Rig.Feed(Settings());
	for (uint64_t Second = 1; Second < 60; ++Second)
	{
		Rig.Connection.Tick(Second * 1000);
		for (int Index = 0; Index < 500; ++Index)
		{
			ASSERT_TRUE(Rig.Feed(Frame(FramePing, FlagNone, 0, FBytes(8)))) << Rig.Connection.Error();
		}
	}
}

TEST(GrpcConnectionFault, WindowOverrun_BreaksTheConnection)
{
	FGrpcLimits Limits;
	Limits.StreamWindowBytes = 1000;
	Limits.KeepaliveIntervalMs = 0;
	FConnectionRig Rig(Limits);
	Rig.Feed(Settings() + Frame(FrameSettings, FlagAck, 0));
	const FCallId Call = Rig.Start();
	// Not read yet by anybody: the window is not renewed before the frame is complete.
	Rig.Feed(Head(Call) + Data(Call, FBytes(2000)));
	EXPECT_FALSE(Rig.Heard.Ending(Call).IsOk());
}

} // namespace UE::Sidecar::Tests
