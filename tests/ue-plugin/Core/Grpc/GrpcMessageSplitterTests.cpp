// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Grpc/GrpcMessageSplitter.h"
#include "RawFrames.h"

#include <gtest/gtest.h>

namespace UE::Sidecar::Tests
{

static std::vector<std::string> Split(FGrpcMessageSplitter& Splitter, const FBytes& Bytes, const size_t PieceBytes)
{
	std::vector<std::string> Messages;
	for (size_t Begin = 0; Begin < Bytes.size(); Begin += PieceBytes)
	{
		const FBytes Piece(Bytes.begin() + static_cast<std::ptrdiff_t>(Begin),
			Bytes.begin() + static_cast<std::ptrdiff_t>(std::min(Begin + PieceBytes, Bytes.size())));
		std::span<const uint8_t> Rest = Piece;
		std::span<const uint8_t> Message;
		while (Splitter.Next(Rest, Message) == EGrpcSplit::Message)
		{
			Messages.emplace_back(Message.begin(), Message.end());
		}
		EXPECT_TRUE(Rest.empty());
	}
	return Messages;
}

TEST(GrpcMessageSplitter, Messages_CutIntoPiecesOfAnySize_ComeOutWhole)
{
	const std::vector<std::string> Expected = {"", "a", std::string(300, 'b'), "", std::string(70, 'c'), ""};
	FBytes Bytes;
	for (const std::string& Message : Expected)
	{
		Bytes = Bytes + Prefixed(Message);
	}
	for (size_t PieceBytes = 1; PieceBytes <= Bytes.size(); ++PieceBytes)
	{
		FGrpcMessageSplitter Splitter(300);
		ASSERT_EQ(Split(Splitter, Bytes, PieceBytes), Expected) << PieceBytes;
		ASSERT_TRUE(Splitter.IsBetweenMessages());
	}
}

TEST(GrpcMessageSplitter, Message_OverTheLimit_IsRefusedBeforeItsBytes)
{
	FGrpcMessageSplitter Splitter(10);
	FBytes Prefix = Prefixed(std::string(11, 'x'));
	Prefix.resize(5);
	std::span<const uint8_t> Rest = Prefix;
	std::span<const uint8_t> Message;
	EXPECT_EQ(Splitter.Next(Rest, Message), EGrpcSplit::TooLong);
}

TEST(GrpcMessageSplitter, Message_WithTheCompressedFlag_IsRefused)
{
	FGrpcMessageSplitter Splitter(10);
	const FBytes Bytes = Prefixed("x", 1);
	std::span<const uint8_t> Rest = Bytes;
	std::span<const uint8_t> Message;
	EXPECT_EQ(Splitter.Next(Rest, Message), EGrpcSplit::Compressed);
}

TEST(GrpcMessageSplitter, HalfAMessage_IsNotBetweenMessages)
{
	FGrpcMessageSplitter Splitter(10);
	const FBytes Bytes = Prefixed("half");
	for (size_t Length = 1; Length < Bytes.size(); ++Length)
	{
		FGrpcMessageSplitter Cut(10);
		Split(Cut, FBytes(Bytes.begin(), Bytes.begin() + static_cast<std::ptrdiff_t>(Length)), Length);
		EXPECT_FALSE(Cut.IsBetweenMessages()) << Length;
	}
}

} // namespace UE::Sidecar::Tests
