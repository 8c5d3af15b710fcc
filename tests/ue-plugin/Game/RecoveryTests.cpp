// Copyright (c) 2026 The Sidecar authors. MIT licence.

// A sidecar that goes away and comes back, or was never there: what the player hears and what a Blueprint can show.

#include "GameFixture.h"

#include "Standin/LogCapture.h"

#include <filesystem>
#include <fstream>

namespace UE::Sidecar::Tests
{
namespace
{
class RecoveryTest : public FGameTest
{
protected:
	bool FramesUntilState(ESidecarState State)
	{
		return FramesUntil(
			[this, State]
			{
				return Ada->GetState() == State;
			},
			15.0);
	}

	bool FramesUntilStatus(ESidecarConnectionState State, const TCHAR* Part)
	{
		return FramesUntil(
			[this, State, Part]
			{
				return Subsystem()->GetConnectionState() == State && Subsystem()->GetStatusText().Contains(Part);
			},
			15.0);
	}

	void WriteFile(const std::string& Text)
	{
		std::ofstream(EndpointPath, std::ios::trunc) << Text;
	}

	/** Every sample of the utterance, once and in order. */
	void ExpectHeardOnce(int64 NumSamples) const
	{
		int64 Next = 0;
		int64 NumWrong = 0;
		for (const int16 Sample : Engine->Audio().Heard())
		{
			NumWrong += Sample != 0 && Sample != CodedSample(Next) ? 1 : 0;
			Next += Sample != 0 ? 1 : 0;
		}
		EXPECT_EQ(NumWrong, 0);
		EXPECT_EQ(Next, NumSamples);
	}
};
}

TEST_F(RecoveryTest, Sidecar_KilledInAnUtteranceAndStartedOnAnotherPort_ComesBackAndRepeatsNothing)
{
	Begin();
	Sidecar->Say(1, 3 * 24000);
	FramesFor(0.8);
	RemoveEndpointFile();
	const int FirstPort = Sidecar->GetPort();
	Sidecar.reset();
	ASSERT_TRUE(FramesUntilState(ESidecarState::Offline));
	EXPECT_FALSE(Ada->GetStateReason().IsEmpty());
	EXPECT_TRUE(Ada->IsSpeaking());
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return !Ada->IsSpeaking();
		}));
	// A second and a half is what the sidecar is ahead: all of it was heard, and no end is told of.
	EXPECT_GT(Ada->GetHeardSeconds(), 1.5f);
	EXPECT_TRUE(Events.Finished.empty());
	EXPECT_TRUE(Events.Interrupted.empty());
	ASSERT_TRUE(FramesUntilStatus(ESidecarConnectionState::Waiting, TEXT("is the sidecar running?")));

	Sidecar = std::make_unique<FScriptedSidecar>();
	EXPECT_NE(Sidecar->GetPort(), FirstPort);
	WriteEndpointFile(Sidecar->GetPort());
	ASSERT_TRUE(FramesUntilState(ESidecarState::Listening));
	EXPECT_EQ(Sidecar->LastHelloConversation(), "conversation");
	// From its beginning: what was heard already must not be heard again.
	Sidecar->Say(1, 3 * 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	FramesFor(0.1);
	ExpectHeardOnce(3 * 24000);
	EXPECT_EQ(Events.Started, std::vector<int64>{1});
	EXPECT_EQ(Events.Finished, std::vector<int64>{1});
}

