// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Wire/ProtoReader.h"

#include <gtest/gtest.h>

#include "Core/Wire/WireTag.h"

namespace UE::Sidecar
{

namespace
{

using FBytes = std::vector<uint8_t>;

/** Passes over every field and says how that ended. */
FWireResult SkipAll(const FBytes& Bytes)
{
	FProtoReader Reader(Bytes);
	while (Reader.NextField())
	{
		Reader.SkipField();
	}
	return Reader.GetResult();
}

/** Reads a single field 1 as a number. */
uint64_t ReadNumber(const FBytes& Varint, FWireResult& OutResult)
{
	FBytes Bytes = {0x08};
	Bytes.insert(Bytes.end(), Varint.begin(), Varint.end());
	FProtoReader Reader(Bytes);
	EXPECT_TRUE(Reader.NextField());
	const uint64_t Value = Reader.ReadUInt64();
	OutResult = Reader.GetResult();
	return Value;
}

FBytes Repeat(const FBytes& Piece, int Times)
{
	FBytes Result;
	for (int Count = 0; Count < Times; ++Count)
	{
		Result.insert(Result.end(), Piece.begin(), Piece.end());
	}
	return Result;
}

}

TEST(ProtoReader, NoBytes_AreAnEmptyMessage)
{
	FProtoReader Reader({});
	EXPECT_FALSE(Reader.NextField());
	EXPECT_TRUE(Reader.GetResult().IsOk());
}

TEST(ProtoReader, EveryWireType_IsPassedOver)
{
	const FBytes Bytes = {
		0x08, 0x96, 0x01, 0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1A, 2, 9, 9, 0x23, 0x08, 1, 0x24, 0x2D, 1, 2, 3, 4};
	EXPECT_EQ(SkipAll(Bytes), FWireResult{});
}

TEST(ProtoReader, Varint_OfTenBytes_IsTheLargestNumber)
{
	FWireResult Result;
	EXPECT_EQ(ReadNumber({0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01}, Result), ~0ull);
	EXPECT_TRUE(Result.IsOk());
}

TEST(ProtoReader, Varint_WithUselessBytes_IsTaken)
{
	FWireResult Result;
	EXPECT_EQ(ReadNumber({0x85, 0x80, 0x00}, Result), 5u);
	EXPECT_TRUE(Result.IsOk());
}

TEST(ProtoReader, Varint_OfElevenBytes_IsRefusedWhereItBegins)
{
	FWireResult Result;
	ReadNumber({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01}, Result);
	EXPECT_EQ(Result, (FWireResult{EWireError::OverlongVarint, 1}));
}

TEST(ProtoReader, Varint_ThatTheBytesEndIn_IsTruncated)
{
	FWireResult Result;
	ReadNumber({0x80}, Result);
	EXPECT_EQ(Result, (FWireResult{EWireError::Truncated, 1}));
}

TEST(ProtoReader, Number_LongerThanItsType_KeepsTheLowerBits)
{
	const FBytes Bytes = {0x08, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	EXPECT_EQ(Reader.ReadInt32(), -2);
}

TEST(ProtoReader, Bool_OfAnyNumberButZero_IsTrue)
{
	const FBytes Bytes = {0x08, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	EXPECT_TRUE(Reader.ReadBool());
}

TEST(ProtoReader, Tag_OfSixBytes_IsRefused)
{
	EXPECT_EQ(SkipAll({0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 1}), (FWireResult{EWireError::OverlongVarint, 0}));
}

TEST(ProtoReader, FieldNumberZero_IsRefused)
{
	EXPECT_EQ(SkipAll({0x08, 1, 0x00, 1}), (FWireResult{EWireError::FieldNumberZero, 2}));
	EXPECT_EQ(SkipAll({0x02, 0}), (FWireResult{EWireError::FieldNumberZero, 0}));
}

TEST(ProtoReader, WireTypesSixAndSeven_AreRefused)
{
	EXPECT_EQ(SkipAll({0x0E}), (FWireResult{EWireError::UnknownWireType, 0}));
	EXPECT_EQ(SkipAll({0x0F}), (FWireResult{EWireError::UnknownWireType, 0}));
}

TEST(ProtoReader, Length_BeyondTheEnd_IsRefusedBeforeMemoryIsTaken)
{
	const FBytes Bytes = {0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 'x'};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	EXPECT_EQ(Reader.ReadBytes().capacity(), 0u);
	EXPECT_EQ(Reader.GetResult(), (FWireResult{EWireError::LengthBeyondEnd, 1}));
}

TEST(ProtoReader, Length_BeyondTheInnerMessage_IsRefusedThoughBytesFollow)
{
	// Field 1 is a message of two bytes, whose text claims three.
	const FBytes Bytes = {0x0A, 2, 0x0A, 3, 'a', 'b', 'c'};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	const uint8_t* const OuterEnd = Reader.EnterMessage();
	ASSERT_TRUE(Reader.NextField());
	EXPECT_EQ(Reader.ReadString(), "");
	EXPECT_FALSE(Reader.NextField());
	Reader.LeaveMessage(OuterEnd);
	EXPECT_FALSE(Reader.NextField());
	EXPECT_EQ(Reader.GetResult(), (FWireResult{EWireError::LengthBeyondEnd, 3}));
}

TEST(ProtoReader, Message_InAMessage_EndsWhereItsLengthSays)
{
	const FBytes Bytes = {0x0A, 2, 0x08, 7, 0x10, 8};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	const uint8_t* const OuterEnd = Reader.EnterMessage();
	ASSERT_TRUE(Reader.NextField());
	EXPECT_EQ(Reader.ReadInt64(), 7);
	EXPECT_FALSE(Reader.NextField());
	Reader.LeaveMessage(OuterEnd);
	ASSERT_TRUE(Reader.NextField());
	EXPECT_EQ(Reader.GetTag(), MakeTag(2, EWireType::Varint));
	EXPECT_EQ(Reader.ReadInt64(), 8);
	EXPECT_FALSE(Reader.NextField());
	EXPECT_TRUE(Reader.GetResult().IsOk());
}

TEST(ProtoReader, Fixed_ThatTheBytesEndIn_IsTruncated)
{
	EXPECT_EQ(SkipAll({0x0D, 1, 2, 3}), (FWireResult{EWireError::Truncated, 1}));
	EXPECT_EQ(SkipAll({0x09, 1, 2, 3, 4, 5, 6, 7}), (FWireResult{EWireError::Truncated, 1}));
}

TEST(ProtoReader, Text_ThatIsNoUtf8_IsRefusedAtTheByte)
{
	const FBytes Bytes = {0x0A, 3, 'a', 0xC3, 'b'};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	EXPECT_EQ(Reader.ReadString(), "");
	EXPECT_EQ(Reader.GetResult(), (FWireResult{EWireError::InvalidUtf8, 3}));
}

TEST(ProtoReader, Bytes_ThatAreNoUtf8_AreTaken)
{
	const FBytes Bytes = {0x0A, 2, 0xFF, 0x00};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	EXPECT_EQ(Reader.ReadBytes(), (FBytes{0xFF, 0x00}));
	EXPECT_TRUE(Reader.GetResult().IsOk());
}

TEST(ProtoReader, Group_EndedByAnother_IsRefused)
{
	EXPECT_EQ(SkipAll({0x0B, 0x14}), (FWireResult{EWireError::UnmatchedGroupEnd, 1}));
	EXPECT_EQ(SkipAll({0x08, 1, 0x0C}), (FWireResult{EWireError::UnmatchedGroupEnd, 2}));
}

TEST(ProtoReader, Group_ThatDoesNotEnd_IsTruncated)
{
	EXPECT_EQ(SkipAll({0x0B, 0x08, 1}), (FWireResult{EWireError::Truncated, 3}));
}

TEST(ProtoReader, Groups_AreInEachOtherUpToTheLimit)
{
	FBytes Bytes = Repeat({0x0B}, FProtoReader::MaxDepth);
	const FBytes Ends = Repeat({0x0C}, FProtoReader::MaxDepth);
	Bytes.insert(Bytes.end(), Ends.begin(), Ends.end());
	EXPECT_EQ(SkipAll(Bytes), FWireResult{});

	EXPECT_EQ(SkipAll(Repeat({0x0B}, 1'000'000)), (FWireResult{EWireError::TooDeep, FProtoReader::MaxDepth + 1}));
}

TEST(ProtoReader, Messages_AreInEachOtherUpToTheLimit)
{
	// A message of 200 levels: each a field 1 that has the rest.
	FBytes Bytes;
	for (int Level = 0; Level < 200; ++Level)
	{
		const size_t Length = Bytes.size();
		FBytes Outer = {0x0A};
		if (Length >= 0x80)
		{
			Outer.push_back(static_cast<uint8_t>(Length | 0x80));
		}
		Outer.push_back(static_cast<uint8_t>(Length >= 0x80 ? Length >> 7 : Length));
		Outer.insert(Outer.end(), Bytes.begin(), Bytes.end());
		Bytes = Outer;
	}
	FProtoReader Reader(Bytes);
	int Levels = 0;
	while (Reader.NextField())
	{
		Reader.EnterMessage();
		++Levels;
	}
	EXPECT_EQ(Reader.GetResult().Error, EWireError::TooDeep);
	EXPECT_EQ(Levels, FProtoReader::MaxDepth + 1);
}

TEST(ProtoReader, PackedNumbers_CutInTheMiddle_AreRefused)
{
	const FBytes Bytes = {0x0A, 5, 0, 0, 0x80, 0x3F, 0, 1, 2, 3};
	FProtoReader Reader(Bytes);
	ASSERT_TRUE(Reader.NextField());
	std::vector<float> Values;
	Reader.ReadPacked<&FProtoReader::ReadFloat>(Values);
	EXPECT_EQ(Reader.GetResult(), (FWireResult{EWireError::Truncated, 6}));
	ASSERT_FALSE(Values.empty());
	EXPECT_EQ(Values[0], 1.0f);
}

TEST(ProtoReader, AfterAnError_NothingIsReadAndTheFirstErrorStays)
{
	const FBytes Bytes = {0x0E, 0x0A, 1, 'x'};
	FProtoReader Reader(Bytes);
	EXPECT_FALSE(Reader.NextField());
	EXPECT_EQ(Reader.ReadUInt64(), 0u);
	EXPECT_EQ(Reader.ReadDouble(), 0.0);
	EXPECT_EQ(Reader.ReadString(), "");
	Reader.SkipField();
	EXPECT_FALSE(Reader.NextField());
	EXPECT_EQ(Reader.GetResult(), (FWireResult{EWireError::UnknownWireType, 0}));
	EXPECT_STREQ(ToString(Reader.GetResult().Error), "UnknownWireType");
}

}
