// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Messages/Contract.h"
#include "Core/Messages/ControlMessages.h"
#include "Core/Messages/DialogueMessages.h"

#include <gtest/gtest.h>

namespace UE::Sidecar
{

namespace
{

template <typename T>
std::vector<uint8_t> ToBytes(const T& Message)
{
	std::vector<uint8_t> Bytes;
	Encode(Message, Bytes);
	return Bytes;
}

}

TEST(Messages, Encode_BehindAFrameHeader_LeavesTheHeader)
{
	std::vector<uint8_t> Bytes = {1, 2, 3};
	FSendText Message;
	Message.Text = "hi";
	Encode(Message, Bytes);
	EXPECT_EQ(Bytes, (std::vector<uint8_t>{1, 2, 3, 0x0A, 2, 'h', 'i'}));
	EXPECT_EQ(EncodedSize(Message), 4u);
}

TEST(Messages, Oneof_OfMessages_IsFoundByType)
{
	FServerMessage Sent;
	FAudioChunk Chunk;
	Chunk.UtteranceId = 3;
	Chunk.SampleIndex = 480;
	Chunk.Pcm = {1, 0, 255, 127};
	Sent.Body = Chunk;

	FServerMessage Received;
	ASSERT_TRUE(Decode(ToBytes(Sent), Received).IsOk());
	ASSERT_NE(std::get_if<FAudioChunk>(&Received.Body), nullptr);
	EXPECT_EQ(*std::get_if<FAudioChunk>(&Received.Body), Chunk);
	EXPECT_EQ(Received, Sent);
}

TEST(Messages, Oneof_OfEmptyMessage_IsKept)
{
	FClientMessage Sent;
	Sent.Body = FInterrupt{};
	const std::vector<uint8_t> Bytes = ToBytes(Sent);
	EXPECT_EQ(Bytes, (std::vector<uint8_t>{0x2A, 0}));

	FClientMessage Received;
	ASSERT_TRUE(Decode(Bytes, Received).IsOk());
	EXPECT_TRUE(std::holds_alternative<FInterrupt>(Received.Body));
}

TEST(Messages, Oneof_OfTwoTexts_TellsThemApart)
{
	FToolResult Sent;
	Sent.CallId = "c1";
	Sent.Result = FToolResult::FError{""};

	FToolResult Received;
	ASSERT_TRUE(Decode(ToBytes(Sent), Received).IsOk());
	EXPECT_TRUE(std::holds_alternative<FToolResult::FError>(Received.Result));
	EXPECT_EQ(Received, Sent);
}

TEST(Messages, Oneof_SetTwice_HasTheLast)
{
	const std::vector<uint8_t> Bytes = {0x12, 1, 'a', 0x1A, 1, 'b'};
	FToolResult Message;
	ASSERT_TRUE(Decode(Bytes, Message).IsOk());
	ASSERT_TRUE(std::holds_alternative<FToolResult::FError>(Message.Result));
	EXPECT_EQ(std::get_if<FToolResult::FError>(&Message.Result)->Value, "b");
}

TEST(Messages, Oneof_SameMessageTwice_IsMerged)
{
	// playback_report { utterance_id: 7 }, then playback_report { played_samples: 5 }.
	const std::vector<uint8_t> Bytes = {0x12, 2, 0x08, 7, 0x12, 2, 0x10, 5};
	FClientMessage Message;
	ASSERT_TRUE(Decode(Bytes, Message).IsOk());
	const FPlaybackReport* Report = std::get_if<FPlaybackReport>(&Message.Body);
	ASSERT_NE(Report, nullptr);
	EXPECT_EQ(Report->UtteranceId, 7u);
	EXPECT_EQ(Report->PlayedSamples, 5);
}

TEST(Messages, Optional_AbsentAndEmpty_AreDifferent)
{
	FUpdateCharacter Sent;
	Sent.Voice = "";
	Sent.Tools = FToolList{};

	FUpdateCharacter Received;
	ASSERT_TRUE(Decode(ToBytes(Sent), Received).IsOk());
	EXPECT_FALSE(Received.Instructions.has_value());
	EXPECT_EQ(Received.Voice, "");
	EXPECT_TRUE(Received.Tools.has_value());
	EXPECT_EQ(Received, Sent);
}

TEST(Messages, Enum_OfANewerContract_KeepsItsNumber)
{
	FStateChanged Sent;
	Sent.State = static_cast<EConversationState>(99);
	Sent.Previous = static_cast<EConversationState>(-1);

	FStateChanged Received;
	ASSERT_TRUE(Decode(ToBytes(Sent), Received).IsOk());
	EXPECT_EQ(Received, Sent);
	EXPECT_STREQ(ToString(Received.State), "Unknown");
	EXPECT_STREQ(ToString(EConversationState::UserSpeaking), "UserSpeaking");
}

TEST(Messages, Decode_IntoAUsedMessage_ReplacesIt)
{
	FNotice Message;
	Message.Code = "old";
	ASSERT_TRUE(Decode({}, Message).IsOk());
	EXPECT_EQ(Message, FNotice{});
}

TEST(Messages, RepeatedNumbers_PackedAndUnpacked_AreAppended)
{
	// sample_indices: packed [1, 2], then unpacked 3.
	const std::vector<uint8_t> Bytes = {0x12, 2, 1, 2, 0x10, 3};
	FFaceFrames Message;
	ASSERT_TRUE(Decode(Bytes, Message).IsOk());
	EXPECT_EQ(Message.SampleIndices, (std::vector<int64_t>{1, 2, 3}));
	EXPECT_EQ(ToBytes(Message), (std::vector<uint8_t>{0x12, 3, 1, 2, 3}));
}

TEST(Messages, Field_OfAnotherWireType_IsPassedOver)
{
	// Utterance id as text, then sample_index 4.
	const std::vector<uint8_t> Bytes = {0x0A, 1, 'x', 0x10, 4};
	FAudioChunk Message;
	ASSERT_TRUE(Decode(Bytes, Message).IsOk());
	EXPECT_EQ(Message.UtteranceId, 0u);
	EXPECT_EQ(Message.SampleIndex, 4);
}

TEST(Messages, MethodPaths_AreThoseOfGrpc)
{
	EXPECT_STREQ(Contract::DialogueConverse, "/sidecar.v1.Dialogue/Converse");
	EXPECT_STREQ(Contract::ControlGetStatus, "/sidecar.v1.Control/GetStatus");
}

}
