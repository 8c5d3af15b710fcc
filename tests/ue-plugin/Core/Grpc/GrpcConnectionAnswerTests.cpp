// Copyright (c) 2026 The Sidecar authors. MIT licence.

// What servers may answer within one call: legal oddities and faults that end only this call.

#include "ConnectionRig.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

static FGrpcStatus EndingOf(const FBytes& Bytes, const FGrpcLimits& Limits = {})
{
	FConnectionRig Rig(Limits);
	const FCallId Call = Rig.Start();
	EXPECT_TRUE(Rig.Feed(Settings() + Bytes)) << Rig.Connection.Error();
	const FGrpcStatus Status = Rig.Heard.Ending(Call);
	EXPECT_TRUE(Rig.Connection.IsUsable());

	// And the connection still serves other calls.
	const FCallId Next = Rig.Start();
	EXPECT_TRUE(Rig.Feed(TrailersOnly(Next, "0", "")));
	EXPECT_TRUE(Rig.Heard.Ending(Next).IsOk());
	return Status;
}

static FBytes Headers(const uint8_t Flags, const FFields& Fields)
{
	return Frame(FrameHeaders, Flags | FlagEndHeaders, 1, HeaderBlock(Fields));
}

TEST(GrpcConnectionAnswer, TrailersOnly_GivesTheStatus)
{
	const FGrpcStatus Status = EndingOf(TrailersOnly(1, "7", "no%20token"));
	EXPECT_EQ(Status.Code, EGrpcCode::PermissionDenied);
	EXPECT_EQ(Status.Message, "no token");
}

TEST(GrpcConnectionAnswer, PaddedFrames_AreRead)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	const FBytes Padding(9);
	const FBytes PaddedHead =
		FBytes{9} + HeaderBlock({{":status", "200"}, {"content-type", "application/grpc+proto"}}) + Padding;
	Rig.FeedByteByByte(Join({Settings(), Frame(FrameHeaders, FlagEndHeaders | FlagPadded, Call, PaddedHead),
		Data(Call, FBytes{9} + Prefixed("padded") + Padding, FlagPadded), Data(Call, FBytes{9} + Padding, FlagPadded),
		Trailers(Call, "0")}));
	EXPECT_EQ(Rig.Heard.Messages[Call], std::vector<std::string>{"padded"});
	EXPECT_TRUE(Rig.Heard.Ending(Call).IsOk());
}

TEST(GrpcConnectionAnswer, HeadersInContinuationFrames_AreRead)
{
	const FBytes Block = HeaderBlock({{":status", "200"}, {"content-type", "application/grpc"}, {"grpc-status", "5"}});
	for (size_t Cut = 0; Cut <= Block.size(); ++Cut)
	{
		const std::ptrdiff_t At = static_cast<std::ptrdiff_t>(Cut);
		const FBytes First(Block.begin(), Block.begin() + At);
		const FBytes Second(Block.begin() + At, Block.end());
		ASSERT_EQ(
			EndingOf(Frame(FrameHeaders, FlagEndStream, 1, First) + Frame(FrameContinuation, FlagEndHeaders, 1, Second))
				.Code,
			EGrpcCode::NotFound);
	}
}

TEST(GrpcConnectionAnswer, UnknownFramesAndSettings_AreIgnored)
{
	EXPECT_TRUE(EndingOf(Join({Frame(0xfa, 0xff, 1, Text("what")), Settings({{0x4711, 42}}), Head(1),
							 Frame(0xfb, 0, 0, Text("ever")), Data(1, Prefixed("x")), Trailers(1, "0")}))
					.IsOk());
}

TEST(GrpcConnectionAnswer, InformationalHeaders_AreSkipped)
{
	EXPECT_TRUE(EndingOf(Headers(FlagNone, {{":status", "103"}, {"link", "x"}}) + Head(1) + Trailers(1, "0")).IsOk());
}

TEST(GrpcConnectionAnswer, CompressedMessage_IsRefusedByName)
{
	const FGrpcStatus Status = EndingOf(
		Headers(FlagNone, {{":status", "200"}, {"content-type", "application/grpc"}, {"grpc-encoding", "gzip"}})
		+ Data(1, Prefixed("zipped", 1)));
	EXPECT_EQ(Status.Code, EGrpcCode::Internal);
	EXPECT_NE(Status.Message.find("gzip"), std::string::npos);
}

