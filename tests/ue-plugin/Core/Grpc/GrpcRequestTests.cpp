// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcRequest.h"
#include "Core/Grpc/GrpcSendQueue.h"
#include "RawFrames.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

static std::string Fault(const std::string& Key, const std::string& Value)
{
	const FGrpcMetadata Field = {Key, Value};
	return FindMetadataFault({&Field, 1}, 1000);
}

TEST(GrpcRequest, Timeout_HasAtMostEightDigits)
{
	EXPECT_EQ(FormatGrpcTimeout(1), "1m");
	EXPECT_EQ(FormatGrpcTimeout(99999999), "99999999m");
	EXPECT_EQ(FormatGrpcTimeout(100000000), "100000S");
	EXPECT_EQ(FormatGrpcTimeout(100000001), "100001S");
	EXPECT_EQ(FormatGrpcTimeout(0xffffffffu), "4294968S");
}

TEST(GrpcRequest, Metadata_ThatGrpcAllows_HasNoFault)
{
	EXPECT_EQ(Fault("authorization", "Bearer abc.DEF-123_~+/="), "");
	EXPECT_EQ(Fault("x-empty", ""), "");
}

TEST(GrpcRequest, Metadata_ThatCannotBeSent_IsNamed)
{
	for (const char* Key : {"", "Upper", ":path", "sp ace", "ümlaut", "grpc-timeout", "te", "content-type", "x-bin"})
	{
		EXPECT_NE(Fault(Key, "value"), "") << Key;
	}
	for (const char* Value : {" leading", "trailing ", "line\nbreak", "ümlaut", "\x7f"})
	{
		EXPECT_NE(Fault("key", Value), "") << Value;
	}
	EXPECT_NE(Fault("key", std::string(1000, 'x')), "");
}

TEST(GrpcRequest, MetadataFault_DoesNotRepeatTheValue)
{
	EXPECT_EQ(Fault("authorization", "secret\n").find("secret"), std::string::npos);
}

TEST(GrpcRequest, Path_IsServiceAndMethod)
{
	EXPECT_TRUE(IsGrpcPath("/sidecar.v1.Dialogue/Converse"));
	for (const char* Path : {"", "/", "//", "/a", "/a/", "a/b", "//b", "/a/b c", "/a/b\n"})
	{
		EXPECT_FALSE(IsGrpcPath(Path)) << Path;
	}
}

TEST(GrpcSendQueue, Push_UpToTheLimit_ThenRefuses)
{
	FGrpcSendQueue Queue(20);
	EXPECT_TRUE(Queue.Push(Text("12345")));
	EXPECT_TRUE(Queue.Push(Text("12345")));
	EXPECT_FALSE(Queue.Push(Text("")));
	EXPECT_EQ(Queue.SizeBytes(), 20u);
	EXPECT_TRUE(Queue.CanEverHold(15));
	EXPECT_FALSE(Queue.CanEverHold(16));
	EXPECT_FALSE(FGrpcSendQueue(4).CanEverHold(0));
}

TEST(GrpcSendQueue, Pop_InPiecesBetweenPushes_KeepsTheBytesInOrder)
{
	for (size_t PieceBytes = 1; PieceBytes < 40; ++PieceBytes)
	{
		FGrpcSendQueue Queue(64);
		FBytes Expected;
		FBytes Popped;
		for (int Round = 0; Round < 50; ++Round)
		{
			const std::string Message(static_cast<size_t>(Round % 7), static_cast<char>('a' + Round % 26));
			if (Queue.Push(Text(Message)))
			{
				Expected = Expected + Prefixed(Message);
			}
			FBytes Piece(PieceBytes);
			Piece.resize(Queue.Pop(Piece));
			Popped = Popped + Piece;
		}
		FBytes Last(64);
		Last.resize(Queue.Pop(Last));
		ASSERT_EQ(Popped + Last, Expected) << PieceBytes;
		ASSERT_EQ(Queue.SizeBytes(), 0u);
	}
}

} // namespace UE::Sidecar::Tests
