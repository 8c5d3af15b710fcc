// Copyright (c) 2026 The Sidecar authors. MIT licence.

// Games that begin and end while a character speaks, and characters that do: nothing is left behind, nothing comes
// late.

#include "GameFixture.h"

#include "GameFramework/Actor.h"
#include "SocketSubsystem.h"

#include <filesystem>
#include <fstream>

namespace UE::Sidecar::Tests
{
namespace
{
int CountNetworkThreads()
{
	int Count = 0;
	for (const std::filesystem::directory_entry& Thread : std::filesystem::directory_iterator("/proc/self/task"))
	{
		std::string Name;
		std::getline(std::ifstream(Thread.path() / "comm"), Name);
		Count += Name == "SidecarNetwork" ? 1 : 0;
	}
	return Count;
}

class LifeTest : public FGameTest
{
protected:
	bool FramesUntilSpeaking()
	{
		return FramesUntil(
			[this]
			{
				return Ada.IsValid() && Ada->IsSpeaking();
			});
	}

	void ExpectNothingLeft()
	{
		EXPECT_EQ(ISocketSubsystem::StandinNumSockets(), 0);
		EXPECT_EQ(CountNetworkThreads(), 0);
		EXPECT_EQ(Engine->LiveLink().GetSubjects(true, true).Num(), 0);
		EXPECT_EQ(Engine->LiveLink().GetSources().Num(), 0);
		EXPECT_EQ(Engine->LiveLink().Errors().Num(), 0);
	}
};
}

TEST_F(LifeTest, PlayInEditor_StartedAndStoppedTwentyTimesWhileSpeaking_LeavesNothing)
{
	Sidecar = std::make_unique<FScriptedSidecar>();
	WriteEndpointFile(Sidecar->GetPort());
	StartGame();
	for (int Round = 1; Round <= 20; ++Round)
	{
		Ada = AddCharacter(TEXT("Ada"));
		ASSERT_TRUE(FramesUntil(
			[this, Round]
			{
				return Sidecar->NumWelcomes() == Round && Ada->GetState() == ESidecarState::Listening;
			}));
		EXPECT_EQ(CountNetworkThreads(), 1);
		Sidecar->Say(static_cast<uint64_t>(Round), 10 * 24000);
		ASSERT_TRUE(FramesUntilSpeaking());
		FramesFor(0.05);
		Engine->StopGame();
		const int NumCalls = Events.NumCalls;
		EXPECT_FALSE(Ada.IsValid());
		for (int Count = 0; Count < 3; ++Count)
		{
			Frame();
		}
		EXPECT_EQ(Events.NumCalls, NumCalls);
		ExpectNothingLeft();
		Engine->StartGame();
	}
	EXPECT_EQ(Events.Started.size(), 20u);
}

TEST_F(LifeTest, LevelTravel_WhileSpeaking_EndsTheOldVoiceAndTheNewOneSpeaks)
{
	Begin();
	Sidecar->Say(1, 10 * 24000);
	ASSERT_TRUE(FramesUntilSpeaking());
	const TWeakObjectPtr<USidecarVoiceComponent> Old = Ada;
	Engine->TravelToLevel(TEXT("Next"));
	EXPECT_FALSE(Old.IsValid());
	Ada = AddCharacter(TEXT("Ada"));
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Sidecar->NumWelcomes() == 2 && Ada->GetState() == ESidecarState::Listening;
		}));
	// The component is new: the sidecar knows by the character which conversation it is.
	EXPECT_EQ(Sidecar->LastHelloConversation(), "");
	EXPECT_TRUE(IsAbleToSpeak(2));
	EXPECT_EQ(Events.Finished, std::vector<int64>{2});
	EXPECT_EQ(Subsystem()->GetVoices().Num(), 1);
	EXPECT_EQ(ISocketSubsystem::StandinNumSockets(), 1);
	EXPECT_EQ(Engine->LiveLink().GetSubjects(true, true).Num(), 1);
}

TEST_F(LifeTest, Actor_DestroyedInsideItsOwnStateEvent_IsGoneAndNothingElse)
{
	Sidecar = std::make_unique<FScriptedSidecar>();
	WriteEndpointFile(Sidecar->GetPort());
	StartGame();
	Ada = AddCharacter(TEXT("Ada"));
	Events.WhenState = [this](ESidecarState)
	{
		Events.WhenState = nullptr;
		Ada->GetOwner()->Destroy();
	};
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return !Ada.IsValid();
		}));
	FramesFor(0.1);
	EXPECT_EQ(Subsystem()->GetVoices().Num(), 0);
	Ada = AddCharacter(TEXT("Ada"));
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Ada->GetState() == ESidecarState::Listening;
		}));
	EXPECT_TRUE(IsAbleToSpeak(1));
}

TEST_F(LifeTest, Component_DestroyedInsideItsOwnUtteranceEvent_FallsSilent)
{
	Begin();
	Events.WhenStarted = [this](int64)
	{
		Ada->DestroyComponent();
	};
	Sidecar->Say(1, 10 * 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return !Events.Started.empty();
		}));
	FramesFor(0.1);
	EXPECT_FALSE(Ada.IsValid());
	EXPECT_EQ(Events.States.back(), ESidecarState::Offline);
	const int32 NumPulls = Engine->Audio().Pulls().Num();
	FramesFor(0.2);
	EXPECT_EQ(Engine->Audio().Pulls().Num(), NumPulls);
	EXPECT_EQ(Engine->LiveLink().GetSubjects(true, true).Num(), 0);
}

TEST_F(LifeTest, Conversation_StoppedInsideAnEvent_CanBeStartedAgain)
{
	Begin();
	Events.WhenStarted = [this](int64)
	{
		Events.WhenStarted = nullptr;
		Ada->StopConversation();
		Ada->StopConversation();
	};
	Sidecar->Say(1, 10 * 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Ada->GetState() == ESidecarState::Offline;
		}));
	FramesFor(0.1);
	EXPECT_EQ(Events.Started.size(), 1u);
	EXPECT_FALSE(Ada->SendText(TEXT("Nobody listens.")));
	Ada->StartConversation();
	Ada->StartConversation();
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Ada->GetState() == ESidecarState::Listening;
		}));
	FramesFor(0.1);
	EXPECT_EQ(Sidecar->NumStreams(), 2);
	EXPECT_EQ(Subsystem()->GetVoices().Num(), 1);
	EXPECT_TRUE(IsAbleToSpeak(2));
}
}
