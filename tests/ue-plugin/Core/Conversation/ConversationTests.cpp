// Copyright (c) 2026 The Sidecar authors. MIT licence.

#include "Core/Conversation/Conversation.h"

#include "Core/Messages/Contract.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace UE::Sidecar::Tests
{
namespace
{
FWelcome GoodWelcome()
{
	FWelcome Welcome;
	Welcome.Contract = FContractVersion{Contract::Major, Contract::Minor};
	Welcome.ConversationId = "c1";
	Welcome.AudioFormat = FAudioFormat{24000, 1, 16};
	Welcome.CurveNames = {"JawOpen", "MouthClose"};
	return Welcome;
}

class ConversationTest : public testing::Test
{
protected:
	template <typename T>
	bool Receive(T&& Body)
	{
		FServerMessage Message;
		Message.Body = std::forward<T>(Body);
		std::vector<uint8_t> Bytes;
		Encode(Message, Bytes);
		return Conversation.OnMessage(Bytes, 0.0, Error);
	}

	FClientMessage Sent(const std::vector<uint8_t>& Bytes)
	{
		FClientMessage Message;
		EXPECT_TRUE(Decode(Bytes, Message).IsOk());
		return Message;
	}

	template <typename T>
	int CountEvents()
	{
		int Count = 0;
		while (FConversationEvent* Event = Conversation.PeekEvent())
		{
			const FServerMessage* Message = std::get_if<FServerMessage>(Event);
			Count += Message != nullptr && std::holds_alternative<T>(Message->Body) ? 1 : 0;
			Conversation.PopEvent();
		}

		return Count;
	}

	FAudioChunk Chunk(uint64_t Utterance, int64_t First, size_t Count)
	{
		FAudioChunk Audio;
		Audio.UtteranceId = Utterance;
		Audio.SampleIndex = First;
		Audio.Pcm.assign(2 * Count, 1);
		return Audio;
	}

	FConversation Conversation{FHello()};
	std::string Error;
};
}

TEST_F(ConversationTest, Open_TheFirstTime_SaysHelloWithTheContract)
{
	const FClientMessage Message = Sent(Conversation.Open("secret"));
	const FHello* Hello = std::get_if<FHello>(&Message.Body);
	ASSERT_NE(Hello, nullptr);
	EXPECT_EQ(Hello->Contract->Major, Contract::Major);
	EXPECT_EQ(Hello->Token, "secret");
	EXPECT_EQ(Hello->ResumeConversationId, "");
}

TEST_F(ConversationTest, Open_AfterAWelcome_ComesBackToTheSameConversation)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	const FClientMessage Message = Sent(Conversation.Open(""));
	EXPECT_EQ(std::get_if<FHello>(&Message.Body)->ResumeConversationId, "c1");
}

TEST_F(ConversationTest, OnMessage_AnythingBeforeWelcome_EndsTheStreamWithAReason)
{
	Conversation.Open("");
	EXPECT_FALSE(Receive(FStateChanged()));
	EXPECT_NE(Error.find("Welcome"), std::string::npos);
	EXPECT_FALSE(Conversation.IsOpen());
}

TEST_F(ConversationTest, OnMessage_SecondWelcome_EndsTheStream)
{
	Conversation.Open("");
	EXPECT_TRUE(Receive(GoodWelcome()));
	EXPECT_FALSE(Receive(GoodWelcome()));
}

TEST_F(ConversationTest, OnMessage_NoMessageAtAll_EndsTheStreamAndNamesTheByte)
{
	const std::vector<uint8_t> Garbage = {0x0A, 0xFF, 0x01};
	EXPECT_FALSE(Conversation.OnMessage(Garbage, 0.0, Error));
	EXPECT_NE(Error.find("byte"), std::string::npos);
}

TEST_F(ConversationTest, OnMessage_UnknownMessage_IsPassedOver)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	// Field 100, a message of a newer contract.
	const std::vector<uint8_t> Newer = {0xA2, 0x06, 0x02, 0x08, 0x01};
	EXPECT_TRUE(Conversation.OnMessage(Newer, 0.0, Error));
}