TEST_F(RecoveryTest, EndpointFile_MissingOrHalfWrittenOrNotOurs_IsToldAndAGoodOneIsFound)
{
	Sidecar = std::make_unique<FScriptedSidecar>();
	StartGame();
	Ada = AddCharacter(TEXT("Ada"));
	EXPECT_TRUE(FramesUntilStatus(ESidecarConnectionState::Waiting, TEXT("There is no endpoint file")));
	WriteFile("{\"version\":1,\"address\":\"http://127.0.0.1:");
	EXPECT_TRUE(FramesUntilStatus(ESidecarConnectionState::Waiting, TEXT("only part of one")));
	WriteFile("{\"name\":\"something else\"}");
	EXPECT_TRUE(FramesUntilStatus(ESidecarConnectionState::Waiting, TEXT("no version")));
	WriteFile(std::string(70000, ' '));
	EXPECT_TRUE(FramesUntilStatus(ESidecarConnectionState::Waiting, TEXT("can't be read")));
	WriteFile("{\"version\":1,\"address\":\"http://127.0.0.1:1\",\"token\":\"a\\r\\nb\"}");
	EXPECT_TRUE(FramesUntilStatus(ESidecarConnectionState::Waiting, TEXT("no usable token")));
	EXPECT_EQ(Ada->GetState(), ESidecarState::Offline);
	EXPECT_TRUE(UE::Standin::LogContains(FName(TEXT("LogSidecar")), TEXT("no usable token")));
	WriteEndpointFile(Sidecar->GetPort());
	EXPECT_TRUE(FramesUntilState(ESidecarState::Listening));
	EXPECT_EQ(Subsystem()->GetConnectionState(), ESidecarConnectionState::Connected);
	EXPECT_TRUE(IsAbleToSpeak(1));
}

TEST_F(RecoveryTest, EndpointFile_OfAnotherMachine_IsRefusedUntilTheGameConnectsAgain)
{
	Sidecar = std::make_unique<FScriptedSidecar>();
	WriteFile("{\"version\":1,\"address\":\"http://192.0.2.1:9000\",\"token\":\"token\",\"process_id\":1}");
	StartGame();
	Ada = AddCharacter(TEXT("Ada"));
	EXPECT_TRUE(FramesUntilStatus(ESidecarConnectionState::Refused, TEXT("is another machine")));
	EXPECT_TRUE(UE::Standin::LogContains(FName(TEXT("LogSidecar")), TEXT("is another machine")));
	WriteEndpointFile(Sidecar->GetPort());
	Subsystem()->Connect();
	EXPECT_TRUE(FramesUntilState(ESidecarState::Listening));
	EXPECT_TRUE(IsAbleToSpeak(1));
}

TEST_F(RecoveryTest, DisconnectAndConnect_InAnUtterance_GoOnWithTheSameConversation)
{
	Begin();
	Sidecar->Say(1, 2 * 24000);
	FramesFor(0.5);
	Subsystem()->Disconnect();
	ASSERT_TRUE(FramesUntilState(ESidecarState::Offline));
	EXPECT_EQ(Subsystem()->GetConnectionState(), ESidecarConnectionState::Idle);
	FramesFor(1.0);
	EXPECT_EQ(Sidecar->NumStreams(), 1);
	Subsystem()->Connect();
	ASSERT_TRUE(FramesUntilState(ESidecarState::Listening));
	EXPECT_EQ(Sidecar->LastHelloConversation(), "conversation");
	Sidecar->Say(1, 2 * 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	FramesFor(0.1);
	ExpectHeardOnce(2 * 24000);
}

TEST_F(RecoveryTest, Connect_ToAnotherSidecarWhileConnected_ShowsTheNewOne)
{
	Begin();
	FScriptedSidecar Other;
	const FString Address = FString::Printf(TEXT("127.0.0.1:%d"), Other.GetPort());
	Subsystem()->Connect(Address);
	EXPECT_TRUE(FramesUntilStatus(ESidecarConnectionState::Connected, *Address));
	EXPECT_TRUE(FramesUntil(
		[&Other]
		{
			return Other.NumStreams() == 1;
		}));
	EXPECT_TRUE(FramesUntilState(ESidecarState::Listening));
}

TEST_F(RecoveryTest, Stream_RefusedForGood_IsAnErrorWithTheSidecarsWords)
{
	Begin();
	Sidecar->EndStream(10, "taken by another game");
	ASSERT_TRUE(FramesUntilState(ESidecarState::Offline));
	EXPECT_TRUE(Ada->GetStateReason().Contains(TEXT("taken by another game")));
	ASSERT_EQ(Events.Errors.size(), 1u);
	EXPECT_TRUE(Events.Errors[0] == TEXT("aborted"));
	FramesFor(1.0);
	EXPECT_EQ(Sidecar->NumStreams(), 1);
	Ada->StopConversation();
	Ada->StartConversation();
	EXPECT_TRUE(FramesUntilState(ESidecarState::Listening));
	EXPECT_TRUE(IsAbleToSpeak(1));
}
}
