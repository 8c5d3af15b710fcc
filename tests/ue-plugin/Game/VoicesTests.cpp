// Copyright (c) 2026 The Sidecar authors. MIT licence.

// Two voices at once, a voice without a loudspeaker, and one that the engine has stopped.

#include "GameFixture.h"

#include "Components/AudioComponent.h"
#include "SocketSubsystem.h"

namespace UE::Sidecar::Tests
{
namespace
{
class VoicesTest : public FGameTest
{
};
}

TEST_F(VoicesTest, TwoCharacters_SpeakingAtOnce_EachHaveTheirOwnVoiceFaceAndEvents)
{
	Begin();
	const TWeakObjectPtr<USidecarVoiceComponent> Bob = AddCharacter(TEXT("Bob"), {}, &OtherEvents);
	ASSERT_TRUE(FramesUntil(
		[&Bob]
		{
			return Bob->GetState() == ESidecarState::Listening;
		}));
	const auto Speak = [this](const std::string& Character, uint64_t Id, int16_t Value, int64_t NumSamples, float Jaw)
	{
		Sidecar->SendRawTo(Character, MakeStarted(Id));
		Sidecar->SendRawTo(Character, MakeFace(Id, {0, NumSamples}, {Jaw, Jaw}));
		Sidecar->SendRawTo(Character, MakeAudio(Id, 0, MakePcm(Value, NumSamples)));
		Sidecar->SendRawTo(Character, MakeEnded(Id, NumSamples));
	};
	Speak("Ada", 5, 3000, 12000, 0.25f);
	Speak("Bob", 7, 10000, 6000, 0.75f);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(5) && !OtherEvents.Finished.empty();
		}));
	FramesFor(0.2);
	int32 NumAda = 0;
	int32 NumBob = 0;
	for (const int16 Sample : Engine->Audio().Heard())
	{
		NumAda += Sample == 3000 || Sample == 13000 ? 1 : 0;
		NumBob += Sample == 10000 || Sample == 13000 ? 1 : 0;
	}
	EXPECT_EQ(NumAda, 12000);
	EXPECT_EQ(NumBob, 6000);
	float AdasJaw = 0.0f;
	float BobsJaw = 0.0f;
	for (const UE::Standin::FFaceSample& Face : Engine->Faces())
	{
		float& Jaw = Face.Subject == FName(TEXT("Ada")) ? AdasJaw : BobsJaw;
		Jaw = FMath::Max(Jaw, Face.Value(FName(TEXT("JawOpen"))));
	}
	EXPECT_FLOAT_EQ(AdasJaw, 0.25f);
	EXPECT_FLOAT_EQ(BobsJaw, 0.75f);
	EXPECT_EQ(Events.Started, std::vector<int64>{5});
	EXPECT_EQ(OtherEvents.Started, std::vector<int64>{7});
	EXPECT_EQ(ISocketSubsystem::StandinNumSockets(), 1);
}

TEST_F(VoicesTest, Voice_WithoutAnAudioDevice_SpeaksInItsOwnTimeAndReports)
{
	Sidecar = std::make_unique<FScriptedSidecar>();
	WriteEndpointFile(Sidecar->GetPort());
	StartGame();
	UE::Standin::FHeadlessAudioDevice::SetMain(nullptr);
	Ada = AddCharacter(TEXT("Ada"));
	EXPECT_EQ(Ada->GetAudioComponent(), nullptr);
	Sidecar->WaitUntil(
		[this]
		{
			Frame();
			return Ada->GetState() == ESidecarState::Listening;
		});
	Sidecar->Say(1, 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	FramesFor(0.1);
	EXPECT_EQ(Sidecar->Reports().back().PlayedSamples, 24000);
	EXPECT_EQ(Sidecar->Reports().back().Event, 3);
	// In its own time, and not all at once.
	EXPECT_GT(Sidecar->Reports().size(), 5u);
}

TEST_F(VoicesTest, AudioComponent_StoppedByTheEngine_IsPlayedAgainAndNothingIsLost)
{
	Begin();
	Sidecar->Say(1, 24000);
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return Ada->IsSpeaking();
		}));
	FramesFor(0.2);
	Ada->GetAudioComponent()->Stop();
	EXPECT_FALSE(Ada->GetAudioComponent()->IsPlaying());
	ASSERT_TRUE(FramesUntil(
		[this]
		{
			return HasFinished(1);
		}));
	EXPECT_TRUE(Ada->GetAudioComponent()->IsPlaying());
	EXPECT_EQ(Sidecar->Reports().back().PlayedSamples, 24000);
}
}