TEST_F(ConversationTest, Welcome_ThatCannotFit_IsRefusedByName)
{
	struct FCase
	{
		FWelcome Welcome;
		const char* Named;
	};
	std::vector<FCase> Cases(6, FCase{GoodWelcome(), ""});
	Cases[0].Welcome.Contract->Major = 9;
	Cases[0].Named = "9.1";
	Cases[1].Welcome.AudioFormat->SampleRateHz = 48000;
	Cases[1].Named = "48000";
	Cases[2].Welcome.CurveNames = std::vector<std::string>(1025, "A");
	Cases[2].Named = "1025";
	Cases[3].Welcome.CurveNames = {"JawOpen", "jawopen"};
	Cases[3].Named = "entry 1";
	Cases[4].Welcome.CurveNames = {"Jaw Open"};
	Cases[4].Named = "entry 0";
	Cases[5].Welcome.AudioFormat.reset();
	Cases[5].Named = "0 Hz";
	for (const FCase& Case : Cases)
	{
		Conversation.Open("");
		EXPECT_FALSE(Receive(FWelcome(Case.Welcome)));
		EXPECT_NE(Error.find(Case.Named), std::string::npos) << Error;
	}
}

TEST_F(ConversationTest, FaceFrames_OfImpossibleSize_AreDroppedAndToldOnce)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	FFaceFrames Frames;
	Frames.SampleIndices = {0, 400};
	Frames.Values = {1.0f, 2.0f, 3.0f};
	EXPECT_TRUE(Receive(FFaceFrames(Frames)));
	EXPECT_TRUE(Receive(FFaceFrames(Frames)));
	Frames.Values.push_back(4.0f);
	EXPECT_TRUE(Receive(FFaceFrames(Frames)));
	EXPECT_EQ(CountEvents<FFaceFrames>(), 1);
}

TEST_F(ConversationTest, Audio_MalformedOrOutOfOrder_IsDroppedAndTheStreamGoesOn)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	FAudioChunk Odd = Chunk(1, 0, 480);
	Odd.Pcm.pop_back();
	EXPECT_TRUE(Receive(std::move(Odd)));
	EXPECT_TRUE(Receive(Chunk(0, 0, 480)));
	EXPECT_TRUE(Receive(Chunk(2, 0, 480)));
	EXPECT_TRUE(Receive(Chunk(1, 0, 480)));
	EXPECT_TRUE(Receive(Chunk(2, std::numeric_limits<int64_t>::min(), 480)));
	EXPECT_EQ(Conversation.GetVoice().QueuedSamples(), 480u);
}

TEST_F(ConversationTest, NextOutgoing_ReportsComeBeforeCommands)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	ASSERT_TRUE(Receive(Chunk(1, 0, 4800)));
	std::vector<int16_t> Block(960);
	Conversation.GetVoice().Pull(Block, 5.0);
	FClientMessage Text;
	Text.Body = FSendText{"Hello"};
	EXPECT_TRUE(Conversation.Send(std::move(Text)));
	EXPECT_TRUE(std::holds_alternative<FPlaybackReport>(Sent(Conversation.NextOutgoing(5.0)).Body));
	EXPECT_TRUE(std::holds_alternative<FSendText>(Sent(Conversation.NextOutgoing(5.0)).Body));
	EXPECT_TRUE(Conversation.NextOutgoing(5.0).empty());
}

TEST_F(ConversationTest, Send_BeforeTheWelcome_WaitsForIt)
{
	FClientMessage Text;
	Text.Body = FSendText{"Hello"};
	EXPECT_TRUE(Conversation.Send(std::move(Text)));
	Conversation.Open("");
	EXPECT_TRUE(Conversation.NextOutgoing(0.0).empty());
	ASSERT_TRUE(Receive(GoodWelcome()));
	EXPECT_FALSE(Conversation.NextOutgoing(0.0).empty());
}

TEST_F(ConversationTest, Send_MoreThanTheSidecarReads_IsRefusedButSoundMakesRoom)
{
	FClientMessage Message;
	for (int Index = 0; Index < 60; ++Index)
	{
		Message.Body = FMicrophoneAudio{{static_cast<uint8_t>(Index), 0}, 24000};
		EXPECT_TRUE(Conversation.Send(std::move(Message)));
	}

	int Accepted = 0;
	for (int Index = 0; Index < 2000; ++Index)
	{
		Message.Body = FInterrupt();
		Accepted += Conversation.Send(std::move(Message)) ? 1 : 0;
	}

	EXPECT_EQ(Accepted, 1024 - 50);
}

