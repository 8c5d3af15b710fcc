// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include <algorithm>
#include <array>

#include <google/protobuf/stubs/logging.h>

#include <gtest/gtest.h>

#include "Core/Wire/ProtoReader.h"
#include "Oracle/Generated/MessageList.h"
#include "Oracle/Judge.h"
#include "Oracle/RandomMessage.h"

namespace UE::Sidecar
{

namespace
{

constexpr int MessagesPerType = 300;
constexpr int MutationsPerMessage = 40;

/** Bytes that hurt: long varints, field 0, groups, wire types 6 and 7, lengths that are too large. */
const std::array<std::string, 12> Pieces = {std::string("\x00", 1), std::string("\x02\x00", 2), "\x0B\x0C", "\x0B",
	"\x0C", "\x0E", "\x0F", "\xFF\xFF\xFF\xFF\x07", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01",
	"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", "\x8A\x80\x80\x80\x00", "\xED\xA0\x80"};

std::string Mutate(std::string Bytes, FRandom& Random)
{
	for (uint64_t Left = 1 + Random.Below(3); Left > 0; --Left)
	{
		const size_t At = static_cast<size_t>(Random.Below(Bytes.size() + 1));
		switch (Random.Below(5))
		{
		case 0:
			Bytes.resize(At);
			break;
		case 1:
			Bytes.insert(At, Pieces[Random.Below(Pieces.size())]);
			break;
		case 2:
			Bytes.erase(At, 1 + Random.Below(4));
			break;
		case 3:
			Bytes.insert(At, 1, static_cast<char>(Random.Next()));
			break;
		default:
			if (At < Bytes.size())
			{
				Bytes[At] = static_cast<char>(Bytes[At] ^ (1 << Random.Below(8)));
			}
			break;
		}
	}
	return Bytes;
}

struct FMutations
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
			for (int Mutation = 0; Mutation < MutationsPerMessage && Official.size() < 20'000; ++Mutation)
			{
				const std::string Bytes = Mutate(Official, Random);
				const std::optional<std::string> Judged = ReencodeTheirs<TheirsType>(Bytes);
				EXPECT_EQ(ReencodeOurs<OursType>(Bytes), Judged) << testing::PrintToString(AsBytes(Bytes));
				++(Judged.has_value() ? Accepted : Refused);
			}
		}
	}

	FRandom Random = FRandom(4);
	int Accepted = 0;
	int Refused = 0;
};

struct FTruncations
{
	template <typename OursType, typename TheirsType>
	void Visit()
	{
		SCOPED_TRACE(TheirsType::descriptor()->full_name());
		for (int Count = 0; Count < 5 && !testing::Test::HasFailure(); ++Count)
		{
			TheirsType Theirs;
			FillRandomly(Theirs, Random);
			AddUnknownFields(Theirs, Random);
			const std::string Official = Theirs.SerializeAsString();
			for (size_t Length = 0; Length <= std::min<size_t>(Official.size(), 2'000); ++Length)
			{
				const std::string Bytes = Official.substr(0, Length);
				EXPECT_EQ(ReencodeOurs<OursType>(Bytes), ReencodeTheirs<TheirsType>(Bytes)) << "length " << Length;
			}
		}
	}

	FRandom Random = FRandom(5);
};

void ExpectSameVerdict(const std::string& Text)
{
	std::string Bytes = "\x1A";
	Bytes += static_cast<char>(Text.size());
	Bytes += Text;
	EXPECT_EQ(ReencodeOurs<FAsk>(Bytes), ReencodeTheirs<::sidecar::v1::Ask>(Bytes))
		<< testing::PrintToString(AsBytes(Text));
}

/** The official library says on stderr what it refuses. */
class HostileBytes : public testing::Test
{
	google::protobuf::LogSilencer Silencer;
};

}

TEST_F(HostileBytes, MutatedMessages_AreTakenAndRefusedAlike)
{
	FMutations Mutations;
	VisitMessages(Mutations);
	EXPECT_GT(Mutations.Accepted, 5'000);
	EXPECT_GT(Mutations.Refused, 5'000);
}

TEST_F(HostileBytes, MessagesCutAnywhere_AreTakenAndRefusedAlike)
{
	FTruncations Truncations;
	VisitMessages(Truncations);
}

TEST_F(HostileBytes, EveryTextOfTwoBytes_IsTakenAndRefusedAlike)
{
	for (int First = 0; First < 256; ++First)
	{
		for (int Second = 0; Second < 256; ++Second)
		{
			ExpectSameVerdict({static_cast<char>(First), static_cast<char>(Second)});
		}
	}
}

TEST_F(HostileBytes, EveryCharacterOfThreeAndFourBytes_IsTakenAndRefusedAlike)
{
	for (int Lead = 0xE0; Lead < 0x100; ++Lead)
	{
		for (int Second = 0x70; Second < 0xD0; ++Second)
		{
			for (const int Last : {0x7F, 0x80, 0xBF, 0xC0})
			{
				ExpectSameVerdict({static_cast<char>(Lead), static_cast<char>(Second), static_cast<char>(Last)});
				ExpectSameVerdict(
					{static_cast<char>(Lead), static_cast<char>(Second), '\x80', static_cast<char>(Last)});
			}
		}
	}
}

TEST_F(HostileBytes, GroupsInGroups_EndAtTheSameDepth)
{
	int Deepest = 0;
	for (int Depth = 1; Depth < 200; ++Depth)
	{
		// Field 20's group, with a tag of two bytes.
		std::string Begin;
		std::string End;
		for (int Level = 0; Level < Depth; ++Level)
		{
			Begin += "\xA3\x01";
			End += "\xA4\x01";
		}
		for (const std::string& Bytes : {Begin + End, "\x0A\x80\x80\x00" + Begin + End})
		{
			const std::optional<std::string> Judged = ReencodeTheirs<::sidecar::v1::ClientMessage>(Bytes);
			EXPECT_EQ(ReencodeOurs<FClientMessage>(Bytes), Judged) << "depth " << Depth;
			Deepest = Judged.has_value() ? Depth : Deepest;
		}
	}
	EXPECT_EQ(Deepest, FProtoReader::MaxDepth);
}

}