TEST(GrpcConnectionAnswer, MessageOverTheLimit_EndsTheCallAtItsPrefix)
{
	FGrpcLimits Limits;
	Limits.MaxMessageBytes = 100;
	FBytes Prefix = Prefixed(std::string(101, 'x'));
	Prefix.resize(5);
	EXPECT_EQ(EndingOf(Head(1) + Data(1, Prefix), Limits).Code, EGrpcCode::ResourceExhausted);
}

TEST(GrpcConnectionAnswer, EndInTheMiddleOfAMessage_IsNotOk)
{
	FBytes Half = Prefixed("half a message");
	Half.resize(9);
	EXPECT_EQ(EndingOf(Head(1) + Data(1, Half) + Trailers(1, "0")).Code, EGrpcCode::Internal);
}

TEST(GrpcConnectionAnswer, EndWithoutTrailers_IsUnknown)
{
	EXPECT_EQ(EndingOf(Head(1) + Data(1, Prefixed("x"), FlagEndStream)).Code, EGrpcCode::Unknown);
	EXPECT_EQ(EndingOf(Head(1) + Headers(FlagEndStream, {{"other", "x"}})).Code, EGrpcCode::Unknown);
}

TEST(GrpcConnectionAnswer, StatusInTheHead_DoesNotCountAsTheEnd)
{
	EXPECT_EQ(
		EndingOf(Headers(FlagNone, {{":status", "200"}, {"content-type", "application/grpc"}, {"grpc-status", "0"}})
			+ Trailers(1, "9"))
			.Code,
		EGrpcCode::FailedPrecondition);
}

TEST(GrpcConnectionAnswer, HttpErrors_AreMapped)
{
	EXPECT_EQ(EndingOf(Headers(FlagEndStream, {{":status", "404"}})).Code, EGrpcCode::Unimplemented);
	EXPECT_EQ(
		EndingOf(Headers(FlagNone, {{":status", "503"}, {"content-type", "text/html"}})).Code, EGrpcCode::Unavailable);
	const FGrpcStatus Page = EndingOf(Headers(FlagNone, {{":status", "200"}, {"content-type", "text/html"}}));
	EXPECT_EQ(Page.Code, EGrpcCode::Unknown);
	EXPECT_NE(Page.Message.find("text/html"), std::string::npos);
}

TEST(GrpcConnectionAnswer, ResetByThePeer_IsMapped)
{
	EXPECT_EQ(EndingOf(Reset(1, 8)).Code, EGrpcCode::Cancelled);
	EXPECT_EQ(EndingOf(Reset(1, 7)).Code, EGrpcCode::Unavailable);
	EXPECT_EQ(EndingOf(Reset(1, 11)).Code, EGrpcCode::ResourceExhausted);
	EXPECT_EQ(EndingOf(Head(1) + Reset(1, 2)).Code, EGrpcCode::Internal);
	EXPECT_EQ(EndingOf(Head(1) + Reset(1, 0)).Code, EGrpcCode::Internal);
}

TEST(GrpcConnectionAnswer, HeadersOverTheLimit_EndTheCall)
{
	FGrpcLimits Limits;
	Limits.MaxHeaderBytes = 2000;
	EXPECT_EQ(EndingOf(Headers(FlagNone, {{":status", "200"}, {"big", std::string(2000, 'x')}}), Limits).Code,
		EGrpcCode::ResourceExhausted);
	EXPECT_EQ(EndingOf(Head(1) + Headers(FlagEndStream, {{"big", std::string(2000, 'x')}}), Limits).Code,
		EGrpcCode::ResourceExhausted);
}

TEST(GrpcConnectionAnswer, FieldWithAnInvalidName_EndsTheCall)
{
	EXPECT_EQ(EndingOf(Headers(FlagNone, {{":status", "200"}, {"Upper", "x"}})).Code, EGrpcCode::Internal);
}

TEST(GrpcConnectionAnswer, FramesAfterTheEnd_AreIgnored)
{
	FConnectionRig Rig;
	const FCallId Call = Rig.Start();
	Rig.Feed(Settings() + Head(Call));
	Rig.Connection.Cancel(Call);
	EXPECT_TRUE(Rig.Feed(Data(Call, Prefixed("late")) + Trailers(Call, "0")));
	EXPECT_EQ(Rig.Heard.Messages.count(Call), 0u);
	EXPECT_EQ(Rig.Heard.Ending(Call).Code, EGrpcCode::Cancelled);
}

} // namespace UE::Sidecar::Tests