TEST_F(ConversationTest, Flush_OfTheSidecar_IsReportedAndShown)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	ASSERT_TRUE(Receive(Chunk(1, 0, 24000)));
	std::vector<int16_t> Block(960);
	Conversation.GetVoice().Pull(Block, 5.0);
	ASSERT_TRUE(Receive(FFlush{1, EFlushReason::BargeIn, 0}));
	Conversation.GetVoice().Pull(Block, 5.04);
	const FClientMessage Report = Sent(Conversation.NextOutgoing(5.04));
	EXPECT_EQ(std::get_if<FPlaybackReport>(&Report.Body)->Event, EPlaybackEvent::Flushed);
	EXPECT_EQ(std::get_if<FPlaybackReport>(&Report.Body)->PlayedSamples, 960 + 120);
	EXPECT_EQ(CountEvents<FFlush>(), 1);
}

TEST_F(ConversationTest, Welcome_OfANewConversation_StartsUtterancesAnew)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	ASSERT_TRUE(Receive(Chunk(5, 0, 4800)));
	Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Conversation.Open("");
	FWelcome Other = GoodWelcome();
	Other.ConversationId = "c2";
	ASSERT_TRUE(Receive(std::move(Other)));
	ASSERT_TRUE(Receive(Chunk(1, 0, 4800)));
	std::vector<int16_t> Block(960);
	Conversation.GetVoice().Pull(Block, 5.0);
	EXPECT_EQ(Conversation.GetVoice().Heard(5.0).UtteranceId, 1u);
}

TEST_F(ConversationTest, Welcome_OfANewConversation_IsToldAgainWhatTheGameHasChanged)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	FClientMessage Message;
	FUpdateCharacter Update;
	Update.Instructions = "Be brief.";
	Message.Body = Update;
	Conversation.Send(FClientMessage(Message));
	Update = FUpdateCharacter();
	Update.TurnTaking = ETurnTaking::PushToTalk;
	Message.Body = Update;
	Conversation.Send(FClientMessage(Message));
	Message.Body = FSetMuted{true};
	Conversation.Send(FClientMessage(Message));
	while (!Conversation.NextOutgoing(0.0).empty())
	{
	}

	Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Conversation.Open("");
	FWelcome Same = GoodWelcome();
	Same.bResumed = true;
	ASSERT_TRUE(Receive(std::move(Same)));
	EXPECT_TRUE(Conversation.NextOutgoing(0.0).empty());

	Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Conversation.Open("");
	FWelcome Other = GoodWelcome();
	Other.ConversationId = "c2";
	ASSERT_TRUE(Receive(std::move(Other)));
	const FClientMessage First = Sent(Conversation.NextOutgoing(0.0));
	const FUpdateCharacter* Again = std::get_if<FUpdateCharacter>(&First.Body);
	ASSERT_NE(Again, nullptr);
	EXPECT_EQ(Again->Instructions, "Be brief.");
	EXPECT_EQ(Again->TurnTaking, ETurnTaking::PushToTalk);
	const FClientMessage Second = Sent(Conversation.NextOutgoing(0.0));
	ASSERT_NE(std::get_if<FSetMuted>(&Second.Body), nullptr);
	EXPECT_TRUE(std::get_if<FSetMuted>(&Second.Body)->bMuted);
	EXPECT_TRUE(Conversation.NextOutgoing(0.0).empty());
}

TEST_F(ConversationTest, Welcome_OfTheSameConversation_GoesOnWithoutARepetition)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	ASSERT_TRUE(Receive(Chunk(1, 0, 4800)));
	Conversation.OnEnded(EGrpcCode::Unavailable, "gone", true);
	Conversation.Open("");
	FWelcome Same = GoodWelcome();
	Same.bResumed = true;
	ASSERT_TRUE(Receive(std::move(Same)));
	ASSERT_TRUE(Receive(FUtteranceStarted{1, "item", 2400}));
	ASSERT_TRUE(Receive(Chunk(1, 2400, 4800)));
	EXPECT_EQ(Conversation.GetVoice().QueuedSamples(), 7200u);
}

TEST_F(ConversationTest, OnMessage_TheGameDoesNotRun_IsLetGoWithAReasonAndTheEndIsTold)
{
	Conversation.Open("");
	ASSERT_TRUE(Receive(GoodWelcome()));
	bool bGoesOn = true;
	for (int Index = 0; Index < 20000 && bGoesOn; ++Index)
	{
		bGoesOn = Receive(FStateChanged());
	}

	EXPECT_FALSE(bGoesOn);
	Conversation.OnEnded(EGrpcCode::Internal, Error, true);
	int Ends = 0;
	while (FConversationEvent* Event = Conversation.PeekEvent())
	{
		Ends += std::holds_alternative<FStreamEnded>(*Event) ? 1 : 0;
		Conversation.PopEvent();
	}

	EXPECT_EQ(Ends, 1);
}
}
