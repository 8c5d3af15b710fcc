// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <gtest/gtest.h>

#include "Oracle/Generated/MessageList.h"
#include "Oracle/Judge.h"
#include "Oracle/RandomMessage.h"

namespace UE::Sidecar
{

namespace
{

constexpr int MessagesPerType = 1000;

/** Where the top-level fields begin, and the end. */
std::vector<size_t> FindFieldBoundaries(const std::string& Bytes)
{
	std::vector<size_t> Boundaries = {0};
	google::protobuf::io::CodedInputStream Input(
		reinterpret_cast<const uint8_t*>(Bytes.data()), static_cast<int>(Bytes.size()));
	while (const uint32_t Tag = Input.ReadTag())
	{
		EXPECT_TRUE(google::protobuf::internal::WireFormatLite::SkipField(&Input, Tag));
		Boundaries.push_back(static_cast<size_t>(Input.CurrentPosition()));
	}
	return Boundaries;
}

std::string InsertUnknownFields(const std::string& Bytes, FRandom& Random)
{
	const std::vector<size_t> Boundaries = FindFieldBoundaries(Bytes);
	std::string Result;
	for (size_t Index = 0; Index < Boundaries.size(); ++Index)
	{
		if (Random.OneIn(3))
		{
			Result += MakeUnknownField(Random);
		}
		if (Index + 1 < Boundaries.size())
		{
			Result += Bytes.substr(Boundaries[Index], Boundaries[Index + 1] - Boundaries[Index]);
		}
	}
	return Result;
}

/** Official bytes through our structs and back. */
struct FRoundTrip
{
	template <typename OursType, typename TheirsType>
	void Visit()
	{
		SCOPED_TRACE(TheirsType::descriptor()->full_name());
		for (int Count = 0; Count < MessagesPerType && !testing::Test::HasFailure(); ++Count)
		{
			TheirsType Theirs;
			FillRandomly(Theirs, Random);
			const std::string Official = Theirs.SerializeAsString();

			OursType Ours;
			ASSERT_EQ(Decode(AsBytes(Official), Ours), FWireResult{});
			ExpectSame(Ours, Theirs);
			std::vector<uint8_t> Encoded;
			Encode(Ours, Encoded);
			EXPECT_EQ(std::string(Encoded.begin(), Encoded.end()), Official);
			EXPECT_EQ(EncodedSize(Ours), Official.size());
		}
		++Types;
	}

	FRandom Random = FRandom(1);
	int Types = 0;
};

/** Fields of a newer contract, at the end of every message and between the fields of the outermost. */
struct FUnknownFields
{
	template <typename OursType, typename TheirsType>
	void Visit()
	{
		SCOPED_TRACE(TheirsType::descriptor()->full_name());
		for (int Count = 0; Count < MessagesPerType && !testing::Test::HasFailure(); ++Count)
		{
			TheirsType Theirs;
			FillRandomly(Theirs, Random);
			const std::string Known = Theirs.SerializeAsString();
			AddUnknownFields(Theirs, Random);
			const std::string Newer = InsertUnknownFields(Theirs.SerializeAsString(), Random);
			EXPECT_EQ(ReencodeOurs<OursType>(Newer), Known);
		}
	}

	FRandom Random = FRandom(2);
};

/** Two messages one after the other: the last value wins, repeated fields grow, messages merge. */
struct FMerging
{
	template <typename OursType, typename TheirsType>
	void Visit()
	{
		SCOPED_TRACE(TheirsType::descriptor()->full_name());
		for (int Count = 0; Count < MessagesPerType && !testing::Test::HasFailure(); ++Count)
		{
			TheirsType First;
			TheirsType Second;
			FillRandomly(First, Random);
			FillRandomly(Second, Random);
			const std::string Both = First.SerializeAsString() + Second.SerializeAsString();
			EXPECT_EQ(ReencodeOurs<OursType>(Both), ReencodeTheirs<TheirsType>(Both));
		}
	}

	FRandom Random = FRandom(3);
};

}

TEST(OfficialLibrary, EveryMessage_ThereAndBack_IsTheSameByteForByte)
{
	FRoundTrip RoundTrip;
	VisitMessages(RoundTrip);
	EXPECT_GT(RoundTrip.Types, 40);
}

TEST(OfficialLibrary, UnknownFields_Anywhere_LeaveTheRest)
{
	FUnknownFields UnknownFields;
	VisitMessages(UnknownFields);
}

TEST(OfficialLibrary, FieldsThatComeAgain_AreMergedAlike)
{
	FMerging Merging;
	VisitMessages(Merging);
}

}
